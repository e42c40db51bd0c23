//# allFunctionsCalledOnLoad
import htmx from "../../vendor/htmx.esm.min.js";
import * as draft from "../draft.js";
import * as forms from "../forms.js";
import { painted } from "../painted.js";
import * as ready from "../ready.js";
import * as status from "../status.js";
import { fillTimes } from "../times.js";
import { chooseToday, holdBackClosedDays } from "../today.js";
import * as flush from "./flush.js";
import { keepForms } from "./in_place.js";
import * as kept from "./kept_pages.js";
import * as outbox from "./outbox.js";
import * as overlay from "./overlay.js";
import * as reading from "./reading.js";
import * as received from "./received.js";
import * as still from "./still.js";
import * as straight from "./straight.js";
import * as vault from "./vault.js";
import * as writing from "./writing.js";

/**
 * One function decides what a link or a form does. Reads: the kept page at once, refreshed behind. Writes: the outbox
 * first, shown, then sent. Without a vault (a computer) everything goes straight to the server.
 *
 * @typedef {object} Context htmx's request
 * @property {{action: string, method: string, body: any, form?: HTMLFormElement, submitter?: HTMLElement, headers: Record<string, string>}} request
 * @property {Element} sourceElement
 * @property {string | null} push
 * @property {string} [swap] "none" when nothing came to be shown
 * @property {{raw: Response}} [response]
 * @property {(url: string, request: RequestInit) => Promise<Response>} [fetch]
 * @property {boolean} [behind] shown in place, without leaving the page
 * @property {boolean} [after] shown because something was written or received
 * @property {import("./outbox.js").Entry[]} [waiting]
 * @property {{path: string, html: string}} [kept] the page as this phone had it
 * @property {() => void} [bringRest] what is not seen at first sight
 * @property {() => void} [putBack] forms in use, and the focus, after the page was shown again under them
 */

const TARGET = "#page";
const IN_PLACE = { swap: "outerMorph show:none", push: "false", behind: true };

/** Whether the reader has done anything on this page since it came. */
let used = false;

/** htmx marks the address that its reader came to; marking it takes a while, so it is done before the page is asked for. */
export const warm = () => void (history.state?.htmx || history.replaceState({ htmx: true }, "", location.href));

/** @returns {string} */
export const here = () => location.pathname + location.search;

/** Forget what was shown: the vault is being locked. */
export function forget() {
  reading.leave();
  received.forget();
}

export function register() {
  htmx.registerExtension("phone", {
    htmx_before_process: (/** @type {Element} */ element) => !element.matches(TARGET),
    htmx_before_init: (/** @type {Element} */ element) => !element.hasAttribute("data-native"),
    htmx_config_request: (/** @type {Element} */ _element, /** @type {{ctx: Context}} */ { ctx }) => decide(ctx),
    htmx_before_swap: (/** @type {Element} */ _element, /** @type {any} */ { ctx, tasks }) => beforeSwap(ctx, tasks),
    htmx_after_swap: (/** @type {Element} */ _element, /** @type {{ctx: Context}} */ { ctx }) => void arrive(ctx),
    htmx_finally_swap: (/** @type {Element} */ _element, /** @type {{ctx: Context}} */ { ctx }) => ctx.putBack?.(),
    htmx_after_request: (/** @type {Element} */ _element, /** @type {{ctx: Context}} */ { ctx }) => followed(ctx),
    htmx_before_morph_attr: (/** @type {Element} */ element, /** @type {any} */ change) => !closes(element, change),
  });
  // Of a page's hundred links and forms one is used: htmx takes each of them then, not all before the page is shown.
  document.addEventListener("click", ({ target }) => take(target, "a"), { capture: true });
  document.addEventListener("submit", ({ target }) => take(target, "form"), { capture: true });
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, () => void (used = true), { passive: true });
  outbox.events.addEventListener("changed", () => void (vault.isOpen() && again({ after: true })));
  flush.events.addEventListener("received", (event) => received.remember(/** @type {CustomEvent} */ (event).detail));
}

/**
 * @param {EventTarget | null} target
 * @param {"a" | "form"} kind
 */
function take(target, kind) {
  const used = target instanceof Element ? target.closest(kind) : null;
  if (used) htmx.process(used);
}

/**
 * Go to a page.
 * @param {string} path
 * @param {{push?: boolean}} [options]
 */
export const go = (path, { push = true } = {}) =>
  htmx.ajax("GET", path, { target: TARGET, swap: "outerHTML show:none", push: push ? "true" : "false" });

/** Show this page again: kept page + all that waits. What is being written in stays. */
export const show = () => (vault.isOpen() ? again() : Promise.resolve());

// Its source is the page itself: htmx queues what one element asks for, and going somewhere must never queue behind this.
const again = (more = {}) =>
  htmx.ajax("GET", here(), /** @type {any} */ ({ ...IN_PLACE, ...more, source: TARGET, target: TARGET }));

/** @param {Context} ctx */
function decide(ctx) {
  if (ctx.request.method === "GET") {
    ctx.fetch = (url) => read(url, ctx);
    return true;
  }
  ctx.push = "false";
  const form = ctx.request.form;
  if (form?.inert) return false;
  if (form?.dataset.form) ctx.request.body.set("op", forms.opOf(form));
  const phone = form?.dataset.form && vault.isOpen();
  const entry = phone ? forms.entryOf(form, ctx.request.body, pathOf(ctx.request.action)) : null;
  const version = form?.dataset.form && (form.dataset.version ?? "1");
  ctx.fetch = entry && form ? () => write(form, entry) : (url, request) => straight.post(url, request, version);
  return true;
}

/**
 * @param {string} url
 * @param {Context} ctx
 * @returns {Promise<Response>}
 */
async function read(url, ctx) {
  const { pathname, search } = new URL(url, location.href);
  const path = pathname + search;
  if (!ctx.behind) reading.leave();
  if (!vault.isOpen()) return straight.read(path);
  if (path === "/" && (await kept.home()) !== "/") return atHome(ctx);
  const { answer, waiting, html } = await reading.find(path);
  ctx.waiting = waiting;
  status.set({ waiting: outbox.unsent(waiting).length }); // what is unsent is told with the page, not after it
  if (html && !ctx.behind) ctx.kept = { path, html };
  return answer;
}

/** "/" is where its reader begins; the phone knows where that is, without network too.
 * @param {Context} ctx */
async function atHome(ctx) {
  const home = await kept.home();
  if (!ctx.behind) ctx.push = home;
  return read(home, ctx);
}

/**
 * Saved, then shown, then sent. The answer is shown by us, so htmx swaps nothing.
 * @param {HTMLFormElement} form
 * @param {outbox.Entry} entry
 */
async function write(form, entry) {
  const after = entry.fields.next ?? form.dataset.after;
  await writing.keep(form, entry);
  outbox.announce();
  if (after && after !== here()) void go(String(after));
  void flush.flush();
  return straight.nothing();
}

/** @param {string} action */
const pathOf = (action) => new URL(action, location.href).pathname;

/** This page's kept copy has changed: shown if nobody has touched the page, else offered. */
export function renewed() {
  if (used || forms.anyTouched(document)) status.set({ newer: true });
  else void show();
}

/**
 * A plain post answers with a redirect to the next page: then the address follows, and the form is done.
 * @param {Context} ctx
 */
function followed(ctx) {
  const { request, response } = ctx;
  if (request.method === "GET" || !response?.raw.redirected) return;
  ctx.push = "true";
  if (request.form) forms.saved(request.form);
}

/**
 * @param {Context} ctx
 * @param {{target: Element, fragment: DocumentFragment}[]} tasks
 */
function beforeSwap(ctx, tasks) {
  if (ctx.swap === "none") return false; // what was written is shown by us
  // Somebody went elsewhere while this page was being shown again.
  if (ctx.behind && pathOf(ctx.request.action) !== location.pathname) return false;
  if (!ctx.behind) {
    void draft.saveAll();
    used = false;
  }
  for (const { fragment } of tasks) {
    const page = /** @type {HTMLElement | null} */ (fragment.querySelector(TARGET));
    if (!page) continue;
    if (ctx.after && still.stays(document.querySelector(TARGET), page, ctx.waiting ?? [])) return false;
    setLanguage(page);
    overlay.lay(page, ctx.waiting ?? []);
    forms.openForms(page); // those of new cards too: a tap may come as soon as the page does
    overlay.layHeld(page, outbox.held(ctx.waiting ?? []));
    received.mark(page);
    fillTimes(page);
    chooseToday(page);
    status.render(page);
    if (ctx.behind && !makeRoom(ctx, page)) return false;
    if (!ctx.behind) ctx.bringRest = holdBackClosedDays(page);
  }
  return true;
}

/**
 * @param {Context} ctx
 * @param {HTMLElement} page
 */
function makeRoom(ctx, page) {
  const putBack = keepForms(page);
  if (putBack) ctx.putBack = putBack;
  else status.set({ newer: true });
  return putBack !== null;
}

/** @param {Element} page */
function setLanguage(page) {
  const { lang, dir } = /** @type {HTMLElement} */ (page).dataset;
  if (lang) document.documentElement.lang = lang;
  if (dir) document.documentElement.dir = dir;
}

/** @param {Context} ctx */
async function arrive(ctx) {
  const page = /** @type {HTMLElement | null} */ (document.querySelector(TARGET));
  if (!page) return;
  if (page.dataset.title) document.title = page.dataset.title;
  if (ctx.behind) return void ready.fill(page);
  void afterPaint(page, ctx);
  status.set({ newer: false });
  const restored = vault.isOpen() && (await draft.restore(page));
  if (restored || toCorrection(page)) return;
  /** @type {HTMLElement | null} */ (page.querySelector("h1"))?.focus({ preventScroll: true });
  if (!("HX-History-Restore-Request" in ctx.request.headers)) scrollTo(0, 0);
}

/**
 * What the page itself did not need.
 * @param {HTMLElement} page
 * @param {Context} ctx
 */
async function afterPaint(page, { kept: shown, bringRest }) {
  await painted();
  bringRest?.();
  void ready.fill(page);
  if (!shown || !vault.isOpen()) return;
  const other = await reading.refresh(shown.path, shown.html);
  if (!vault.isOpen() || here() !== shown.path) return;
  // What came home while the server was asked is news too, for somebody who has not touched the page.
  const now = used ? undefined : await kept.get(shown.path);
  if (other || (now && now.html !== shown.html)) renewed();
}

/**
 * A page that was opened to correct one of its forms begins there.
 * @param {Element} page
 */
function toCorrection(page) {
  const control = page.querySelector("[name=resolves] ~ [name=next]")?.closest("form")?.querySelector("input:not([type=hidden]), textarea");
  if (control instanceof HTMLElement) control.focus();
  return control;
}

/** The page as the server rendered it, already in the document: the first one without a shell. */
export function begin() {
  const page = document.querySelector(TARGET);
  if (!page) return;
  fillTimes(page);
  chooseToday(page);
  forms.openForms(page);
  status.render(page);
  void ready.fill(page);
}

/**
 * What somebody has opened is not closed under their eyes.
 * @param {Element} element
 * @param {{attrName: string, newValue: string | null}} change
 */
const closes = (element, { attrName, newValue }) =>
  element instanceof HTMLDetailsElement && attrName === "open" && newValue === null;

import htmx from "../../vendor/htmx.esm.min.js";
import * as draft from "../draft.js";
import * as forms from "../forms.js";
import * as ready from "../ready.js";
import * as status from "../status.js";
import { fillTimes } from "../times.js";
import { chooseToday } from "../today.js";
import * as flush from "./flush.js";
import { keepForms } from "./in_place.js";
import * as kept from "./kept_pages.js";
import * as network from "./network.js";
import * as outbox from "./outbox.js";
import * as overlay from "./overlay.js";
import * as reads from "./reads.js";
import * as still from "./still.js";
import * as vault from "./vault.js";

/**
 * One function decides what a link or a form does. Reads: the kept page at once, refreshed behind. Writes: the outbox
 * first, shown, then sent. Without a vault (a computer) everything goes straight to the server.
 *
 * @typedef {object} Context htmx's request
 * @property {{action: string, method: string, body: any, form?: HTMLFormElement, submitter?: HTMLElement, headers: Record<string, string>}} request
 * @property {Element} sourceElement
 * @property {string | null} push
 * @property {{raw: Response}} [response]
 * @property {(url: string, request: RequestInit) => Promise<Response>} [fetch]
 * @property {boolean} [behind] shown in place, without leaving the page
 * @property {boolean} [after] shown because something was written or received
 * @property {import("./outbox.js").Entry[]} [waiting]
 * @property {() => void} [putBack] forms in use, and the focus, after the page was shown again under them
 */

const TARGET = "#page";
const IN_PLACE = { swap: "outerMorph show:none", push: "false", behind: true };

/** Records received while this page is open: id → when.
 * @type {Map<string, string>} */
const received = new Map();
/** The refresh of the page that was left, and of the page shown. */
let refresh = new AbortController();
/** Whether the reader has done anything on this page since it came. */
let used = false;

/** @returns {string} */
export const here = () => location.pathname + location.search;

/** Forget what was shown: the vault is being locked. */
export function forget() {
  refresh.abort();
  received.clear();
}

export function register() {
  htmx.registerExtension("phone", {
    htmx_before_init: (/** @type {Element} */ element) => !element.hasAttribute("data-native"),
    htmx_config_request: (/** @type {Element} */ _element, /** @type {{ctx: Context}} */ { ctx }) => decide(ctx),
    htmx_before_swap: (/** @type {Element} */ _element, /** @type {any} */ { ctx, tasks }) => beforeSwap(ctx, tasks),
    htmx_after_swap: (/** @type {Element} */ _element, /** @type {{ctx: Context}} */ { ctx }) => void arrive(ctx),
    htmx_finally_swap: (/** @type {Element} */ _element, /** @type {{ctx: Context}} */ { ctx }) => ctx.putBack?.(),
    htmx_after_request: (/** @type {Element} */ _element, /** @type {{ctx: Context}} */ { ctx }) => followed(ctx),
    htmx_before_morph_attr: (/** @type {Element} */ element, /** @type {any} */ change) => !closes(element, change),
  });
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, () => void (used = true), { passive: true });
  outbox.events.addEventListener("changed", () => void (vault.isOpen() && again({ after: true })));
  flush.events.addEventListener("received", (event) => remember(/** @type {CustomEvent} */ (event).detail));
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
  if (entry && form) {
    const letGo = hold(form);
    ctx.fetch = () => keep(form, entry).finally(letGo);
  } else ctx.fetch = post;
  return true;
}

/**
 * From the tap until the words are on the disk nothing more can be typed or tapped in the form: it would be emptied with it.
 * @param {HTMLFormElement} form
 */
function hold(form) {
  const focused = document.activeElement;
  form.inert = true;
  return () => {
    form.inert = false;
    if (focused instanceof HTMLElement && form.contains(focused)) focused.focus({ preventScroll: true });
  };
}

/** @param {string} action */
const pathOf = (action) => new URL(action, location.href).pathname;

/**
 * @param {string} url
 * @param {Context} ctx
 * @returns {Promise<Response>}
 */
async function read(url, ctx) {
  const { pathname, search } = new URL(url, location.href);
  const path = pathname + search;
  if (!ctx.behind) refresh.abort();
  if (!vault.isOpen()) return fetchPage(path).then(unlessSignedOut).catch(unreachable);
  if (path === "/" && (await kept.home()) !== "/") return atHome(ctx);
  const [page, waiting] = await Promise.all([kept.get(path), outbox.all()]);
  ctx.waiting = waiting;
  if (page) {
    if (!ctx.behind) void refreshBehind(path, page.html);
    return html(page.html);
  }
  const response = await fetchPage(path).catch(() => null);
  return response && response.status !== 401 ? response : notHere();
}

/** "/" is where its reader begins; the phone knows where that is, without network too.
 * @param {Context} ctx */
async function atHome(ctx) {
  const home = await kept.home();
  if (!ctx.behind) ctx.push = home;
  return read(home, ctx);
}

/**
 * @param {string} path
 * @param {AbortSignal} [signal]
 */
const fetchPage = (path, signal) => network.ask(path, { headers: network.FRAGMENT, signal });

/**
 * @param {string} path
 * @param {string} before
 */
async function refreshBehind(path, before) {
  refresh = new AbortController();
  const { signal } = refresh;
  const response = await fetchPage(path, signal).catch(() => null);
  if (!response && vault.isOpen()) await reads.note(path);
  if (!response || signal.aborted || response.redirected || !vault.isOpen()) return;
  if (response.status === 404) await kept.drop(path);
  if (!response.ok) return;
  const text = await response.text().catch(() => before);
  if (text === before || !text.includes('id="page"') || signal.aborted || !vault.isOpen()) return;
  await kept.put(path, text);
  if (!signal.aborted && here() === path) renewed();
}

/** This page's kept copy has changed: shown if nobody has touched the page, else offered. */
export function renewed() {
  if (used || forms.anyTouched(document)) status.set({ newer: true });
  else void show();
}

/**
 * Save on the phone first. The answer is shown by us, so htmx swaps nothing.
 * @param {HTMLFormElement} form
 * @param {import("./outbox.js").Entry} entry
 */
async function keep(form, entry) {
  try {
    await draft.cancel(form);
    await outbox.add(entry, draft.keyOf(form));
  } catch (error) {
    status.set({ failed: true });
    throw error;
  }
  status.saved();
  const after = form.dataset.after;
  forms.saved(form);
  await soon();
  outbox.announce();
  if (after && after !== here()) void go(after);
  void flush.flush();
  return nothing();
}

/** After the status has been painted; but a tab in the background paints nothing. */
const soon = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 60);
  });

/**
 * Straight to the server. The op makes a second try harmless; what was typed stays on the page.
 * @param {string} url
 * @param {RequestInit} request
 */
async function post(url, request) {
  const send = () => network.ask(url, { method: request.method, body: request.body, headers: network.FRAGMENT, seconds: 20 });
  return send().catch(send).then(unlessSignedOut).catch(unreachable);
}

/** What the reader sees stays when a sign-in is asked for on top of it.
 * @param {Response} response */
function unlessSignedOut(response) {
  status.set({ unreachable: false });
  return response.status === 401 ? nothing() : response;
}

function unreachable() {
  status.set({ unreachable: true });
  return nothing();
}

const nothing = () => new Response(null, { status: 204 });

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
  // Somebody went elsewhere while this page was being shown again.
  if (ctx.behind && pathOf(ctx.request.action) !== location.pathname) return false;
  if (!ctx.behind) void draft.saveAll();
  for (const { fragment } of tasks) {
    const page = /** @type {HTMLElement | null} */ (fragment.querySelector(TARGET));
    if (!page) continue;
    if (ctx.after && still.stays(document.querySelector(TARGET), page, ctx.waiting ?? [])) return false;
    setLanguage(page);
    overlay.lay(page, ctx.waiting ?? []);
    overlay.layHeld(page, outbox.held(ctx.waiting ?? []));
    overlay.markReceived(page, received);
    fillTimes(page);
    chooseToday(page);
    status.render(page);
    if (ctx.behind && !makeRoom(ctx, page)) return false;
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
  forms.openForms(page);
  void ready.fill(page);
  if (ctx.behind) return;
  used = false;
  status.set({ newer: false });
  const restored = vault.isOpen() && (await draft.restore(page));
  if (restored) return;
  /** @type {HTMLElement | null} */ (page.querySelector("h1"))?.focus({ preventScroll: true });
  if (!("HX-History-Restore-Request" in ctx.request.headers)) scrollTo(0, 0);
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

/** @param {import("./flush.js").Receipt[]} receipts */
async function remember(receipts) {
  const entries = new Map((await outbox.all()).map((entry) => [entry.op, entry]));
  for (const { op, received_at } of receipts) {
    const fields = entries.get(op)?.fields ?? {};
    for (const [name, value] of Object.entries(fields)) {
      if (/(^|-)id$/.test(name) && typeof value === "string") received.set(value, received_at);
    }
  }
}

/** @param {string} text */
const html = (text) => new Response(text, { headers: { "Content-Type": "text/html" } });

/** A page that is not on the phone, and no network. */
function notHere() {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("not-here"));
  return html(template?.innerHTML ?? "");
}

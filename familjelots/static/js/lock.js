//# allFunctionsCalledOnLoad
import * as draft from "./draft.js";
import { painted } from "./painted.js";
import * as kept from "./phone/kept_pages.js";
import * as network from "./phone/network.js";
import * as outbox from "./phone/outbox.js";
import * as route from "./phone/route.js";
import * as vault from "./phone/vault.js";
import { readSecret, tell } from "./secret.js";
import { copyOf } from "./templates.js";
import { text } from "./texts.js";
import { format } from "./times.js";

/**
 * Locking, and the screen that unlocks: who, then a touch, the words or the pictures. Nothing personal stands on it.
 *
 * @typedef {vault.Card} Card
 */

/** `opened`: somebody unlocked the phone. */
export const events = new EventTarget();

let lastTouch = Date.now();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiddenTimer;
/** @type {BroadcastChannel} */
let tabs;

/** Whether this document is the shell: then the lock screen stands before everything. */
export const isShell = () => document.getElementById("page")?.dataset.page === "lock";

/** Whether the lock screen stands before the page. */
export const isLocked = () => document.documentElement.hasAttribute("data-locked");

/** Seal what is half-written, forget the key and all that it opened, and show the lock. */
export const lock = () => close(vault.lock);

/** @param {() => void | Promise<void>} how */
async function close(how) {
  if (!vault.isOpen()) return;
  await draft.saveAll();
  if (!vault.isOpen()) return; // something else closed it meanwhile
  const closed = how();
  for (const room of [kept, outbox, route]) room.forget();
  await closed;
  await showLock();
}

/** Lock this phone's other tabs too. */
async function lockAll() {
  tabs.postMessage({});
  await lock();
}

/** The lock screen in the page's place. */
export async function showLock() {
  const page = document.getElementById("page");
  if (!page) return;
  // The key is gone already; what is on the screen goes before anything is waited for. The shell begins with the lock.
  if (!isShell()) page.replaceChildren();
  if (!page.querySelector(".lock-screen")) page.append(await copyOf("lock"));
  const cards = (await vault.cards()).sort((one, other) => (other.tested ?? "").localeCompare(one.tested ?? ""));
  page.dataset.page = "lock";
  document.title = text("locked");
  document.documentElement.toggleAttribute("data-locked", true);
  listPeople(page, cards);
  if (cards[0]) choose(page, cards[0]);
}

/**
 * @param {HTMLElement} page
 * @param {Card[]} cards
 */
function listPeople(page, cards) {
  const list = part(page, "people");
  list.hidden = cards.length < 2;
  for (const card of cards) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.textContent = card.label;
    button.addEventListener("click", () => choose(page, card));
    list.append(button);
  }
}

/**
 * @param {HTMLElement} page
 * @param {Card} card
 */
function choose(page, card) {
  document.documentElement.lang = card.language;
  part(page, "label").textContent = card.label;
  for (const button of part(page, "people").children) button.setAttribute("aria-pressed", String(button.textContent === card.label));
  const gone = !card.secret && !card.passkey;
  part(page, "revoked").hidden = !gone;
  const touch = part(page, "passkey");
  touch.hidden = !card.passkey;
  const passkeys = card.passkey && import("./passkeys.js");
  touch.onclick = () => attempt(page, async () => (await passkeys)?.unlock(card) ?? false);
  const secret = readSecret(part(page, "secret"), card.kind, (words) => attempt(page, () => vault.unlockWithWords(card, words)));
  const more = part(page, "other-way");
  more.hidden = gone || !card.passkey;
  secret.hidden = gone || Boolean(card.passkey);
  more.onclick = () => {
    more.hidden = true;
    secret.hidden = false;
    /** @type {HTMLElement | null} */ (secret.querySelector("input, button"))?.focus();
  };
  (card.passkey ? touch : /** @type {HTMLElement | null} */ (secret.querySelector("input, button")))?.focus();
  page.dataset.lockReady = "";
  void painted().then(warm);
  void passkeys?.then(({ prefetch }) => prefetch(card));
  if (card.kind === "pictures") void import("./family_home.js");
}

/** The icons of the first page, and how it spells its days, are made ready while its reader reaches for the button. */
function warm() {
  for (const shape of ["relative", "day", "time"]) format(new Date().toISOString(), shape);
  route.warm();
  const icons = /** @type {HTMLTemplateElement | null} */ (document.querySelector(".lock-screen > [data-part=icons]"));
  icons?.replaceWith(icons.content);
}

/**
 * @param {HTMLElement} page
 * @param {() => Promise<boolean>} unlock
 */
async function attempt(page, unlock) {
  const wrong = part(page, "wrong");
  wrong.hidden = true;
  const right = await unlock().catch(() => false);
  tell(wrong, right);
  if (right) opened();
}

function opened() {
  lastTouch = Date.now();
  document.documentElement.removeAttribute("data-locked");
  delete document.getElementById("page")?.dataset.lockReady;
  const { card } = vault.mine();
  card.tested = new Date().toISOString();
  events.dispatchEvent(new Event("opened"));
  // The disk has the page to find first.
  setTimeout(() => vault.owner() === card && void vault.saveCard({}), 500);
}

/** Sign out: the session ends, the phone locks, and what is unsent stays sealed here. */
async function signOut() {
  await network.ask("/sign-out", { method: "POST", redirect: "manual", seconds: 5 }).catch(() => null);
  await vault.keepSession(null);
  await lockAll();
}

/** The server wants nothing more from this phone, whichever of its tabs heard so. */
async function revoked() {
  tabs.postMessage({ revoked: vault.owner()?.uid });
  await close(vault.revoke);
}

/** @param {{revoked?: string}} told another tab was locked, or its owner is no longer welcome */
function follow({ revoked: uid }) {
  if (!uid) void lock();
  else if (uid === vault.owner()?.uid) void close(vault.revoke);
}

/** Lock after idle and hidden time, at the lock button, and when another tab did or was revoked. Once per document. */
export function listen() {
  tabs = new BroadcastChannel("lock");
  tabs.onmessage = ({ data }) => follow(data);
  network.events.addEventListener("revoked", () => void revoked());
  for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, () => void (lastTouch = Date.now()), true);
  document.addEventListener("visibilitychange", hiddenOrBack);
  document.addEventListener("submit", intercept, { capture: true });
  setInterval(lockIfIdle, 5_000);
}

function lockIfIdle() {
  const idle = vault.owner()?.lockAfter.idle;
  if (idle && Date.now() - lastTouch > idle * 1000) void lockAll();
}

let hiddenAt = 0;

function hiddenOrBack() {
  clearTimeout(hiddenTimer);
  const after = (vault.owner()?.lockAfter.hidden ?? 0) * 1000;
  if (!after) return;
  if (document.hidden) {
    hiddenAt = Date.now();
    hiddenTimer = setTimeout(() => void lock(), after);
  } else if (Date.now() - hiddenAt > after) void lock();
}

/** @param {SubmitEvent} event */
function intercept(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const act = form.hasAttribute("data-lock") ? lockAll : form.getAttribute("action") === "/sign-out" ? signOut : null;
  if (!act || !vault.isOpen()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void act();
}

/**
 * @param {HTMLElement} page
 * @param {string} name
 */
const part = (page, name) => /** @type {HTMLElement} */ (page.querySelector(`[data-part="${name}"]`));

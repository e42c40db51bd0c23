//# allFunctionsCalledOnLoad
import { format } from "./times.js";
import { text } from "./texts.js";

/**
 * The one status line: how things stand, in a sentence, and at most one thing to do about it.
 *
 * @typedef {object} State
 * @property {number} waiting entries that are not sent
 * @property {number} held entries and parked ones that somebody must look at
 * @property {string} receivedAt when the server last had everything
 * @property {boolean} failed the phone could not save
 * @property {boolean} unreachable a computer without network: nothing was saved
 * @property {boolean} signedOut the server asks for a sign-in
 * @property {boolean} newer the page has changed behind its reader's back
 * @property {boolean} update a new version of the app waits
 * @property {boolean} busy it was asked for in the middle of a form
 * @property {string} since when the oldest entry was written that has waited for long
 * @property {string} reminder a page that a push notification asks to open
 */

/** `act`: the reader chose what the line offers; detail says which. */
export const events = new EventTarget();

/** @type {State} */
const state = {
  waiting: 0,
  held: 0,
  receivedAt: "",
  failed: false,
  unreachable: false,
  signedOut: false,
  newer: false,
  update: false,
  busy: false,
  since: "",
  reminder: "",
};

/** @param {Partial<State>} changes */
export function set(changes) {
  Object.assign(state, changes);
  render(document);
}

/** The words are on the disk. */
export const saved = () => set({ waiting: state.waiting + 1, failed: false, busy: false });

/** @returns {Readonly<State>} */
export const now = () => state;

/** @param {ParentNode} root */
export function render(root) {
  const line = root.querySelector("#status");
  if (!line) return;
  const [kind, words] = sentence();
  const offer = offered(line);
  if (line.getAttribute("data-words") === `${kind} ${words} ${offer}`) return;
  line.setAttribute("data-words", `${kind} ${words} ${offer}`);
  line.setAttribute("data-state", kind);
  line.replaceChildren(words, ...(offer ? [" ", button(offer)] : []));
}

/** @returns {[string, string]} */
function sentence() {
  if (state.failed) return ["failed", text("not_saved")];
  if (state.unreachable) return ["failed", text("unreachable")];
  if (state.busy) return ["look", text("busy")];
  if (state.waiting > 0 && state.since) return ["look", text("waiting_long", { n: state.waiting, since: format(state.since, "day_time") })];
  if (state.waiting > 0) return ["waiting", text(state.signedOut ? "waiting_signed_out" : "waiting", { n: state.waiting })];
  if (state.held > 0) return ["look", text("look", { n: state.held })];
  if (state.receivedAt) return ["received", text("all_received", { time: format(state.receivedAt, "time") })];
  return ["none", ""];
}

/** The most urgent thing to do, named as in the texts: `do_<name>`.
 * @param {Element} line */
function offered(line) {
  if (state.reminder) return "reminder";
  if (state.signedOut) return "sign_in";
  if (state.held > 0 && !line.closest("[data-page^=attention]")) return "look";
  if (state.newer) return "newer";
  return state.update ? "update" : "";
}

/** @param {string} offer */
function button(offer) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "ds-button";
  element.dataset.variant = "tertiary";
  element.dataset.offer = offer;
  element.textContent = text(`do_${offer}`);
  return element;
}

/** Hear the line's button. Once per document. */
export function listen() {
  document.addEventListener("click", ({ target }) => {
    const offer = target instanceof Element ? target.closest("#status [data-offer]")?.getAttribute("data-offer") : null;
    if (offer) events.dispatchEvent(new CustomEvent("act", { detail: offer }));
  });
}

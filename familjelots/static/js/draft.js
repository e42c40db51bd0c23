//# allFunctionsCalledOnLoad
import { isTouched, touch, typedIn } from "./forms.js";
import * as database from "./phone/database.js";
import * as vault from "./phone/vault.js";
import { rowsFor } from "./rows.js";

/**
 * Half-written forms, sealed at every change and put back with the cursor where it was: after a lock, a phone call, a
 * killed browser. One draft per form and family.
 *
 * @typedef {{path: string, fields: [string, string][], focus: string, caret: number | null, at: number, typed: string}} Draft
 */

const PAUSE = 150;
/** How old a draft may be to be opened by itself after a cold start. */
const FRESH = 2 * 60 * 60 * 1000;

/** @type {Map<HTMLFormElement, ReturnType<typeof setTimeout>>} */
const pending = new Map();
/** Writes under way: a draft is not read before they are done, nor written after it was completed.
 * @type {Map<string, Promise<unknown>>} */
const writing = new Map();
/** The field that was written in last: a tap on the lock moves the cursor away before the draft is sealed.
 * @type {WeakMap<HTMLFormElement, Element>} */
const lastIn = new WeakMap();

/** A parked entry that is being corrected has a draft of its own beside the form's.
 * @param {HTMLFormElement} form */
export const keyOf = (form) =>
  `${form.dataset.form} ${form.getAttribute("action")}${form.querySelector("[name=resolves]")?.getAttribute("value") ?? ""}`;

/** Seal a draft at each change. Once per document. */
export function listen() {
  for (const kind of ["input", "change", "click"]) document.addEventListener(kind, ({ target }) => schedule(target));
  document.addEventListener("focusin", ({ target }) => enter(target));
  document.addEventListener("visibilitychange", () => void (document.hidden && saveAll()));
}

/** @param {EventTarget | null} target */
function enter(target) {
  const form = target instanceof Element && target.hasAttribute("name") ? target.closest("form") : null;
  if (form && target instanceof Element) lastIn.set(form, target);
}

/** @param {EventTarget | null} target */
function schedule(target) {
  const form = target instanceof Element ? target.closest("form") : null;
  if (!form || !vault.isOpen() || !keeps(form) || !isTouched(form)) return;
  clearTimeout(pending.get(form));
  pending.set(form, setTimeout(() => save(form), PAUSE));
}

/** @param {HTMLFormElement} form */
const keeps = (form) => form.hasAttribute("data-form") && form.dataset.draft !== "no";

/** Everything half-written, now: the vault is about to close. */
export async function saveAll() {
  if (vault.isOpen()) await Promise.all([...pending.keys()].map(save));
}

/**
 * The form is being saved: its draft is not written any more.
 * @param {HTMLFormElement} form
 */
export function cancel(form) {
  clearTimeout(pending.get(form));
  pending.delete(form);
  return writing.get(keyOf(form));
}

/**
 * What stands in the form at this moment; the page may be gone before it is written.
 * @param {HTMLFormElement} form
 */
function save(form) {
  const key = keyOf(form);
  const draft = read(form);
  const written = Promise.resolve(cancel(form)).then(() => write(key, draft));
  writing.set(key, written);
  return written;
}

/**
 * @param {string} key
 * @param {Draft} draft
 */
async function write(key, draft) {
  if (!vault.isOpen()) return;
  const sealed = await vault.seal("drafts", key, draft);
  await database.run(vault.mine().card.uid, ["drafts"], (tx) => tx.objectStore("drafts").put(sealed, key), { strict: true });
}

/**
 * @param {HTMLFormElement} form
 * @returns {Draft}
 */
function read(form) {
  const fields = [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  const control = lastIn.get(form);
  const caret = control instanceof HTMLTextAreaElement ? control.selectionStart : null;
  const where = { path: location.pathname + location.search, focus: control?.getAttribute("name") ?? "", caret, at: Date.now() };
  return { ...where, fields: /** @type {[string, string][]} */ (fields), typed: typedIn(form) };
}

/**
 * Put back what was half-written on this page.
 * @param {ParentNode} root
 * @returns {Promise<boolean>} whether a field got its cursor back
 */
export async function restore(root) {
  const forms = [...root.querySelectorAll("form")].filter((form) => keeps(form) && !isTouched(form));
  const found = await Promise.all(forms.map(async (form) => ({ form, draft: await get(keyOf(form)) })));
  const written = found.flatMap(({ form, draft }) => (draft ? [{ form, draft }] : []));
  written.sort((one, other) => other.draft.at - one.draft.at);
  for (const { form, draft } of written) fill(form, draft);
  return written.length > 0 && focus(written[0].form, written[0].draft);
}

/** Where the newest draft was being written, if that was not long ago. */
export async function place() {
  const newest = (await all()).sort((one, other) => other.at - one.at)[0];
  return newest && Date.now() - newest.at < FRESH ? newest.path : null;
}

/** @returns {Promise<(Draft & {key: string})[]>} everything half-written on this phone */
export async function all() {
  const keys = await database.read(vault.mine().card.uid, "drafts", (tx) => tx.objectStore("drafts").getAllKeys());
  const found = await Promise.all(keys.map(async (key) => ({ key: String(key), draft: await get(String(key)) })));
  return found.flatMap(({ key, draft }) => (draft ? [{ ...draft, key }] : []));
}

/** @param {string} key */
export const drop = (key) => database.run(vault.mine().card.uid, ["drafts"], (tx) => tx.objectStore("drafts").delete(key));

/**
 * @param {string} key
 * @returns {Promise<Draft | null>}
 */
async function get(key) {
  await writing.get(key);
  const sealed = await database.read(vault.mine().card.uid, "drafts", (tx) => tx.objectStore("drafts").get(key));
  return sealed ? vault.unseal("drafts", key, sealed) : null;
}

/**
 * @param {HTMLFormElement} form
 * @param {Draft} draft
 */
function fill(form, draft) {
  rowsFor(form, draft.fields.map(([name]) => name));
  for (const control of form.elements) {
    const name = control.getAttribute("name");
    if (name) put(control, draft.fields.filter(([field]) => field === name).map(([, value]) => value));
  }
  touch(form);
  const homeless = draft.fields.filter(([name, value]) => value && !form.elements.namedItem(name));
  if (homeless.length > 0) void import("./homeless.js").then(({ show }) => show(form, homeless));
}

/**
 * @param {Element} control
 * @param {string[]} values
 */
function put(control, values) {
  if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.selected = values.includes(option.value);
  } else if (control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type)) {
    control.checked = values.includes(control.value);
  } else if ((control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) && values.length > 0) {
    control.value = values[0];
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {Draft} draft
 */
function focus(form, draft) {
  const control = draft.focus ? form.elements.namedItem(draft.focus) : null;
  const element = control instanceof RadioNodeList ? control[0] : control;
  if (!(element instanceof HTMLElement)) return false;
  element.closest("details")?.setAttribute("open", "");
  element.focus();
  if (element instanceof HTMLTextAreaElement && draft.caret !== null) element.setSelectionRange(draft.caret, draft.caret);
  return true;
}

//# allFunctionsCalledOnLoad
import { passes } from "./checks.js";
import { addRow, dropRows, openRows } from "./rows.js";

/**
 * A form from its opening to its save: one operation id and one id per new record, minted here.
 *
 * @typedef {import("./phone/outbox.js").Entry} Entry
 * @typedef {import("./phone/outbox.js").Fields} Fields
 */

/** @type {WeakMap<HTMLFormElement, string>} */
const ops = new WeakMap();
/** Forms that somebody has written in since they were opened or saved.
 * @type {WeakSet<HTMLFormElement>} */
const touched = new WeakSet();

/**
 * Make every form under an element ready to be filled in.
 * @param {ParentNode} root
 */
export function openForms(root) {
  for (const form of root.querySelectorAll("form")) {
    form.autocomplete = "off";
    form.noValidate = form.hasAttribute("data-form");
    openRows(form);
    if (!ops.has(form)) mint(form);
    fillIds(form);
  }
}

/** @param {HTMLFormElement} form */
export const opOf = (form) => ops.get(form) ?? mint(form);

/** @param {HTMLFormElement} form */
export const isTouched = (form) => touched.has(form);

/** @param {HTMLFormElement} form */
export const touch = (form) => touched.add(form);

/** Whether somebody is in the middle of writing.
 * @param {ParentNode} root */
export const anyTouched = (root) => [...root.querySelectorAll("form")].some(isTouched);

/**
 * The form is saved: the next save is another operation.
 * @param {HTMLFormElement} form
 */
export function saved(form) {
  touched.delete(form);
  mint(form);
  form.reset();
  dropRows(form);
  openRows(form);
  for (const input of form.querySelectorAll("[data-new-id]")) /** @type {HTMLInputElement} */ (input).value = "";
  fillIds(form);
}

/**
 * What the outbox keeps of a filled-in form.
 * @param {HTMLFormElement} form
 * @param {FormData} body
 * @param {string} path
 * @returns {Entry}
 */
export function entryOf(form, body, path) {
  return {
    op: opOf(form),
    command: form.dataset.form ?? "",
    version: form.dataset.version ?? "1",
    path,
    family: form.dataset.family ?? "",
    fields: fieldsOf(body),
    shown: wordsOf(form),
    typed: typedIn(form),
    effects: form.dataset.effect ?? "",
    made_at: new Date().toISOString(),
  };
}

/**
 * @param {FormData} body
 * @returns {Fields}
 */
export function fieldsOf(body) {
  /** @type {Fields} */
  const fields = {};
  for (const name of new Set(body.keys())) {
    const values = body.getAll(name).filter((value) => typeof value === "string");
    if (name !== "op") fields[name] = values.length === 1 ? values[0] : values;
  }
  return fields;
}

/** @param {HTMLFormElement} form */
export function typedIn(form) {
  const lines = [...form.elements].filter((one) => one.matches("textarea, input:not([type]), input[type=text]"));
  return lines.map((one) => /** @type {HTMLInputElement} */ (one).value.trim()).filter(Boolean).join("\n");
}

/**
 * The words that the writer saw for each choice: an option's or a label's.
 * @param {HTMLFormElement} form
 */
function wordsOf(form) {
  /** @type {Record<string, string[]>} */
  const words = {};
  for (const control of form.elements) {
    const chosen = chosenWords(control);
    const name = control.getAttribute("name");
    if (name && chosen.length > 0) (words[name] ??= []).push(...chosen);
  }
  return Object.fromEntries(Object.entries(words).map(([name, many]) => [name, many.join(", ")]));
}

/** @param {Element} control */
function chosenWords(control) {
  if (control instanceof HTMLSelectElement) return [...control.selectedOptions].map((option) => option.label.trim());
  if (!(control instanceof HTMLInputElement) || !["checkbox", "radio"].includes(control.type) || !control.checked) return [];
  return [control.labels?.[0]?.textContent?.trim() ?? control.value];
}

/** @param {HTMLFormElement} form */
function mint(form) {
  const op = crypto.randomUUID();
  ops.set(form, op);
  return op;
}

/** @param {ParentNode} root */
function fillIds(root) {
  for (const input of root.querySelectorAll("[data-new-id]")) {
    const field = /** @type {HTMLInputElement} */ (input);
    if (!field.value) field.value = crypto.randomUUID();
  }
}

/** Hear what is typed, which rows are added, and what is not yet right. Once per document. */
export function listen() {
  for (const kind of ["input", "change"]) document.addEventListener(kind, ({ target }) => note(target));
  document.addEventListener("click", ({ target }) => addAsked(target));
  document.addEventListener("submit", refuseWrong, { capture: true });
}

/** @param {EventTarget | null} target */
function note(target) {
  const form = target instanceof Element ? target.closest("form") : null;
  if (target instanceof HTMLSelectElement && target.dataset.fills) takeReadyWords(target);
  if (form) touch(form);
}

/** Words that were chosen go into the field that they are for, to be changed there: in place of others of the list, after
 * what somebody has typed.
 * @param {HTMLSelectElement} choice */
function takeReadyWords(choice) {
  const field = choice.form?.elements.namedItem(choice.dataset.fills ?? "");
  if (choice.value && field instanceof HTMLInputElement) {
    const typed = field.value.trim();
    const ready = [...choice.options].some(({ value }) => value === typed);
    field.value = ready ? choice.value : `${typed} ${choice.value}`;
  }
  choice.value = "";
}

/** @param {EventTarget | null} target */
function addAsked(target) {
  const button = target instanceof Element ? target.closest("[data-add]") : null;
  const form = button?.closest("form");
  if (!button || !form) return;
  const row = addRow(form, button.getAttribute("data-add") ?? "");
  touch(form);
  fillIds(form);
  /** @type {HTMLElement | null | undefined} */ (row?.querySelector("input:not([type=hidden]), textarea, select"))?.focus();
}

/** @param {SubmitEvent} event */
function refuseWrong(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.hasAttribute("data-form") || passes(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/**
 * The page of a mapping: whose words are written stays chosen from one saved thing to the next, also while it is turned
 * towards that person.
 *
 * @type {Map<string, string>} a form's address → the person
 */
const chosen = new Map();

const FORM = "#page form[data-person]";

/** @param {Event} event */
function choose({ target }) {
  const input = target instanceof HTMLInputElement && target.name === "member" ? target : null;
  const form = input?.closest("form");
  if (!input || !form?.matches(FORM)) return;
  chosen.set(form.getAttribute("action") ?? "", input.value);
  keep(form);
}

/** An emptied form goes back to what was chosen last.
 * @param {HTMLFormElement} form */
function keep(form) {
  const person = chosen.get(form.getAttribute("action") ?? "");
  if (!person) return;
  for (const input of form.querySelectorAll("input[name=member]")) {
    const one = /** @type {HTMLInputElement} */ (input);
    one.checked = one.defaultChecked = one.value === person;
  }
}

document.addEventListener("change", choose);
document.addEventListener("htmx:after:swap", () => document.querySelectorAll(FORM).forEach((form) => keep(/** @type {HTMLFormElement} */ (form))));

export {};

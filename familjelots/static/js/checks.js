import { text } from "./texts.js";

/**
 * The server's own limits, checked before the outbox, in the server's own words beside the field.
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */

/**
 * @param {HTMLFormElement} form
 * @returns {boolean} whether everything may be saved; the first fault has the focus otherwise
 */
export function passes(form) {
  const controls = /** @type {Control[]} */ ([...form.elements].filter((one) => "validity" in one && one.getAttribute("name")));
  const wrong = controls.filter((control) => !tell(form, control));
  wrong[0]?.closest("details")?.setAttribute("open", "");
  wrong[0]?.focus();
  return wrong.length === 0;
}

/**
 * @param {HTMLFormElement} form
 * @param {Control} control
 */
function tell(form, control) {
  const right = control.validity.valid;
  const place = right ? form.querySelector(placeFor(control.name)) : messagePlace(form, control);
  place?.toggleAttribute("hidden", right);
  control.toggleAttribute("aria-invalid", !right);
  if (right || !place) return right;
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", place.id);
  place.textContent = wordsOf(form, control) ?? text(`error_${reason(control.validity)}`);
  return false;
}

/**
 * What the page says about a control; of several choices the first one says it for all.
 *
 * @param {HTMLFormElement} form
 * @param {Control} control
 */
function wordsOf(form, control) {
  const first = form.querySelector(`[name="${CSS.escape(control.name)}"][data-error]`);
  return control.dataset.error ?? first?.getAttribute("data-error");
}

/**
 * @param {HTMLFormElement} form
 * @param {Control} control
 */
function messagePlace(form, control) {
  let place = form.querySelector(placeFor(control.name));
  if (!place) {
    place = document.createElement("p");
    place.className = "ds-validation-message";
    place.setAttribute("data-error-for", control.name);
    control.after(place);
  }
  place.id ||= `error-${crypto.randomUUID()}`;
  return place;
}

/** @param {string} name */
const placeFor = (name) => `[data-error-for="${CSS.escape(name)}"]`;

/** @param {ValidityState} validity */
function reason(validity) {
  const reasons = /** @type {const} */ (["valueMissing", "tooLong", "rangeUnderflow", "rangeOverflow", "patternMismatch", "typeMismatch"]);
  return reasons.find((name) => validity[name]) ?? "badInput";
}

import * as forms from "../forms.js";

/**
 * Showing a page again under its reader: forms that somebody writes in stay as they are, cursor and all, and the focus
 * stays where it was. htmx's own `hx-preserve` and its morphing read `form.id`, which in a form with a field named
 * "id" is that field: they would take such a form for another one.
 *
 * @typedef {{form: HTMLFormElement, place: HTMLElement}} Kept
 */

/**
 * Take the forms in use out of the page that is about to go.
 * @param {HTMLElement} page what is about to be shown; gets a place for each
 * @returns {(() => void) | null} puts them back; null when one has no place there, and nothing must be shown
 */
export function keepForms(page) {
  const touched = [...document.querySelectorAll("form")].filter(forms.isTouched);
  const places = touched.map((form) => alike(page, form)[alike(document, form).indexOf(form)]);
  if (!places.every(Boolean)) return null;
  const refocus = focusKeeper();
  const pantry = document.createElement("div");
  pantry.hidden = true;
  document.body.append(pantry);
  const names = touched.map((form, at) => stash(form, places[at], pantry));
  return () => {
    touched.forEach((form, at) => restore(form, names[at]));
    pantry.remove();
    refocus();
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {Element} place its new self
 * @param {Element} pantry
 */
function stash(form, place, pantry) {
  const name = crypto.randomUUID();
  const [now, next] = [spot(name), spot(name)];
  place.replaceWith(next);
  form.before(now);
  move(pantry, form, null);
  return name;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function restore(form, name) {
  const place = document.querySelector(`#page [data-kept-form="${name}"]`);
  const parent = place?.parentElement ?? document.querySelector("#page main");
  if (parent) move(parent, form, place);
  place?.remove();
}

/** @param {string} name */
function spot(name) {
  const place = document.createElement("div");
  place.setAttribute("data-kept-form", name);
  return place;
}

/**
 * Moving keeps the cursor and what is half-typed where the browser can.
 * @param {Node} parent
 * @param {Element} element
 * @param {Element | null} before
 */
function move(parent, element, before) {
  const mover = /** @type {any} */ (parent);
  if (mover.moveBefore) mover.moveBefore(element, before);
  else parent.insertBefore(element, before);
}

/** @returns {() => void} gives the focus back to the same control, or to its new self */
function focusKeeper() {
  const control = /** @type {HTMLElement | null} */ (document.activeElement);
  const form = control?.closest("form");
  const at = form ? alike(document, form).indexOf(form) : -1;
  const [name, value] = [control?.getAttribute("name"), control?.getAttribute("value")];
  return () => {
    if (!control || control === document.body || document.activeElement === control) return;
    const self = control.isConnected ? control : form && sameControl(alike(document, form)[at], name, value);
    /** @type {HTMLElement | null | undefined} */ (self)?.focus({ preventScroll: true });
  };
}

/**
 * @param {HTMLFormElement | undefined} form
 * @param {string | null | undefined} name
 * @param {string | null | undefined} value
 */
function sameControl(form, name, value) {
  const shown = [...(form?.elements ?? [])].filter((one) => one.checkVisibility());
  const named = shown.filter((one) => one.getAttribute("name") === name);
  return named.find((one) => one.getAttribute("value") === value) ?? named[0] ?? shown.find((one) => one.matches("button"));
}

/**
 * Forms of the same command to the same address, in order.
 * @param {ParentNode} root
 * @param {HTMLFormElement} form
 */
const alike = (root, form) =>
  [...root.querySelectorAll("form")].filter(
    (one) => one.dataset.form === form.dataset.form && one.getAttribute("action") === form.getAttribute("action"),
  );

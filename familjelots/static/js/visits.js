/** The page of a visit: turned towards the family, the plan's words filled in, the time of an unplanned visit. */

/** Once per document. */
export function listen() {
  document.addEventListener("click", ({ target }) => clicked(target));
  document.addEventListener("change", ({ target }) => chosen(target));
  document.addEventListener("keydown", keepOpen);
  document.addEventListener("submit", settle, { capture: true });
  addEventListener("popstate", () => turn(false));
  document.addEventListener("htmx:after:swap", turnBack);
}

/** @param {EventTarget | null} target */
function clicked(target) {
  const button = target instanceof Element ? target.closest("button") : null;
  if (button?.hasAttribute("data-turn")) turn(!document.body.hasAttribute("data-turned"));
  if (button?.dataset.fill) fill(button.form, button.dataset.fill, button.value);
}

/** @param {boolean} on */
function turn(on) {
  document.body.toggleAttribute("data-turned", on);
  scrollTo(0, 0);
}

/** What is turned is this page; no other is fit to be read from that side. */
const turnBack = () => void (document.querySelector("[data-visit]") || document.body.removeAttribute("data-turned"));

/**
 * Another planned visit was chosen: its time, place, purpose and home.
 * @param {EventTarget | null} target
 */
function chosen(target) {
  if (!(target instanceof HTMLInputElement) || target.name !== "planned_visit") return;
  for (const field of ["at", "place", "purpose", "household"]) {
    const value = target.getAttribute(`data-fill-${field}`);
    if (value !== null) fill(target.form, field, value);
  }
}

/**
 * @param {HTMLFormElement | null} form
 * @param {string} name
 * @param {string} value
 */
function fill(form, name, value) {
  const control = form?.elements.namedItem(name);
  if (!(control instanceof HTMLInputElement || control instanceof RadioNodeList)) return;
  control.value = value;
  form?.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * Enter in a line of a long form would save it half-written.
 * @param {KeyboardEvent} event
 */
function keepOpen(event) {
  const input = event.target instanceof HTMLInputElement ? event.target : null;
  if (event.key === "Enter" && input?.form?.hasAttribute("data-visit")) event.preventDefault();
}

/**
 * Before saving: a planned visit that this phone has recorded already is not this one, and a visit without a time is now.
 * @param {SubmitEvent} event
 */
function settle(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.hasAttribute("data-visit")) return;
  const planned = form.querySelector('[data-state="recorded"] > [name="planned_visit"]:checked');
  if (planned instanceof HTMLInputElement) otherThan(planned);
  const at = form.querySelector("[data-now]");
  if (at instanceof HTMLInputElement && !at.value) at.value = wallNow();
}

/** @param {HTMLInputElement} planned */
function otherThan(planned) {
  const at = planned.form?.querySelector("[data-now]");
  if (at instanceof HTMLInputElement && at.value === planned.dataset.fillAt) at.value = "";
  const other = planned.form?.querySelector('[name="planned_visit"][value=""]');
  if (other instanceof HTMLInputElement) other.checked = true;
}

/** This moment on the wall, as the field wants it. */
function wallNow() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

import { isTouched } from "./forms.js";
import { writeTime } from "./times.js";
import { wallNow } from "./wall_now.js";

/** The page of a visit: turned towards the family, the plan's words filled in, the time of an unplanned visit. */

/** Once per document. */
export function listen() {
  document.addEventListener("click", ({ target }) => clicked(target));
  document.addEventListener("change", ({ target }) => chosen(target));
  document.addEventListener("keydown", keepOpen);
  document.addEventListener("submit", settle, { capture: true });
  addEventListener("popstate", () => turn(false));
  document.addEventListener("htmx:after:swap", arrived);
}

/** @param {EventTarget | null} target */
function clicked(target) {
  const button = target instanceof Element ? target.closest("button") : null;
  if (button?.hasAttribute("data-turn")) turn(!document.body.hasAttribute("data-turned"));
  if (button?.form && button.dataset.fill) fill(button.form, button.dataset.fill, button.value);
}

/** @param {boolean} on */
function turn(on) {
  document.body.toggleAttribute("data-turned", on);
  scrollTo(0, 0);
}

/** What is turned is this page; no other is fit to be read from that side. */
const turnBack = () => void (document.querySelector("[data-visit], [data-turnable]") || document.body.removeAttribute("data-turned"));

function arrived() {
  turnBack();
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("#page form[data-visit]"));
  if (form && !isTouched(form)) chooseVisit(form);
}

/**
 * Another planned visit was chosen: its time, place, purpose and home.
 * @param {EventTarget | null} target
 */
function chosen(target) {
  if (!(target instanceof HTMLInputElement) || !target.form?.hasAttribute("data-visit")) return;
  const before = homeOf(target.form);
  if (target.name === "planned_visit") for (const [field, value] of planOf(target)) fill(target.form, field, value);
  if (target.name === "household" || homeOf(target.form) !== before) expect(target.form);
  tell(target.form);
}

/** The number of the chosen home, none for the whole family.
 * @param {HTMLFormElement} form */
const homeOf = (form) => /** @type {HTMLElement | null} */ (form.querySelector('[name="household"]:checked'))?.dataset.home;

/**
 * Another home: its adults are likely to be there, and nobody of the one before.
 * @param {HTMLFormElement} form
 */
function expect(form) {
  const home = homeOf(form);
  if (!home) return;
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".home[data-only]"))) {
    const here = group.dataset.only?.split(" ").includes(home);
    for (const person of group.querySelectorAll("input")) person.checked = Boolean(here) && person.hasAttribute("data-adult");
  }
}

/**
 * What the plan of a visit says, field by field.
 * @param {HTMLInputElement} plan the chip's own input
 * @returns {[string, string][]}
 */
function planOf(plan) {
  const { fillPlace = "", fillPurpose = "", fillHousehold } = plan.dataset;
  const at = plan.parentElement?.querySelector("time")?.dateTime ?? "";
  /** @type {[string, string][]} */
  const said = [["at", at], ["place", fillPlace], ["purpose", fillPurpose]];
  return fillHousehold ? [...said, ["household", fillHousehold]] : said;
}

/**
 * The server filled in a plan that this phone has recorded already: then the form is about the nearest one that is left
 * of today or earlier, else about another visit, now.
 * @param {HTMLFormElement} form nobody has written in it
 */
function chooseVisit(form) {
  if (!form.querySelector('[data-state="recorded"] > [name="planned_visit"]:checked')) return;
  const next = nearestOf(form) ?? form.querySelector('[name="planned_visit"][value=""]');
  if (!(next instanceof HTMLInputElement)) return;
  for (const [field, value] of [["planned_visit", next.value], ...planOf(next)]) {
    for (const control of form.querySelectorAll(`[name="${field}"]`)) write(/** @type {HTMLInputElement} */ (control), value);
  }
  tell(form);
}

/** @param {HTMLFormElement} form */
function nearestOf(form) {
  const tomorrow = new Date().setHours(24, 0, 0, 0);
  const left = [...form.querySelectorAll('[data-state="planned"]:has(> [name="planned_visit"])')];
  const due = left.map((chip) => ({ chip, at: Date.parse(chip.querySelector("time")?.dateTime ?? "") })).filter(({ at }) => at < tomorrow);
  const [nearest] = due.sort((one, other) => Math.abs(one.at - Date.now()) - Math.abs(other.at - Date.now()));
  return nearest?.chip.querySelector("input");
}

/**
 * What the form holds before anybody writes in it.
 * @param {HTMLInputElement} control
 * @param {string} value
 */
function write(control, value) {
  if (control.type === "radio") control.checked = control.defaultChecked = control.value === value;
  else control.value = control.defaultValue = value;
}

/**
 * The chapter's heading says which visit it is.
 * @param {HTMLFormElement} form
 */
function tell(form) {
  const [at, purpose] = ["at", "purpose"].map((name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value);
  const told = (/** @type {string} */ what) => /** @type {HTMLElement} */ (form.querySelector(`[data-told="${what}"]`));
  const time = /** @type {HTMLTimeElement} */ (told("at"));
  time.dateTime = at;
  time.hidden = !at;
  told("now").hidden = Boolean(at);
  told("purpose").textContent = purpose && ` · ${purpose}`;
  if (at) writeTime(time);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} value
 */
function fill(form, name, value) {
  const control = form.elements.namedItem(name);
  if (!(control instanceof HTMLInputElement || control instanceof RadioNodeList)) return;
  control.value = value;
  form.dispatchEvent(new Event("change", { bubbles: true }));
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
 * Before saving: a visit without a time is now.
 * @param {SubmitEvent} event
 */
function settle(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const at = form.hasAttribute("data-visit") ? form.querySelector("[data-now]") : null;
  if (at instanceof HTMLInputElement && !at.value) at.value = wallNow();
}

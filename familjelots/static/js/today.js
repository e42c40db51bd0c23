//# allFunctionsCalledOnLoad
import { writeTime } from "./times.js";

/**
 * Idag was kept yesterday and is read today: choose the day by the phone's clock. Past days show only what nobody
 * has recorded, today is open, the first visit left of it is the one thing to do next, and what is late by now is told.
 * @param {ParentNode} root
 * @param {Date} [now]
 */
export function chooseToday(root, now = new Date()) {
  const days = /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll("details[data-day]"));
  if (!days.length) return;
  const today = dayOf(now);
  for (const day of days) chooseDay(day, today);
  chooseNext(root, today);
  tellLate(root, today);
  const said = /** @type {HTMLTimeElement | null} */ (root.querySelector("[data-today] time"));
  if (said) {
    said.dateTime = today;
    writeTime(said);
  }
  const missing = /** @type {HTMLElement | null} */ (root.querySelector("[data-no-day]"));
  if (missing) missing.hidden = [...days].some((day) => day.dataset.day === today);
}

/**
 * Closed days come after the first sight of the page: they are half of Idag's elements, and nobody sees them yet.
 * @param {ParentNode} root a page that is about to be shown
 * @returns {() => void} puts them where they belong
 */
export function holdBackClosedDays(root) {
  const bodies = [...root.querySelectorAll("details[data-day]:not([open]) > .chapter-body")];
  const held = bodies.map((body) => {
    const cards = new DocumentFragment();
    cards.append(...body.childNodes);
    return cards;
  });
  // A page that was shown again meanwhile has brought its own.
  return () => bodies.forEach((body, at) => body.hasChildNodes() || body.append(held[at]));
}

/** @param {Date} now */
function dayOf(now) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * @param {HTMLDetailsElement} day
 * @param {string} today
 */
function chooseDay(day, today) {
  const which = day.dataset.day ?? "";
  const something = which < today ? "[data-state=planned]" : "[data-of]";
  day.hidden = which !== today && !day.querySelector(something);
  // A day that the reader has opened stays open when the page is shown again.
  day.open = which === today || Boolean(document.querySelector(`#page details[data-day="${which}"][open]`));
}

/**
 * @param {ParentNode} root
 * @param {string} today
 */
function chooseNext(root, today) {
  const next = root.querySelector(`details[data-day="${today}"] [data-state=planned]`);
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("details[data-day] [data-of^=planned-]"))) {
    card.toggleAttribute("data-kind", card === next);
    if (card === next) card.dataset.kind = "now";
    const start = /** @type {HTMLElement | null} */ (card.querySelector("[data-start]"));
    if (!start) continue;
    start.toggleAttribute("data-color", card === next);
    start.toggleAttribute("data-variant", card !== next);
    if (card === next) start.dataset.color = "apricot";
    else start.dataset.variant = "secondary";
  }
}

/**
 * @param {ParentNode} root
 * @param {string} today
 */
function tellLate(root, today) {
  const block = /** @type {HTMLElement | null} */ (root.querySelector("[data-late]"));
  if (!block) return;
  const items = /** @type {HTMLElement[]} */ ([...block.querySelectorAll("[data-due]")]);
  for (const item of items) item.hidden = (item.dataset.due ?? "") >= today;
  block.hidden = items.every((item) => item.hidden);
}

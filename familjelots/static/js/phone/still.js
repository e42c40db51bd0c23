import * as overlay from "./overlay.js";

/**
 * What somebody has just answered stays before them: when the news of it comes home, a page whose `[data-still]` card
 * would go is not exchanged under the finger. The next thing comes when its reader asks for it.
 */

/**
 * @param {Element | null} shown the page that its reader sees
 * @param {Element} next what is to be shown in its place
 * @param {import("./outbox.js").Entry[]} waiting
 * @returns {boolean} whether the page stays; then what waits is shown on it
 */
export function stays(shown, next, waiting) {
  const stood = new Set([...next.querySelectorAll("[data-still]")].map(nameOf));
  const cards = [...(shown?.querySelectorAll("[data-still]") ?? [])];
  if (!shown || cards.every((card) => stood.has(nameOf(card)))) return false;
  for (const mark of shown.querySelectorAll("[data-waiting]")) mark.setAttribute("hidden", "");
  for (const way of shown.querySelectorAll("[data-still-next]")) way.removeAttribute("hidden");
  overlay.lay(shown, waiting);
  return true;
}

/** @param {Element} card */
const nameOf = (card) => card.getAttribute("data-of");

/** A move can be undone for ten seconds; whoever is at the button gets the time that it takes. */

const SHOWN = 10_000, AGAIN = 1_000;

export function wait() {
  for (const line of document.querySelectorAll("[data-undo]")) setTimeout(() => leave(line), SHOWN);
}

/** @param {Element} line */
function leave(line) {
  if (line.matches(":hover, :focus-within")) setTimeout(() => leave(line), AGAIN);
  else line.remove();
}

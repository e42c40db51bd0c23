/**
 * Worries: the children of the family that one came from stand first, though no address says which family it was; and
 * the time of a call is now, until somebody writes another.
 */
import { wallNow } from "./wall_now.js";

let family = "";

/** @param {Event} event */
function left({ target }) {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link?.getAttribute("href")?.startsWith("/worries/new")) family = link.dataset.worryFor ?? "";
}

function arrived() {
  const select = document.querySelector("#page select[data-worry-children]");
  const group = family && select?.querySelector(`optgroup[data-family="${family}"]`);
  if (group) group.parentElement?.children[0].after(group);
}

/** @param {Event} event */
function opened({ target }) {
  if (!(target instanceof HTMLDetailsElement) || !target.open || !target.hasAttribute("data-report")) return;
  const at = /** @type {HTMLInputElement | null} */ (target.querySelector("[name=at]"));
  if (at && !at.value) at.value = wallNow();
}

document.addEventListener("click", left, { capture: true });
document.addEventListener("toggle", opened, { capture: true });
document.addEventListener("htmx:after:swap", arrived);

import { copyOf } from "./templates.js";

/**
 * Typing the five words, or tapping the six pictures. One place for unlocking and for trying what was just drawn.
 */

/**
 * Prepare the fields for one kind of secret; `done` gets the words, in order.
 * @param {HTMLElement} place holds `[data-kind=words]` and `[data-kind=pictures]`
 * @param {"words" | "pictures"} kind
 * @param {(words: string[]) => void} done
 */
export function readSecret(place, kind, done) {
  for (const way of place.querySelectorAll("[data-kind]")) way.toggleAttribute("hidden", way.getAttribute("data-kind") !== kind);
  const way = /** @type {HTMLElement} */ (place.querySelector(`[data-kind="${kind}"]`));
  if (kind === "words") readWords(/** @type {HTMLFormElement} */ (way), done);
  else void readPictures(way, done);
  return place;
}

/**
 * Say that it was not right, or take it back. The pictures are many: whoever tapped the last one far down sees it too.
 * @param {HTMLElement} wrong
 * @param {boolean} right
 */
export function tell(wrong, right) {
  wrong.hidden = right;
  if (!right) wrong.scrollIntoView({ block: "start" });
}

/**
 * @param {HTMLFormElement} form
 * @param {(words: string[]) => void} done
 */
function readWords(form, done) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("words"));
  form.onsubmit = (event) => {
    event.preventDefault();
    event.stopPropagation();
    const words = input.value.trim().split(/[\s,.]+/).filter(Boolean);
    input.value = "";
    done(words);
  };
}

/**
 * @param {HTMLElement} place
 * @param {(words: string[]) => void} done
 */
async function readPictures(place, done) {
  const grid = /** @type {HTMLElement} */ (place.querySelector("[data-pictures]"));
  if (!grid.hasChildNodes()) grid.append(await copyOf("pictures"));
  /** @type {string[]} */
  let chosen = [];
  const wanted = Number(place.dataset.wanted ?? 6);
  const dots = place.querySelector("[data-chosen]");
  const say = () => dots && (dots.textContent = "●".repeat(chosen.length) + "○".repeat(wanted - chosen.length));
  say();
  place.onclick = ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.dataset.picture) chosen.push(button.dataset.picture);
    else if (button?.hasAttribute("data-undo")) chosen.pop();
    if (chosen.length === wanted) {
      const words = chosen;
      chosen = [];
      done(words);
    }
    say();
  };
}

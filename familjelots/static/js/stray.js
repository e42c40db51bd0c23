import * as draft from "./draft.js";
import * as kept from "./phone/kept_pages.js";
import * as outbox from "./phone/outbox.js";
import * as vault from "./phone/vault.js";

/**
 * Half-written words whose page has left the phone, such as those about a family that has got another coach: they stay
 * on the phone, sealed, and are shown among the things to look at until their writer takes them away.
 *
 * @typedef {{key: string, path: string, words: string}} Stray
 */

/** Pages of one family, and of one entry to be corrected. */
const PLACE = /^\/(?:families|attention)\/[^/?]+/;

/** As of the last look. @type {Stray[]} */
export const found = [];

/** Only a phone that keeps families' pages can miss one. */
export async function find() {
  const paths = new Set(vault.isOpen() ? await kept.paths() : []);
  const drafts = paths.has("/families") ? await draft.all() : [];
  const gone = drafts.filter(({ path }) => PLACE.test(path) && !paths.has(PLACE.exec(path)?.[0] ?? ""));
  const told = gone.map(({ key, path, typed }) => ({ key, path, words: typed })).filter(({ words }) => words);
  found.splice(0, found.length, ...told);
}

/** On the page of things to look at: each with its words, to be copied, opened or taken away. */
export async function show() {
  await find();
  const main = document.querySelector("[data-page=attention] main");
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("stray"));
  if (!main || !template || main.querySelector("[data-stray]")) return;
  main.prepend(...found.map((one) => card(template, one)));
}

/**
 * @param {HTMLTemplateElement} template
 * @param {Stray} stray
 */
function card(template, { key, path, words }) {
  const copy = /** @type {DocumentFragment} */ (document.importNode(template.content, true));
  const [element] = copy.children;
  const place = element.querySelector("[data-copy-text]");
  if (place) place.textContent = words;
  element.querySelector("[data-open]")?.setAttribute("href", path);
  element.querySelector("[data-drop]")?.addEventListener("click", () => void drop(element, key));
  return element;
}

/**
 * @param {Element} element
 * @param {string} key
 */
async function drop(element, key) {
  await draft.drop(key);
  await find();
  element.remove();
  outbox.announce();
}

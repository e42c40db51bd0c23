//# allFunctionsCalledOnLoad
import { text } from "../texts.js";
import { format, writeTime } from "../times.js";
import { effectsOf, valueOf } from "./effects.js";

/**
 * Waiting entries, shown on a page by filling the server's own templates. Rebuilt on a fresh copy of the kept page
 * every time, never patched onto what an earlier overlay left. Three verbs; text only.
 *
 * @typedef {import("./outbox.js").Entry} Entry
 * @typedef {import("./effects.js").Effect} Effect
 */

/** What every correction does to the card of the entry that it settles. */
const SETTLES = "mark:[data-of=look-{resolves}] state:settled";
const BLANK_ID = "00000000-0000-0000-0000-000000000000";

/**
 * @param {DocumentFragment | Element} page
 * @param {Entry[]} entries
 */
export function lay(page, entries) {
  for (const entry of entries) {
    const effects = entry.fields.resolves ? `${entry.effects}; ${SETTLES}` : entry.effects;
    for (const effect of effectsOf(effects, entry.fields)) VERBS[effect.verb]?.(page, effect, entry);
  }
}

/**
 * What the server will not take stands on the page of things to look at, ready to be copied.
 * @param {HTMLElement} page
 * @param {Entry[]} held
 */
export function layHeld(page, held) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("held"));
  const main = page.dataset.page === "attention" ? page.querySelector("main") : null;
  if (!template || !main) return;
  for (const entry of held) {
    const card = document.importNode(template.content, true);
    const words = card.querySelector("[data-copy-text]");
    if (words) words.textContent = entry.typed;
    main.prepend(card);
  }
}

/** @type {Record<Effect["verb"], (page: DocumentFragment | Element, effect: Effect, entry: Entry) => void>} */
const VERBS = {
  insert(page, effect, entry) {
    const list = page.querySelector(effect.target);
    const template = /** @type {HTMLTemplateElement | null} */ (page.querySelector(effect.with.template));
    const id = valueOf(entry.fields, effect.with.id ?? "id");
    if (!list || !template || !id || list.querySelector(`[data-id="${CSS.escape(id)}"]`)) return;
    const card = newCard(template, id);
    if (!card) return;
    for (const name of namesIn(card)) fill(card, name, entry, effect.prefix);
    mark(card, entry);
    place(list, card);
    for (const nothing of list.parentElement?.querySelectorAll(":scope > [data-empty]") ?? []) nothing.setAttribute("hidden", "");
    addToCount(page, list.id);
  },

  patch(page, effect, entry) {
    for (const card of page.querySelectorAll(effect.target)) {
      for (const name of effect.with.field.split(",")) patchField(card, name, effect, entry);
    }
  },

  mark(page, effect, entry) {
    for (const card of page.querySelectorAll(effect.target)) {
      card.setAttribute("data-state", effect.with.state);
      for (const part of card.querySelectorAll("[data-when]")) {
        part.toggleAttribute("hidden", !part.getAttribute("data-when")?.split(" ").includes(effect.with.state));
      }
      mark(card, entry);
    }
  },
};

/**
 * @param {HTMLTemplateElement} template
 * @param {string} id
 */
function newCard(template, id) {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  for (const element of copy.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (value.includes(BLANK_ID)) element.setAttribute(name, value.replaceAll(BLANK_ID, id));
    }
  }
  return copy.querySelector("[data-id]");
}

/**
 * Where a new card belongs in its list: at the start, by its time, or last.
 * @param {Element} list
 * @param {Element} card
 */
function place(list, card) {
  const order = list.getAttribute("data-insert");
  const before = order === "start" ? list.firstElementChild : order === "time" ? firstAfter(list, timeOf(card)) : null;
  list.insertBefore(card, before);
}

/**
 * @param {Element} list
 * @param {string} time
 */
const firstAfter = (list, time) => [...list.children].find((one) => timeOf(one) > time) ?? null;

/** A card without a time comes after all that have one.
 * @param {Element} card */
const timeOf = (card) => card.querySelector("time")?.dateTime ?? "~";

/** @param {Element} card */
const namesIn = (card) => new Set([...card.querySelectorAll("[data-field]")].map((one) => one.getAttribute("data-field") ?? ""));

/**
 * Show a correction only where the page still says what its writer saw.
 * @param {Element} card
 * @param {string} name
 * @param {Effect} effect
 * @param {Entry} entry
 */
function patchField(card, name, effect, entry) {
  const base = card.querySelector(`[name="base.${name}"]`);
  const now = base instanceof HTMLInputElement || base instanceof HTMLTextAreaElement ? base.value : null;
  const seen = valueOf(entry.fields, `base.${name}`);
  const mine = valueOf(entry.fields, effect.prefix + name);
  if (now !== null && now !== seen && now !== mine) {
    markOf(card).textContent = text("changed_by_other");
    return;
  }
  write(card, name, entry, effect.prefix);
  mark(card, entry);
}

/**
 * A new card says what its writer said; a field that was left out, such as chips of which none was chosen, is empty.
 * @param {Element} card
 * @param {string} name
 * @param {Entry} entry
 * @param {string} prefix
 */
function fill(card, name, entry, prefix) {
  if (prefix + name in entry.fields) return write(card, name, entry, prefix);
  for (const element of card.querySelectorAll(`[data-field="${name}"]`)) element.setAttribute("hidden", "");
}

/**
 * One field's words into a card, and its value into the card's own form, so that a second edit builds on the first.
 * @param {Element} card
 * @param {string} name
 * @param {Entry} entry
 * @param {string} prefix
 */
function write(card, name, entry, prefix) {
  if (!(prefix + name in entry.fields)) return;
  const value = valueOf(entry.fields, prefix + name);
  for (const element of card.querySelectorAll(`[data-field="${name}"]`)) {
    writeWords(element, value, entry.shown[prefix + name] ?? value);
  }
  for (const control of card.querySelectorAll(`[name="${name}"], [name="base.${name}"]`)) writeControl(control, value);
}

/**
 * @param {Element} element
 * @param {string} value
 * @param {string} words
 */
function writeWords(element, value, words) {
  element.toggleAttribute("hidden", value === "");
  if (element instanceof HTMLTimeElement) {
    element.dateTime = value;
    writeTime(element);
  } else {
    element.textContent = words;
  }
}

/**
 * @param {Element} control
 * @param {string} value
 */
function writeControl(control, value) {
  if (control instanceof HTMLTextAreaElement) control.defaultValue = value;
  else if (control instanceof HTMLInputElement && !["checkbox", "radio"].includes(control.type)) control.setAttribute("value", value);
  else if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.toggleAttribute("selected", option.value === value);
  }
}

/**
 * @param {Element} card
 * @param {Entry} entry
 */
function mark(card, entry) {
  const key = entry.held ? "held" : entry.received_at ? "received_at" : "waits";
  markOf(card).textContent = text(key, { time: entry.received_at ? format(entry.received_at, "time") : "" });
  card.setAttribute("data-waits", key);
}

/** The place of a card's mark.
 * @param {Element} card */
export function markOf(card) {
  let place = card.querySelector("[data-waiting]");
  if (!place) {
    place = document.createElement("span");
    place.setAttribute("data-waiting", "");
    card.append(place);
  }
  place.removeAttribute("hidden");
  return place;
}

/**
 * Figures are the server's; what waits is said beside them.
 * @param {DocumentFragment | Element} page
 * @param {string} list
 */
function addToCount(page, list) {
  for (const count of page.querySelectorAll(`[data-count-of="${CSS.escape(list)}"]`)) {
    const n = Number(count.getAttribute("data-plus") ?? 0) + 1;
    count.setAttribute("data-plus", String(n));
    const next = count.nextElementSibling;
    const beside = next?.hasAttribute("data-plus-words") ? next : document.createElement("span");
    beside.setAttribute("data-plus-words", "");
    beside.textContent = ` ${text("plus_waiting", { n })}`;
    if (beside !== next) count.after(beside);
  }
}

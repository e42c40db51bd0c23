//# allFunctionsCalledOnLoad
/**
 * The page's own words, rendered by the server in the reader's language: `<template id="texts">` holds one
 * `<span data-text="key">words with {n}</span>` each. Words that count have one form per plural category (`key_one`).
 */

/** @type {Map<string, string> | null} */
let words = null;

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function text(key, values = {}) {
  words ??= read();
  const form = typeof values.n === "number" ? `${key}_${category(values.n)}` : key;
  const template = words.get(form) ?? words.get(`${key}_other`) ?? words.get(key) ?? "";
  return fill(template, values);
}

/**
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
export const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/** @param {number} n */
const category = (n) => new Intl.PluralRules(document.documentElement.lang || "sv").select(n);

/** The document speaks another language now. */
export const forget = () => void (words = null);

function read() {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("texts"));
  const spans = template ? [...template.content.querySelectorAll("[data-text]")] : [];
  return new Map(spans.map((span) => [span.getAttribute("data-text") ?? "", span.textContent ?? ""]));
}

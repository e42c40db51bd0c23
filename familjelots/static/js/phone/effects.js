/**
 * What a form says its reader will see: `data-effect`, read together with the fields that were filled in.
 *
 * @typedef {import("./outbox.js").Fields} Fields
 * @typedef {object} Effect
 * @property {"insert" | "patch" | "mark"} verb
 * @property {string} target a CSS selector
 * @property {string} prefix `steps-0-` for a repeated row, else empty
 * @property {Record<string, string>} with template, id, if, field, state
 */

/** How long a day is, written as 2026-11-24. */
const DAY = 10;

/**
 * @param {string} source the attribute
 * @param {Fields} fields
 * @returns {Effect[]}
 */
export function effectsOf(source, fields) {
  const written = source.split(";").map((one) => one.trim()).filter(Boolean);
  return written.flatMap((one) => expand(one, fields)).map(([one, prefix]) => parse(one, prefix, fields)).filter((one) => applies(one, fields));
}

/**
 * The text of a field; several values are several lines.
 * @param {Fields} fields
 * @param {string} name
 */
export function valueOf(fields, name) {
  const value = fields[name] ?? "";
  return Array.isArray(value) ? value.join("\n") : value;
}

/**
 * `steps-*-id` stands for each row that was filled in.
 * @param {string} one
 * @param {Fields} fields
 * @returns {[string, string][]}
 */
function expand(one, fields) {
  const list = /([\w]+)-\*-/.exec(one)?.[1];
  if (!list) return [[one, ""]];
  const rows = Object.keys(fields).flatMap((name) => new RegExp(`^${list}-(\\d+)-`).exec(name)?.[1] ?? []);
  return [...new Set(rows)].map((row) => [one.replaceAll(`${list}-*-`, `${list}-${row}-`), `${list}-${row}-`]);
}

/**
 * @param {string} one
 * @param {string} prefix
 * @param {Fields} fields
 * @returns {Effect}
 */
function parse(one, prefix, fields) {
  const filled = one.replace(/\{([\w.-]+)(\|day)?\}/g, (_, name, day) => {
    const value = valueOf(fields, name);
    return (day ? value.slice(0, DAY) : value).replace(/[^\w-]/g, "");
  });
  const [head, ...rest] = filled.split(/\s+/);
  const [verb, target] = split(head);
  return { verb: /** @type {Effect["verb"]} */ (verb), target, prefix, with: Object.fromEntries(rest.map(split)) };
}

/**
 * @param {Effect} effect
 * @param {Fields} fields
 */
const applies = (effect, fields) => !effect.with.if || valueOf(fields, effect.with.if).trim() !== "";

/**
 * @param {string} word `name:value`
 * @returns {[string, string]}
 */
const split = (word) => [word.slice(0, word.indexOf(":")), word.slice(word.indexOf(":") + 1)];

//# allFunctionsCalledOnLoad
/**
 * Times in the page's language. The server's words stand; the phone writes those that depend on the clock
 * (`relative`, `age`) and those of entries that still wait.
 */

const DAY = 86_400_000;

/**
 * Fill every `<time data-format=relative>` and `<time data-format=age>` under an element.
 * @param {ParentNode} root
 */
export function fillTimes(root) {
  for (const element of root.querySelectorAll("time[data-format=relative], time[data-format=age]")) writeTime(/** @type {HTMLTimeElement} */ (element));
}

/** @param {HTMLTimeElement} element */
export function writeTime(element) {
  const words = format(element.dateTime, element.dataset.format ?? "day", new Date(), element.dataset.words);
  if (words) element.textContent = words;
}

/**
 * @param {string} value a day, a local wall time, or an instant
 * @param {string} shape day, time, day_time, relative or age
 * @param {Date} [now]
 * @param {string} [words] those around an age, with `{n}` in its place
 */
export function format(value, shape, now = new Date(), words = "{n}") {
  const moment = new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00` : value);
  if (Number.isNaN(moment.getTime())) return "";
  if (shape === "time") return clock(moment);
  if (shape === "day_time") return `${day(moment)} ${clock(moment)}`;
  if (shape === "age") return age(moment, now, words);
  return shape === "relative" ? relative(moment, now) : day(moment);
}

/** English as in Britain: the day before the month, and no "AM". */
const language = () => (document.documentElement.lang || "sv").replace(/^en$/, "en-GB");

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const SHAPES = {
  day: { weekday: "long", day: "numeric", month: "long" },
  weekday: { weekday: "long" },
  time: { hour: "numeric", minute: "2-digit" },
};

/** Formatters are dear to make and cheap to use: each is made once per language.
 * @type {Map<string, any>} */
const made = new Map();

/**
 * @param {Date} moment
 * @param {string} shape
 */
const spell = (moment, shape) => once(shape, () => new Intl.DateTimeFormat(language(), SHAPES[shape])).format(moment);

/** @param {number} days */
const away = (days) => once("days", () => new Intl.RelativeTimeFormat(language(), { numeric: "auto" })).format(days, "day");

/**
 * @param {string} name
 * @param {() => any} make
 */
function once(name, make) {
  const key = `${language()} ${name}`;
  if (!made.has(key)) made.set(key, make());
  return made.get(key);
}

/** @param {Date} moment */
const day = (moment) => spell(moment, "day");

/** 9.00 in Swedish and Danish, as everywhere else the language has it.
 * @param {Date} moment */
function clock(moment) {
  const words = spell(moment, "time");
  return /^(sv|da)/.test(language()) ? words.replace(/^0/, "").replace(":", ".") : words;
}

/**
 * @param {Date} moment
 * @param {Date} now
 */
function relative(moment, now) {
  const days = Math.round((midnight(moment) - midnight(now)) / DAY);
  return `${away(days)}, ${Math.abs(days) < 7 ? spell(moment, "weekday") : day(moment)}`;
}

/** @param {Date} moment */
const midnight = (moment) => Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());

/** The units of an age, the largest first: from how many days on, and how many days it is.
 * @type {[string, number, number][]} */
const AGES = [["year", 730, 365.25], ["month", 60, 30.44], ["week", 14, 7], ["day", 1, 1]];

/**
 * "sedan 3 månader"; nothing for what began today, so that the server's words stand.
 * @param {Date} moment
 * @param {Date} now
 * @param {string} words
 */
function age(moment, now, words) {
  const days = Math.round((midnight(now) - midnight(moment)) / DAY);
  const found = AGES.find(([, from]) => days >= from);
  if (!found) return "";
  const [unit, , long] = found;
  const spelled = once(`age ${unit}`, () => new Intl.RelativeTimeFormat(language()));
  // "om 9 dagar" without its "om": as a unit of its own a day would be "9 dygn".
  const parts = spelled.formatToParts(Math.round(days / long), unit);
  const first = parts.findIndex((/** @type {{ type: string }} */ part) => part.type === "integer");
  return words.replace("{n}", parts.slice(first).map((/** @type {{ value: string }} */ part) => part.value).join(""));
}

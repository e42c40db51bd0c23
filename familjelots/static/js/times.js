//# allFunctionsCalledOnLoad
/**
 * Times in the page's language. The server's words stand; the phone writes those that depend on the clock
 * (`relative`) and those of entries that still wait.
 */

const DAY = 86_400_000;

/**
 * Fill every `<time data-format=relative>` under an element.
 * @param {ParentNode} root
 */
export function fillTimes(root) {
  for (const element of root.querySelectorAll("time[data-format=relative]")) writeTime(/** @type {HTMLTimeElement} */ (element));
}

/** @param {HTMLTimeElement} element */
export function writeTime(element) {
  const words = format(element.dateTime, element.dataset.format ?? "day");
  if (words) element.textContent = words;
}

/**
 * @param {string} value a day, a local wall time, or an instant
 * @param {string} shape day, time, day_time or relative
 * @param {Date} [now]
 */
export function format(value, shape, now = new Date()) {
  const moment = new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00` : value);
  if (Number.isNaN(moment.getTime())) return "";
  if (shape === "time") return clock(moment);
  if (shape === "day_time") return `${day(moment)} ${clock(moment)}`;
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

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

/** @param {Date} moment */
const day = (moment) =>
  new Intl.DateTimeFormat(language(), { weekday: "long", day: "numeric", month: "long" }).format(moment);

/** 9.00 in Swedish and Danish, as everywhere else the language has it.
 * @param {Date} moment */
function clock(moment) {
  const words = new Intl.DateTimeFormat(language(), { hour: "numeric", minute: "2-digit" }).format(moment);
  return /^(sv|da)/.test(language()) ? words.replace(/^0/, "").replace(":", ".") : words;
}

/**
 * @param {Date} moment
 * @param {Date} now
 */
function relative(moment, now) {
  const days = Math.round((midnight(moment) - midnight(now)) / DAY);
  const words = new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(days, "day");
  return Math.abs(days) < 7 ? `${words}, ${new Intl.DateTimeFormat(language(), { weekday: "long" }).format(moment)}` : `${words}, ${day(moment)}`;
}

/** @param {Date} moment */
const midnight = (moment) => Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());

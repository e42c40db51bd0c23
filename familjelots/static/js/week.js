import EventCalendar from "../vendor/event_calendar.js";
import htmx from "../vendor/htmx.esm.min.js";
import * as forms from "./forms.js";
import * as network from "./phone/network.js";
import * as route from "./phone/route.js";
import { fetchPage } from "./phone/straight.js";
import { format } from "./times.js";

/**
 * The week as a picture: a visit is drawn along its coach's day, and what speaks against a time is told before it is let
 * go. Letting go sends the form of "Flytta till…", or opens it when something speaks against the time.
 *
 * @typedef {{ id: string, title: string, start: Date, end: Date, display: string, extendedProps: { against?: string[] } }} Event
 * @typedef {{ coaches: object[], events: object[], begins: string, ends: string, hidden: number[], now: string, words: Record<string, string> }} Week
 */

const STYLE = new URL("../vendor/event_calendar.css", import.meta.url).href;
/** A picture that was open stays so from week to week. */
let open = false;
/** @type {Element | null} */
let offered = null;
/** What speaks against the times of the visit that is being drawn; nothing until the server has said.
 * @type {Record<string, string[]>} */
let against = {};

/** Offer the picture where there is a mouse or a finger and room for it. */
export function offer() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-picture]"));
  if (!place || place === offered) return;
  offered = place;
  place.hidden = false;
  const button = /** @type {HTMLButtonElement} */ (place.querySelector("button"));
  button.addEventListener("click", () => {
    open = !open;
    void turn(place, button);
  });
  if (open) void turn(place, button);
}

/**
 * @param {HTMLElement} place
 * @param {HTMLButtonElement} button
 */
async function turn(place, button) {
  const picture = /** @type {HTMLElement} */ (place.querySelector("#week-picture"));
  button.setAttribute("aria-expanded", String(open));
  picture.hidden = !open;
  says(place).textContent = open ? words(place).begin ?? "" : "";
  if (!open || picture.firstChild) return;
  const [week] = await Promise.all([told(`/week/picture?from=${place.dataset.picture}`), styled()]);
  if (week) draw(place, picture, week);
  else says(place).textContent = words(place).failed ?? "";
}

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} picture
 * @param {Week} week
 */
function draw(place, picture, week) {
  EventCalendar.create(picture, {
    view: "resourceTimelineWeek",
    date: place.dataset.picture,
    firstDay: 1,
    hiddenDays: week.hidden,
    locale: document.documentElement.lang,
    headerToolbar: { start: "", center: "", end: "" },
    resources: week.coaches,
    events: week.events,
    slotMinTime: week.begins,
    slotMaxTime: week.ends,
    slotDuration: "01:00",
    slotWidth: 60,
    slotLabelFormat: (/** @type {Date} */ time) => String(time.getHours()),
    snapDuration: "00:15",
    height: "auto",
    editable: true,
    eventDurationEditable: false,
    eventLongPressDelay: 300,
    eventContent: (/** @type {{ event: Event }} */ { event }) => label(place, event),
    eventClassNames: (/** @type {{ event: Event }} */ { event }) => (event.extendedProps.against?.length ? "against" : ""),
    eventDragStart: (/** @type {{ event: Event }} */ { event }) => void ask(place, event),
    eventDragStop: () => delete picture.dataset.against,
    dragConstraint: (/** @type {any} */ drawn) => tell(place, picture, week, drawn),
    eventDrop: (/** @type {any} */ drawn) => void drop(place, drawn),
  });
  asPicture(place, picture);
}

/**
 * The calendar calls itself a table and is none: visits lie over its cells, and names stand outside its rows. It is
 * a picture that can be scrolled; the table is the list below it.
 * @param {HTMLElement} place
 * @param {HTMLElement} picture
 */
function asPicture(place, picture) {
  for (const name of ["role", "aria-colindex"]) for (const part of picture.querySelectorAll(`[${name}]`)) part.removeAttribute(name);
  const scrolled = picture.querySelector(".ec-main");
  scrolled?.setAttribute("tabindex", "0");
  scrolled?.setAttribute("aria-label", place.querySelector("h2")?.textContent ?? "");
}

/**
 * @param {HTMLElement} place
 * @param {Event} event
 */
function label(place, event) {
  const { away = "", taken = "" } = words(place);
  if (event.display === "background") return `${away}: ${event.title}`;
  return event.title || taken;
}

/**
 * @param {HTMLElement} place
 * @param {Event} event
 */
async function ask(place, event) {
  against = {};
  against = (await told(`/planned-visits/${event.id}/against?week=${place.dataset.picture}`)) ?? {};
}

/**
 * What the server says at an address, null without an answer.
 * @param {string} path
 */
async function told(path) {
  const answer = await network.ask(path, { headers: { Accept: "application/json" } }).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

/**
 * What speaks against the time under the finger, in words and in colour; a time that has been is not to be had.
 * @param {HTMLElement} place
 * @param {HTMLElement} picture
 * @param {Week} week
 * @param {{ event: Event, newResource?: object }} drawn
 */
function tell(place, picture, week, { event, newResource }) {
  const { fits = "", past = "", row = "" } = words(place);
  const at = wall(event.start);
  const gone = at <= week.now;
  const codes = against[at] ?? [];
  const why = gone ? past : codes.map((code) => week.words[code]).join(", ");
  picture.toggleAttribute("data-against", Boolean(why || newResource));
  says(place).textContent = newResource ? row : `${format(at, "day_time")}: ${why || fits}`;
  return !gone && !newResource;
}

/**
 * @param {HTMLElement} place
 * @param {{ event: Event, revert: () => void }} drawn
 */
async function drop(place, { event, revert }) {
  const at = wall(event.start);
  const path = `/planned-visits/${event.id}/move?at=${at}`;
  const form = against[at] ? null : await formAt(path, at);
  revert();
  if (!form) return void route.go(path);
  place.append(form);
  forms.openForms(place);
  htmx.process(form);
  form.requestSubmit();
}

/**
 * The form of "Flytta till…" with a time chosen; none if the server would rather be asked first.
 * @param {string} path
 * @param {string} at
 */
async function formAt(path, at) {
  const answer = await fetchPage(path).catch(() => null);
  if (!answer?.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = page.querySelector("form[action$='/time']");
  const choice = form?.querySelector(`input[name=starts_at][value="${at}"]`);
  if (!(form instanceof HTMLFormElement) || !(choice instanceof HTMLInputElement) || choice.parentElement?.querySelector(".mark")) return null;
  choice.checked = true;
  form.hidden = true;
  return document.importNode(form, true);
}

/** The calendar's own style, once. */
function styled() {
  if (document.querySelector(`link[href="${STYLE}"]`)) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: STYLE });
  document.head.prepend(link);
  return new Promise((resolve) => (link.onload = link.onerror = () => resolve(undefined)));
}

/** `2026-11-24T09:00`
 * @param {Date} date */
const wall = (date) => new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** @param {HTMLElement} place */
const says = (place) => /** @type {HTMLElement} */ (place.querySelector("[data-says]"));

/** @param {HTMLElement} place */
const words = (place) => says(place).dataset;

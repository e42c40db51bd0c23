/** Scripts of single pages, fetched when such a page is there: the lock screen of a slow phone waits for none of them. */

/** @type {[string, () => Promise<unknown>][]} */
const ROOMS = [
  ["[data-little-room]", () => import("./room.js").then(({ tell }) => tell())],
  ["[data-page=attention]", () => import("./stray.js").then(({ show }) => show())],
  ["[data-enrol]", () => import("./enrol.js")],
  ["[data-passkey-sign-in]", () => import("./sign_in.js")],
  ["[data-audience=family]", () => import("./family_home.js")],
  ["input[name=phone_day]", () => import("./measuring.js")],
  ["form[data-person]", () => import("./mapping.js")],
  ["[data-worry-for], [data-report]", () => import("./worries.js")],
  ["[data-progress]", () => import("./progress.js").then(({ follow }) => follow())],
  ["[data-picture]", () => import("./week.js").then(({ offer }) => offer())],
  ["[data-print]", () => import("./paper.js")],
  ["[data-undo]", () => import("./undo.js").then(({ wait }) => wait())],
  ["[data-push]", () => import("./reminders.js")],
  ["[data-passkey-add], input[name=code]", () => import("./accounts.js")],
];

/** Load what the page wants; a script that is loaded already costs nothing. No tap comes too early to be heard. */
export async function load() {
  await Promise.all(ROOMS.map(([selector, script]) => document.querySelector(selector) && script()));
  for (const button of document.querySelectorAll("button[data-when-loaded]")) button.removeAttribute("disabled");
}

/**
 * The page of one's reminders: what this browser can do, on, off. The subscription is sent by the page's own form, so
 * that it goes the way every form goes.
 */

const FORM = "form[data-push-on]";
const APPLE = /iPhone|iPad|iPod/;

/** @returns {HTMLElement | null} */
const place = () => document.querySelector("[data-push]");

/** @param {string} state which of the page's own texts to show */
function say(state) {
  for (const part of place()?.querySelectorAll("[data-push-when]") ?? []) {
    part.toggleAttribute("hidden", part.getAttribute("data-push-when") !== state);
  }
}

/** What this browser can do, said on the page. */
async function show() {
  if (!place()) return;
  const subscription = await current();
  const mark = subscription ? await markOf(subscription.endpoint) : "";
  for (const card of document.querySelectorAll("[data-push-mark]")) {
    card.querySelector("[data-push-here]")?.toggleAttribute("hidden", card.getAttribute("data-push-mark") !== mark);
  }
  const known = mark !== "" && document.querySelector(`[data-push-mark="${mark}"]`) !== null;
  say(known ? "on" : await state());
}

/** @returns {Promise<string>} */
async function state() {
  if (!("PushManager" in window) || !("Notification" in window)) return apple() && !installed() ? "install" : "unsupported";
  if (!(await registration())) return "enrol";
  return Notification.permission === "denied" ? "blocked" : "ready";
}

const apple = () => APPLE.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

const installed = () => matchMedia("(display-mode: standalone)").matches;

const registration = async () => navigator.serviceWorker?.getRegistration();

const current = async () => (await registration())?.pushManager?.getSubscription() ?? null;

/** The name under which the server's page tells this browser from the person's others.
 * @param {string} endpoint */
async function markOf(endpoint) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Ask the browser, then tell the server by the page's form.
 * @param {HTMLFormElement} form
 */
async function turnOn(form) {
  if ((await Notification.requestPermission()) !== "granted") return void show();
  // What the server does not know is of an earlier time, perhaps ended by the push service: begin afresh.
  await (await current())?.unsubscribe();
  const worker = await registration();
  const key = place()?.dataset.pushKey ?? "";
  const subscription = await worker?.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = subscription?.toJSON() ?? {};
  if (!endpoint || !keys) return void say("failed");
  for (const [name, value] of Object.entries({ endpoint, ...keys })) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.value = value;
  }
  form.requestSubmit();
}

document.addEventListener("click", ({ target }) => {
  const form = target instanceof Element ? target.closest("button")?.closest(FORM) : null;
  if (form instanceof HTMLFormElement) void turnOn(form).catch(() => say("failed"));
});

/** Off is off at once: this browser forgets its address while the server is told. */
document.addEventListener("submit", ({ target }) => {
  if (!(target instanceof HTMLFormElement) || !target.matches("form[data-push-off]")) return;
  const here = target.closest("[data-push-mark]")?.querySelector("[data-push-here]:not([hidden])");
  if (here) void current().then((subscription) => subscription?.unsubscribe());
});

document.addEventListener("htmx:after:swap", () => void show());
void show();

export {};

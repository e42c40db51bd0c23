/**
 * Room on the phone, and the browser's promise to keep what lies there. Both are asked for, and the answers shown.
 */

const MB = 1_000_000;
/** A visit with all its words takes a few kilobytes, a caseload a few megabytes. */
const ENOUGH = 20;

/** Whether the browser promises to keep what is saved. An installed app is asked for it again: then it says yes more often. */
export async function isKept() {
  const storage = navigator.storage;
  const kept = (await storage?.persisted?.()) ?? false;
  return kept || (matchMedia("(display-mode: standalone)").matches && ((await storage?.persist?.()) ?? false));
}

/** Megabytes left for the app. A browser that does not say is believed to have room. */
export async function left() {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const n = quota === undefined ? ENOUGH : Math.floor((quota - usage) / MB);
  return { n, yes: n >= ENOUGH };
}

/** Said before a visit is written, where the page has a place for it. */
export async function tell() {
  const { yes } = await left();
  for (const place of document.querySelectorAll("[data-little-room]")) place.toggleAttribute("hidden", yes);
}

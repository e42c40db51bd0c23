//# allFunctionsCalledOnLoad
import { text } from "../texts.js";
import { format } from "../times.js";
import * as outbox from "./outbox.js";
import { markOf } from "./overlay.js";

/** What came home while the app is open: "Mottaget 14.32" on its cards. */

/** Record id → when.
 * @type {Map<string, string>} */
const received = new Map();

export const forget = () => received.clear();

/** @param {import("./flush.js").Receipt[]} receipts */
export async function remember(receipts) {
  const entries = new Map((await outbox.all()).map((entry) => [entry.op, entry]));
  for (const { op, received_at } of receipts) {
    for (const id of idsIn(entries.get(op))) received.set(id, received_at);
  }
}

/**
 * @param {Element} page
 */
export function mark(page) {
  for (const [id, at] of received) {
    for (const card of page.querySelectorAll(`[data-id="${id}"]`)) {
      markOf(card).textContent = text("received_at", { time: format(at, "time") });
    }
  }
}

/**
 * The ids of the records that an entry made.
 * @param {outbox.Entry} [entry]
 */
const idsIn = (entry) =>
  Object.entries(entry?.fields ?? {}).flatMap(([name, value]) =>
    /(^|-)id$/.test(name) && typeof value === "string" ? [CSS.escape(value)] : [],
  );

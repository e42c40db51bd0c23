//# allFunctionsCalledOnLoad
import * as database from "./database.js";
import * as kept from "./kept_pages.js";
import * as network from "./network.js";
import * as outbox from "./outbox.js";
import * as vault from "./vault.js";

/**
 * Sending what waits. One tab sends at a time; an entry leaves the phone only when the server's own receipt for it is
 * here and the pages that it changed are stored.
 *
 * @typedef {import("./outbox.js").Entry} Entry
 * @typedef {{op: string, status: number, outcome: string, reason: string | null, message: string | null,
 *   received_at: string, affects: string[]}} Receipt
 * @typedef {"sent" | "again" | "stop"} Verdict
 */

/** `received`: entries came home, detail holds their receipts. */
export const events = new EventTarget();

const BATCH = 50;
/** Where a person finds what the server has put aside. */
export const LOOK = "/attention";
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 300_000;

let failures = 0;
let batchSize = BATCH;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let running = false;
let asked = false;

/** Send everything that waits; when it cannot be sent now, try again later by itself. */
export async function flush() {
  asked = true;
  if (running || !vault.isOpen()) return;
  running = true;
  clearTimeout(timer);
  try {
    while (asked) {
      asked = false;
      await flushOnce();
    }
  } finally {
    running = false;
  }
}

async function flushOnce() {
  const name = `flush-${vault.mine().card.uid}`;
  const verdict = await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? vault.unlessLocked(drain()) : "stop"));
  if (verdict === "again") later();
  else failures = 0;
}

/** @returns {Promise<Verdict>} */
async function drain() {
  for (;;) {
    if (!vault.isOpen()) return "stop";
    const entries = await outbox.all();
    await settle(entries.filter((entry) => entry.received_at));
    const batch = outbox.waiting(entries).slice(0, batchSize);
    if (batch.length === 0) return "stop";
    const verdict = await send(batch).catch(() => /** @type {Verdict} */ ("again"));
    if (verdict !== "sent") return verdict;
  }
}

/**
 * @param {Entry[]} batch
 * @returns {Promise<Verdict>}
 */
async function send(batch) {
  const { device } = vault.mine().card;
  const response = await network.ask("/outbox", {
    method: "POST",
    redirect: "manual",
    seconds: 20,
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ entries: batch.map((entry) => asPosted(entry, device)) }),
  });
  if (response.status === 200) return take(batch, await receiptsOf(response));
  if (response.status === 413) return tooLarge(batch);
  // 401: asked to sign in; 403: another's session; 410: revoked. Keep all, and wait for the person.
  return [401, 403, 410].includes(response.status) ? "stop" : "again";
}

/**
 * @param {Entry} entry
 * @param {string} device
 */
function asPosted({ op, command, version, path, fields, made_at, seq }, device) {
  return { op, command, version, path, fields, made_at, seq, device };
}

/**
 * A captive portal answers 200 too: only our own receipts count.
 * @param {Response} response
 * @returns {Promise<Receipt[]>}
 */
async function receiptsOf(response) {
  const answer = await response.json().catch(() => null);
  return Array.isArray(answer?.receipts) ? answer.receipts : [];
}

/**
 * @param {Entry[]} batch
 * @param {Receipt[]} receipts
 * @returns {Promise<Verdict>}
 */
async function take(batch, receipts) {
  const byOp = new Map(receipts.map((receipt) => [receipt.op, receipt]));
  const answered = batch.flatMap((entry) => {
    const receipt = byOp.get(entry.op);
    return receipt ? [marked(entry, receipt)] : [];
  });
  if (answered.length === 0) return "again";
  batchSize = BATCH;
  failures = 0;
  await outbox.update(answered);
  events.dispatchEvent(new CustomEvent("received", { detail: receipts }));
  outbox.announce();
  await settle(answered.filter((entry) => entry.received_at));
  return "sent";
}

/**
 * @param {Entry} entry
 * @param {Receipt} receipt
 * @returns {Entry}
 */
function marked(entry, receipt) {
  const known = [200, 201, 202].includes(receipt.status);
  if (!known) return { ...entry, held: receipt.message ?? receipt.reason ?? String(receipt.status) };
  const affects = receipt.outcome === "parked" || entry.fields.resolves ? [...receipt.affects, LOOK] : receipt.affects;
  return { ...entry, received_at: receipt.received_at, affects };
}

/**
 * Fetch the pages that received entries changed; then pages in, entries out, together. Fails quietly: next time.
 * @param {Entry[]} received
 */
async function settle(received) {
  if (received.length === 0) return;
  const done = await kept.alone(async () => {
    const keepable = new Set(await kept.paths());
    const changed = [...new Set(received.flatMap((entry) => entry.affects ?? []))].filter((path) => keepable.has(path));
    const caseload = await kept.fetchCaseload(changed);
    if (!caseload) return false;
    const pages = await kept.prepare(caseload, changed);
    await outbox.finish(received, pages).catch((fault) => {
      if (!database.isFull(fault)) throw fault;
      return outbox.finish(received, async () => {}); // their words are home; the pages wait for room
    });
    return true;
  });
  if (done) outbox.announce();
}

/**
 * Halve what is sent at a time; one entry that is too large by itself is held, so that it blocks nobody.
 * @param {Entry[]} batch
 * @returns {Promise<Verdict>}
 */
async function tooLarge(batch) {
  if (batch.length > 1) {
    batchSize = Math.ceil(batch.length / 2);
    return "sent";
  }
  await outbox.update([{ ...batch[0], held: "too_large" }]);
  outbox.announce();
  return "sent";
}

function later() {
  const wait = Math.min(FIRST_WAIT * 2 ** failures++, LONGEST_WAIT);
  timer = setTimeout(flush, wait * (0.5 + Math.random()));
}

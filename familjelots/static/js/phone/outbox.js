//# allFunctionsCalledOnLoad
import * as database from "./database.js";
import * as vault from "./vault.js";

/**
 * What was written on this phone and has not come home yet. An entry is never lost, and never sent for somebody else.
 *
 * @typedef {Record<string, string | string[]>} Fields
 * @typedef {object} Entry
 * @property {string} op
 * @property {number} [seq] given by the store
 * @property {string} command
 * @property {string} version
 * @property {string} path
 * @property {string} family
 * @property {Fields} fields
 * @property {Record<string, string>} shown the words that the writer saw for each field
 * @property {string} typed all that was typed, for a person to copy
 * @property {string} effects
 * @property {string} made_at
 * @property {boolean} [quiet] the phone's own report, nobody's words
 * @property {string} [received_at] the server has it; its pages have not been fetched yet
 * @property {string[]} [affects]
 * @property {string} [held] why the server will not take it: it blocks nobody and waits for its author
 */

/** `changed`: something was added, received or held, in this tab or another. */
export const events = new EventTarget();

/** Entries already opened, by op; an entry that changed has a new `iv`.
 * @type {Map<string, {iv: string, entry: Entry}>} */
let opened = new Map();
/** @type {BroadcastChannel | null} */
let tabs = null;

export function forget() {
  opened = new Map();
  tabs?.close();
  tabs = null;
}

/** Tell this tab, and the others of the same person. */
export function announce() {
  events.dispatchEvent(new Event("changed"));
  channel().postMessage("changed");
}

/**
 * Save an entry and let go of its draft, together. When this returns, the words are on the phone's disk.
 * @param {Entry} entry
 * @param {string} [draft] the draft that the entry completes
 */
export async function add(entry, draft) {
  const { uid } = vault.mine().card;
  const sealed = await vault.seal("outbox", entry.op, entry);
  /** @type {(tx: database.Transaction) => Promise<unknown>} */
  const work = (tx) =>
    Promise.all([
      tx.objectStore("outbox").add({ op: entry.op, ...sealed }),
      draft ? tx.objectStore("drafts").delete(draft) : undefined,
    ]);
  try {
    await database.run(uid, ["outbox", "drafts"], work, { strict: true });
  } catch (error) {
    // The same op is there already: a double tap, or a save that was tried again after the connection died.
    if (!(error instanceof DOMException && error.name === "ConstraintError")) throw error;
  }
}

/** @returns {Promise<Entry[]>} everything on the phone that the kept pages do not show yet, in order */
export async function all() {
  const { uid } = vault.mine().card;
  const rows = await database.read(uid, "outbox", (tx) => tx.objectStore("outbox").getAll());
  return Promise.all(rows.map(openRow));
}

/** @param {Entry[]} entries */
export const waiting = (entries) => entries.filter((entry) => !entry.held && !entry.received_at);

/** What a person waits for.
 * @param {Entry[]} entries */
export const unsent = (entries) => waiting(entries).filter((entry) => !entry.quiet);

/** @param {Entry[]} entries */
export const held = (entries) => entries.filter((entry) => entry.held);

/**
 * How many entries somebody has here; needs no key.
 * @param {string} uid
 */
export const count = (uid) => database.read(uid, "outbox", (tx) => tx.objectStore("outbox").count());

/**
 * Write entries again, changed.
 * @param {Entry[]} entries
 */
export async function update(entries) {
  const rows = await Promise.all(
    entries.map(async (entry) => ({ seq: entry.seq, op: entry.op, ...(await vault.seal("outbox", entry.op, entry)) })),
  );
  /** @type {(tx: database.Transaction) => Promise<unknown>} */
  const work = (tx) => Promise.all(rows.map((row) => tx.objectStore("outbox").put(row)));
  await database.run(vault.mine().card.uid, ["outbox"], work, { strict: true });
}

/**
 * The server has these, and the pages that they changed are here: both in one transaction.
 * @param {Entry[]} entries
 * @param {(tx: database.Transaction) => Promise<void>} keepPages
 */
export async function finish(entries, keepPages) {
  /** @type {(tx: database.Transaction) => Promise<unknown>} */
  const work = (tx) =>
    Promise.all([keepPages(tx), ...entries.map((entry) => tx.objectStore("outbox").delete(/** @type {number} */ (entry.seq)))]);
  await database.run(vault.mine().card.uid, ["outbox", "pages"], work, { strict: true });
}

/** @param {{seq: number, op: string} & vault.Sealed} row */
async function openRow({ seq, op, iv, ct }) {
  const mark = iv.join();
  const known = opened.get(op);
  if (known?.iv === mark) return known.entry;
  const entry = { ...(await vault.unseal("outbox", op, { iv, ct })), seq };
  opened.set(op, { iv: mark, entry });
  return entry;
}

function channel() {
  if (!tabs) {
    tabs = new BroadcastChannel(`outbox-${vault.mine().card.uid}`);
    tabs.onmessage = () => events.dispatchEvent(new Event("changed"));
  }
  return tabs;
}

/** Hear the other tabs of the person who has just unlocked. */
export const listen = () => void channel();

//# allFunctionsCalledOnLoad
import { deleteDB, openDB } from "../../vendor/idb.js";

/**
 * The only module that opens stores: one database per user of the phone.
 *
 * pages (path → sealed html) · outbox (seq → op, sealed entry) · drafts (form → sealed fields) · meta (wrapped keys)
 *
 * @typedef {"pages" | "outbox" | "drafts" | "meta"} Store
 * @typedef {import("../../vendor/idb.js").IDBPDatabase} Database
 * @typedef {import("../../vendor/idb.js").IDBPTransaction<unknown, Store[], "readwrite">} Transaction
 */

const PREFIX = "familjelots-";
const TRIES = 3;

/** @type {Map<string, Promise<Database>>} */
const connections = new Map();

/**
 * Who has a database on this phone.
 * @returns {Promise<string[]>}
 */
export async function people() {
  const all = await indexedDB.databases();
  return all.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
}

/**
 * Run `work` in one transaction and wait until it is complete. Await nothing but the transaction's own requests in it.
 * @template T
 * @param {string} uid
 * @param {Store[]} stores
 * @param {(tx: Transaction) => Promise<T>} work
 * @param {{mode?: IDBTransactionMode, strict?: boolean}} [options] strict: on the disk before it is done
 * @returns {Promise<T>}
 */
export async function run(uid, stores, work, { mode = "readwrite", strict = false } = {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(await connect(uid), stores, work, mode, strict);
    } catch (error) {
      if (attempt === TRIES || !(await mended(uid, error, strict))) throw error;
    }
  }
}

/**
 * @template T
 * @param {string} uid
 * @param {Store} store
 * @param {(tx: Transaction) => Promise<T>} work
 */
export const read = (uid, store, work) => run(uid, [store], work, { mode: "readonly" });

/**
 * Drop a person's database: only for one that never got a key.
 * @param {string} uid
 */
export async function drop(uid) {
  (await connections.get(uid))?.close();
  connections.delete(uid);
  await deleteDB(PREFIX + uid);
}

/**
 * @template T
 * @param {Database} db
 * @param {Store[]} stores
 * @param {(tx: Transaction) => Promise<T>} work
 * @param {IDBTransactionMode} mode
 * @param {boolean} strict
 */
async function once(db, stores, work, mode, strict) {
  const tx = /** @type {Transaction} */ (db.transaction(stores, mode, { durability: strict ? "strict" : "relaxed" }));
  const done = tx.done;
  done.catch(() => {}); // reported by the await below, or by the work that failed first
  try {
    const result = await work(tx);
    await done;
    return result;
  } catch (error) {
    if (!tx.error) abort(tx);
    throw error;
  }
}

/** @param {Transaction} tx */
function abort(tx) {
  try {
    tx.abort();
  } catch {
    // already finished
  }
}

/** No room is left on the phone.
 * @param {unknown} fault */
export const isFull = (fault) => fault instanceof DOMException && fault.name === "QuotaExceededError";

/**
 * Phones kill the connection of a page that slept, and run out of room: reopen, or make room, and try again.
 * @param {string} uid
 * @param {unknown} error
 * @param {boolean} strict
 */
async function mended(uid, error, strict) {
  const name = error instanceof DOMException ? error.name : "";
  if (isFull(error) && strict) {
    await run(uid, ["pages"], (tx) => tx.objectStore("pages").clear());
    return true;
  }
  if (!["InvalidStateError", "UnknownError", "AbortError"].includes(name)) return false;
  connections.delete(uid);
  return true;
}

/** @param {string} uid */
function connect(uid) {
  const known = connections.get(uid);
  if (known) return known;
  const fresh = open(uid);
  connections.set(uid, fresh);
  fresh.catch(() => connections.delete(uid));
  return fresh;
}

/** @param {string} uid */
function open(uid) {
  // Whichever version is there: an app that was taken back to an earlier one still opens what the later one made.
  return openDB(PREFIX + uid, undefined, {
    upgrade(db) {
      db.createObjectStore("pages");
      db.createObjectStore("drafts");
      db.createObjectStore("meta");
      db.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true }).createIndex("op", "op", { unique: true });
    },
    // Another tab wants a newer version: let go, the next use opens again.
    blocking(_current, _blocked, event) {
      connections.delete(uid);
      /** @type {IDBDatabase} */ (event.target).close();
    },
    terminated: () => connections.delete(uid),
  });
}

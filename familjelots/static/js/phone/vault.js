//# allFunctionsCalledOnLoad
import * as cipher from "./cipher.js";
import * as database from "./database.js";

/**
 * The data key and everything sealed under it. The open key lives in this module's variable and nowhere else: a
 * CryptoKey in IndexedDB lies in clear bytes on the disk, "non-extractable" or not.
 *
 * @typedef {import("./cipher.js").Bytes} Bytes
 * @typedef {import("./cipher.js").Sealed} Sealed
 * @typedef {object} Card what the phone knows of a person before unlocking; nothing in it is secret
 * @property {string} uid
 * @property {string} device
 * @property {string} label chosen by the person, not a name
 * @property {string} language
 * @property {"words" | "pictures"} kind
 * @property {{idle: number, hidden: number}} lockAfter seconds
 * @property {{salt: Bytes, rounds: number, wrapped: Sealed}} [secret] the key wrapped by words or pictures
 * @property {{id: string, salt: Bytes, wrapped: Sealed}} [passkey] the key wrapped by a passkey's PRF
 * @property {string} [tested] when it was last opened
 * @property {string} [renewed] when its session was last renewed; nothing when the server has asked for a sign-in since
 */

/** @type {{card: Card, key: CryptoKey, session: Promise<string | null>} | null} */
let opened = null;

export const isOpen = () => opened !== null;

/** The open vault's owner. */
export const owner = () => opened?.card ?? null;

/** What the server wants beside the cookie; null when this phone must sign in again. */
export const sessionSecret = async () => (await opened?.session) ?? null;

/** What is open, or a fault: nothing is read or written behind a lock. */
export function mine() {
  if (!opened) throw new DOMException("The vault is locked", "NotAllowedError");
  return opened;
}

/**
 * Locking in the middle is no fault: what was not done is done the next time.
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T | void>}
 */
export const unlessLocked = (work) =>
  work.catch((fault) => {
    if (isOpen()) throw fault;
  });

/** Everybody whose vault is on this phone. */
export async function cards() {
  const found = await Promise.all((await database.people()).map(cardOf));
  return found.filter((card) => card !== undefined);
}

/**
 * @param {string} uid
 * @returns {Promise<Card | undefined>}
 */
export const cardOf = (uid) => database.read(uid, "meta", (tx) => tx.objectStore("meta").get("card"));

/**
 * Open a vault with its own key: a new one, or one whose key came back from the server.
 * @param {Card} card
 * @param {Bytes} raw
 */
export async function openWith(card, raw) {
  opened = { card, key: await cipher.importKey(raw), session: Promise.resolve(null) };
  // Only the network waits for it.
  opened.session = keptSession(card.uid).catch(() => null);
}

/** @param {string} uid */
async function keptSession(uid) {
  const sealed = await database.read(uid, "meta", (tx) => tx.objectStore("meta").get("session"));
  return sealed ? unseal("meta", "session", sealed) : null;
}

/**
 * Wrap the key by words or pictures; their order counts.
 * @param {Bytes} raw
 * @param {string[]} words
 */
export async function addSecret(raw, words) {
  const salt = cipher.random(16);
  const wrapping = await cipher.keyFromWords(words, salt, cipher.ROUNDS);
  const wrapped = await cipher.encrypt(wrapping, raw, bound("wrap", "secret"));
  await saveCard({ secret: { salt, rounds: cipher.ROUNDS, wrapped } });
}

/**
 * Wrap the key by what the passkey's PRF gives for `salt`.
 * @param {Bytes} raw
 * @param {string} id
 * @param {Bytes} salt
 * @param {BufferSource} prf
 */
export async function addPasskey(raw, id, salt, prf) {
  const wrapped = await cipher.encrypt(await cipher.keyFromPrf(prf), raw, bound("wrap", "passkey"));
  await saveCard({ passkey: { id, salt, wrapped } });
}

/**
 * @param {Card} card
 * @param {string[]} words
 * @returns {Promise<boolean>} false when the words are not these
 */
export async function unlockWithWords(card, words) {
  if (!card.secret) return false;
  const wrapping = await cipher.keyFromWords(words, card.secret.salt, card.secret.rounds);
  return unlock(card, wrapping, card.secret.wrapped, "secret");
}

/**
 * @param {Card} card
 * @param {BufferSource} prf
 */
export async function unlockWithPasskey(card, prf) {
  if (!card.passkey) return false;
  return unlock(card, await cipher.keyFromPrf(prf), card.passkey.wrapped, "passkey");
}

export function lock() {
  opened = null;
}

/**
 * The phone is revoked: nothing on it opens it any more. What is unsent stays, sealed. Locked first: a page that is
 * just being kept is either kept before all are dropped, or not at all.
 */
export async function revoke() {
  const { secret, passkey, ...card } = mine().card;
  lock();
  await database.run(
    card.uid,
    ["meta", "pages"],
    async (tx) => {
      const meta = tx.objectStore("meta");
      await Promise.all([meta.put(card, "card"), meta.delete("session"), tx.objectStore("pages").clear()]);
    },
    { strict: true },
  );
}

/** @param {string | null} secret */
export async function keepSession(secret) {
  mine().session = Promise.resolve(secret);
  const sealed = await seal("meta", "session", secret);
  await database.run(mine().card.uid, ["meta"], (tx) => tx.objectStore("meta").put(sealed, "session"));
}

/** @param {Partial<Card>} changes */
export async function saveCard(changes) {
  const card = Object.assign(mine().card, changes);
  await database.run(card.uid, ["meta"], (tx) => tx.objectStore("meta").put(card, "card"), { strict: true });
}

/**
 * @param {database.Store} store
 * @param {string} key
 * @param {unknown} value anything that JSON holds
 */
export const seal = (store, key, value) => sealBytes(store, key, cipher.utf8(JSON.stringify(value)));

/**
 * @param {database.Store} store
 * @param {string} key
 * @param {Bytes} bytes
 */
export const sealBytes = (store, key, bytes) => cipher.encrypt(mine().key, bytes, bound(store, key));

/**
 * @param {database.Store} store
 * @param {string} key
 * @param {Sealed} sealed
 * @returns {Promise<any>}
 */
export const unseal = async (store, key, sealed) => JSON.parse(new TextDecoder().decode(await unsealBytes(store, key, sealed)));

/**
 * @param {database.Store} store
 * @param {string} key
 * @param {Sealed} sealed
 */
export const unsealBytes = (store, key, sealed) => cipher.decrypt(mine().key, sealed, bound(store, key));

/**
 * @param {Card} card
 * @param {CryptoKey} wrapping
 * @param {Sealed} wrapped
 * @param {"secret" | "passkey"} way
 */
async function unlock(card, wrapping, wrapped, way) {
  const raw = await cipher.decrypt(wrapping, wrapped, `wrap|${way}|${card.uid}`).catch(() => null);
  if (raw) await openWith(card, raw);
  return raw !== null;
}

/**
 * @param {string} store
 * @param {string} key
 */
const bound = (store, key) => `${store}|${key}|${mine().card.uid}`;

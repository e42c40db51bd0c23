//# allFunctionsCalledOnLoad
/**
 * AES-GCM and the two ways to a wrapping key. Knows nothing of stores or people.
 *
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 * @typedef {{iv: Bytes, ct: ArrayBuffer}} Sealed
 */

export const ROUNDS = 600_000;

/** @param {number} length */
export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** @param {Bytes} raw */
export const importKey = (raw) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

/**
 * @param {string[]} words in order
 * @param {Bytes} salt
 * @param {number} rounds
 */
export async function keyFromWords(words, salt, rounds) {
  const typed = utf8(words.join(" ").normalize("NFC").toLowerCase());
  const base = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  return derive({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, base);
}

/** @param {BufferSource} prf what a passkey gave */
export async function keyFromPrf(prf) {
  const base = await crypto.subtle.importKey("raw", prf, "HKDF", false, ["deriveKey"]);
  return derive({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: utf8("familjelots data key") }, base);
}

/**
 * @param {CryptoKey} key
 * @param {Bytes} bytes
 * @param {string} bound what the text is bound to; it opens nowhere else
 * @returns {Promise<Sealed>}
 */
export async function encrypt(key, bytes, bound) {
  const iv = random(12);
  return { iv, ct: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(bound) }, key, bytes) };
}

/**
 * @param {CryptoKey} key
 * @param {Sealed} sealed
 * @param {string} bound
 * @returns {Promise<Bytes>}
 */
export async function decrypt(key, { iv, ct }, bound) {
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: utf8(bound) }, key, ct));
}

/**
 * @param {string} text
 * @returns {Bytes}
 */
export const utf8 = (text) => new TextEncoder().encode(text);

/**
 * @param {Pbkdf2Params | HkdfParams} how
 * @param {CryptoKey} base
 */
const derive = (how, base) =>
  crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

//# allFunctionsCalledOnLoad
import { utf8 } from "./cipher.js";
import * as database from "./database.js";
import * as network from "./network.js";
import * as vault from "./vault.js";

/**
 * Sealed copies of the pages that the owner will need, as the server rendered them.
 *
 * @typedef {{html: string}} Page
 * @typedef {{path: string, etag: string, length: number, bytes: vault.Bytes}} Sent
 * @typedef {{home: string, pages: Sent[], all: [string, string | null][], received_at: string}} Caseload
 * @typedef {{home: string, received_at: string, etags: Record<string, string>}} Index
 */

/** The list of what is kept, sealed like a page; no path is the empty one. */
const INDEX = "";
const ZLIB = 0x78;

/** @type {Index | null} */
let index = null;
/** @type {Map<string, Page>} */
let shown = new Map();
/** How often what is kept has changed: what was opened before is not remembered after. */
let changes = 0;

/** Forget what was opened: the vault is being locked, or another tab has stored newer pages. */
export function forget() {
  index = null;
  shown = new Map();
  changes += 1;
}

const tabs = new BroadcastChannel("kept-pages");
tabs.onmessage = forget;

/**
 * Read more than one thing as it was at one moment.
 * @template T
 * @param {() => Promise<T>} read
 * @returns {Promise<T>}
 */
export async function atOnce(read) {
  const before = changes;
  const found = await read();
  return before === changes ? found : atOnce(read);
}

/** Where the owner starts. */
export const home = async () => (await contents()).home;

/** When the phone and the server last agreed, or the empty string. */
export const receivedAt = async () => (await contents()).received_at;

/** Every path that is kept. */
export const paths = async () => Object.keys((await contents()).etags);

/**
 * @param {string} path
 * @returns {Promise<Page | undefined>}
 */
export async function get(path) {
  const known = shown.get(path);
  if (known) return known;
  const before = changes;
  const { uid } = vault.mine().card;
  const sealed = await database.read(uid, "pages", (tx) => tx.objectStore("pages").get(path));
  if (!sealed) return undefined;
  const page = { html: await textOf(await vault.unsealBytes("pages", path, sealed)) };
  if (before === changes) shown.set(path, page);
  return page;
}

/**
 * A page that came in the bundle is deflated, one that was fetched by itself is not: zlib's first byte tells.
 * @param {vault.Bytes} bytes
 */
async function textOf(bytes) {
  if (bytes[0] !== ZLIB) return new TextDecoder().decode(bytes);
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(inflated).text();
}

/**
 * Fetch what has changed since the last time, everything or only some paths.
 * @param {string[]} [only]
 * @returns {Promise<boolean>} whether the server answered
 */
export const sync = (only) =>
  alone(async () => {
    const caseload = await fetchCaseload(only);
    if (!caseload) return false;
    await store(await prepare(caseload, only));
    return true;
  });

/**
 * One tab at a time changes what is kept, and begins from what the last one left.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const alone = (work) =>
  navigator.locks.request(`pages-${vault.mine().card.uid}`, () => {
    index = null;
    return work();
  });

/**
 * @param {string[]} [only]
 * @returns {Promise<Caseload | null>}
 */
export async function fetchCaseload(only) {
  const { etags } = await contents();
  const asked = only ?? Object.keys(etags);
  const have = asked.map((path) => etags[path]).filter(Boolean).join(",");
  const headers = { Have: have, Accept: "application/octet-stream", ...(only && { Only: only.join(",") }) };
  const response = await network.ask("/caseload", { headers, seconds: 60 }).catch(() => null);
  return response?.ok && !response.redirected ? response.arrayBuffer().then(unroll).catch(() => null) : null;
}

/**
 * The pages, and a last line that says which they were: what is only to be sealed is neither inflated nor read before.
 * @param {ArrayBuffer} buffer
 * @returns {Caseload | null} null when it is not whole
 */
function unroll(buffer) {
  const bytes = new Uint8Array(buffer);
  const end = bytes.lastIndexOf("\n".charCodeAt(0));
  /** @type {Caseload} */
  const caseload = JSON.parse(new TextDecoder().decode(bytes.subarray(end + 1)));
  let at = 0;
  for (const page of caseload.pages) page.bytes = bytes.subarray(at, (at += page.length));
  return at === end ? caseload : null;
}

/**
 * Seal what came, and say how to store it within a transaction on `pages`.
 * @param {Caseload} caseload
 * @param {string[]} [only]
 * @returns {Promise<(tx: database.Transaction) => Promise<void>>}
 */
export async function prepare(caseload, only) {
  const before = await contents();
  const etags = Object.fromEntries(caseload.all.flatMap(([path, etag]) => known(path, etag ?? before.etags[path])));
  const gone = (only ?? Object.keys(before.etags)).filter((path) => !(path in etags));
  const kept = only ? { ...before.etags, ...etags } : etags;
  for (const path of gone) delete kept[path];
  const next = { home: caseload.home, received_at: caseload.received_at, etags: kept };
  return storing(caseload.pages, gone, next);
}

/**
 * A page that the server could not render just now is kept as it is.
 * @param {string} path
 * @param {string | undefined} etag
 * @returns {[string, string][]}
 */
const known = (path, etag) => (etag ? [[path, etag]] : []);

/**
 * Keep one page that was fetched by itself, if it is one of those to keep and nothing newer has come meanwhile: an answer
 * that was under way while words came home does not have them yet.
 * @param {string} path
 * @param {string} html
 * @param {string} before what was kept when it was asked for
 * @returns {Promise<boolean>} whether it is kept now
 */
export const put = (path, html, before) =>
  alone(async () => {
    const now = await contents();
    if (!(path in now.etags) || now.etags[path] !== (await etagOf(before))) return false;
    const etag = await etagOf(html);
    const next = { ...now, etags: { ...now.etags, [path]: etag } };
    await store(await storing([{ path, bytes: utf8(html) }], [], next));
    return true;
  });

/**
 * The server says that a page is no longer for this person.
 * @param {string} path
 */
export const drop = (path) =>
  alone(async () => {
    const before = await contents();
    const { [path]: _gone, ...etags } = before.etags;
    await store(await storing([], [path], { ...before, etags }));
  });

/**
 * @param {{path: string, bytes: vault.Bytes}[]} fresh
 * @param {string[]} gone
 * @param {Index} next
 */
async function storing(fresh, gone, next) {
  const sealed = await Promise.all(fresh.map(({ path, bytes }) => vault.sealBytes("pages", path, bytes)));
  const list = await vault.seal("pages", INDEX, next);
  return async (/** @type {database.Transaction} */ tx) => {
    vault.mine(); // nothing is kept behind a lock that came meanwhile
    const store = tx.objectStore("pages");
    await Promise.all([
      store.put(list, INDEX),
      ...fresh.map(({ path }, at) => store.put(sealed[at], path)),
      ...gone.map((path) => store.delete(path)),
    ]);
    forget();
    index = next;
    tabs.postMessage("");
  };
}

/**
 * A phone that is full keeps fewer pages; what is written has its room.
 * @param {(tx: database.Transaction) => Promise<void>} write
 */
const store = (write) =>
  database.run(vault.mine().card.uid, ["pages"], write).catch((fault) => {
    index = null;
    if (!database.isFull(fault)) throw fault;
  });

/** @returns {Promise<Index>} */
async function contents() {
  if (index) return index;
  const { uid } = vault.mine().card;
  const sealed = await database.read(uid, "pages", (tx) => tx.objectStore("pages").get(INDEX));
  index = sealed ? await vault.unseal("pages", INDEX, sealed) : { home: "/", received_at: "", etags: {} };
  return /** @type {Index} */ (index);
}

/**
 * The server's name for exactly this text.
 * @param {string} html
 */
async function etagOf(html) {
  const digest = await crypto.subtle.digest("SHA-256", utf8(html));
  return [...new Uint8Array(digest).slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

//# allFunctionsCalledOnLoad
import * as kept from "./kept_pages.js";
import * as outbox from "./outbox.js";
import * as reads from "./reads.js";
import { fetchPage } from "./straight.js";
import * as vault from "./vault.js";

/**
 * Reading on the phone: the kept page at once, the server's behind it.
 *
 * @typedef {{answer: Response, waiting: outbox.Entry[], html: string}} Found `html` is the kept page, or empty
 */

/** A phone may be killed while it waits for an answer: what the server has not answered by then is written down. */
const HEARD_WITHIN = 1_000;

/** The refresh of the page that was left, and of the page shown. */
let refreshing = new AbortController();

/** The page is being left: its refresh is no longer wanted. */
export const leave = () => refreshing.abort();

/**
 * @param {string} path
 * @returns {Promise<Found>}
 */
export async function find(path) {
  const [page, waiting] = await kept.atOnce(() => Promise.all([kept.get(path), outbox.all()]));
  if (page) return { answer: asHtml(page.html), waiting, html: page.html };
  const response = await fetchPage(path).catch(() => null);
  return { answer: response && response.status !== 401 ? response : notHere(), waiting, html: "" };
}

/**
 * Fetch a kept page anew. Unless the server answers with it, and so has heard who reads it, the phone writes that down.
 * @param {string} path
 * @param {string} before
 * @returns {Promise<boolean>} whether it is another now, and still wanted
 */
export async function refresh(path, before) {
  refreshing = new AbortController();
  const { signal } = refreshing;
  const slow = setTimeout(() => void reads.note(path), HEARD_WITHIN);
  const response = await fetchPage(path, signal).catch(() => null);
  const text = response && !response.redirected ? await response.text().catch(() => "") : "";
  clearTimeout(slow);
  const heard = Boolean(response?.ok) && text.includes('id="page"');
  if (!heard) await reads.note(path);
  if (signal.aborted || !vault.isOpen()) return false;
  if (response?.status === 404 && !response.redirected) await kept.drop(path);
  if (!heard || text === before) return false;
  return (await kept.put(path, text, before)) && !signal.aborted;
}

/** @param {string} text */
const asHtml = (text) => new Response(text, { headers: { "Content-Type": "text/html" } });

/** A page that is not on the phone, and no network. */
function notHere() {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("not-here"));
  return asHtml(template?.innerHTML ?? "");
}

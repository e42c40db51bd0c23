//# allFunctionsCalledOnLoad
import { painted } from "../painted.js";
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

/** The refresh of the page that was left, and of the page shown. */
let refreshing = new AbortController();

/** The page is being left: its refresh is no longer wanted. */
export const leave = () => refreshing.abort();

/**
 * @param {string} path
 * @returns {Promise<Found>}
 */
export async function find(path) {
  const [page, waiting] = await Promise.all([kept.get(path), outbox.all()]);
  if (page) return { answer: asHtml(page.html), waiting, html: page.html };
  const response = await fetchPage(path).catch(() => null);
  return { answer: response && response.status !== 401 ? response : notHere(), waiting, html: "" };
}

/**
 * Fetch a kept page anew, once it is on the screen.
 * @param {string} path
 * @param {string} before
 * @returns {Promise<boolean>} whether it is another now, and still wanted
 */
export async function refresh(path, before) {
  refreshing = new AbortController();
  const { signal } = refreshing;
  await painted();
  if (!vault.isOpen()) return false;
  const response = await fetchPage(path, signal).catch(() => null);
  if (!response && vault.isOpen()) await reads.note(path);
  if (!response || signal.aborted || response.redirected || !vault.isOpen()) return false;
  if (response.status === 404) await kept.drop(path);
  if (!response.ok) return false;
  const text = await response.text().catch(() => before);
  if (text === before || !text.includes('id="page"') || signal.aborted || !vault.isOpen()) return false;
  return (await kept.put(path, text, before)) && !signal.aborted;
}

/** @param {string} text */
const asHtml = (text) => new Response(text, { headers: { "Content-Type": "text/html" } });

/** A page that is not on the phone, and no network. */
function notHere() {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("not-here"));
  return asHtml(template?.innerHTML ?? "");
}

//# allFunctionsCalledOnLoad
import * as vault from "./vault.js";

/**
 * Asking the server: always with a timeout, never following a stranger's redirect into believing it, with the secret
 * that the open vault holds. What the answers mean for the session is told to whoever listens to `events`.
 */

/** `signed-out`: the server wants a sign-in · `revoked`: this phone is no longer welcome · `reached`: it answered. */
export const events = new EventTarget();

export const FRAGMENT = { "HX-Request": "true", Accept: "text/html" };

/**
 * @param {string} path
 * @param {RequestInit & {seconds?: number}} [options]
 * @returns {Promise<Response>} rejects when the network does
 */
export async function ask(path, { seconds = 10, signal, headers, ...options } = {}) {
  const timeout = AbortSignal.timeout(seconds * 1000);
  const response = await fetch(path, {
    credentials: "same-origin",
    cache: "no-store",
    ...options,
    headers: { ...(await withSecret()), ...Object.fromEntries(new Headers(headers)) },
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  announce(response.status);
  return response;
}

/** @param {number} status */
function announce(status) {
  const name = meaning(status);
  if (name) events.dispatchEvent(new Event(name));
}

/**
 * 403 is somebody else's session: for the one whose vault is open it is as good as none.
 * @param {number} status
 */
function meaning(status) {
  if (status === 401 || (status === 403 && vault.isOpen())) return "signed-out";
  if (status === 410 && vault.isOpen()) return "revoked";
  return status > 0 && status < 400 ? "reached" : "";
}

/** Whose phone asks: under another's login it gets nothing.
 * @returns {Promise<Record<string, string>>} */
async function withSecret() {
  const owner = vault.owner();
  const secret = await vault.sessionSecret();
  return { ...(owner && { "For-User": owner.uid }), ...(secret && { "Session-Secret": secret }) };
}

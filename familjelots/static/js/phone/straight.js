//# allFunctionsCalledOnLoad
import * as status from "../status.js";
import * as network from "./network.js";

/** Straight to the server, as on a computer: nothing is kept, and what the reader sees and typed stays when it fails. */

/** No answer: htmx leaves the page as it is. */
export const nothing = () => new Response(null, { status: 204 });

/**
 * @param {string} path
 * @param {AbortSignal} [signal]
 */
export const fetchPage = (path, signal) => network.ask(path, { headers: network.FRAGMENT, signal });

/** @param {string} path */
export const read = (path) => fetchPage(path).then(unlessSignedOut).catch(unreachable);

/**
 * The op makes a second try harmless.
 * @param {string} url
 * @param {RequestInit} request
 * @param {string} [version] the form's, if the page is older or newer than the server
 */
export async function post(url, { method, body }, version = "") {
  const headers = { ...network.FRAGMENT, "Command-Version": version };
  const send = () => network.ask(url, { method, body, headers, seconds: 20 });
  return send().catch(send).then(unlessSignedOut).catch(unreachable);
}

/**
 * A sign-in is asked for on top of what is there.
 * @param {Response} response
 */
function unlessSignedOut(response) {
  status.set({ unreachable: false });
  return response.status === 401 ? nothing() : response;
}

function unreachable() {
  status.set({ unreachable: true });
  return nothing();
}

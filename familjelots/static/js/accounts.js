import { startRegistration } from "../vendor/webauthn.js";
import * as network from "./phone/network.js";

/**
 * What the pages for signing in do beyond HTML: an invitation's code from the address, and a key for a computer. A phone
 * gets its key while it is made ready (enrol.js).
 */

/** The code stands behind the # so that no server log sees it; it leaves the address, and so the history, at once. */
function takeCode() {
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  const input = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=code]"));
  if (!code || !input) return;
  input.value = code;
  history.replaceState(history.state, "", location.pathname);
}

/** @param {HTMLElement} button */
async function addKey(button) {
  const wrong = /** @type {HTMLElement | null} */ (button.closest(".stack")?.querySelector("[data-wrong]"));
  if (wrong) wrong.hidden = true;
  try {
    const options = await post("/passkeys/options", {});
    const credential = await startRegistration({ optionsJSON: options });
    delete (/** @type {any} */ (credential.clientExtensionResults).prf);
    await post("/passkeys", credential);
    location.reload();
  } catch (problem) {
    if (!wrong) return;
    if (problem instanceof Refusal) wrong.textContent = problem.message;
    wrong.hidden = false;
  }
}

/** What the server said no with, in the reader's language. */
class Refusal extends Error {}

/**
 * @param {string} path
 * @param {unknown} body
 */
async function post(path, body) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  const response = await network.ask(path, { method: "POST", headers, body: JSON.stringify(body), redirect: "manual" });
  const answer = await response.json();
  if (!response.ok) throw new Refusal(answer.message ?? "");
  return answer;
}

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-passkey-add]") : null;
  if (button) void addKey(/** @type {HTMLElement} */ (button));
});
addEventListener("hashchange", takeCode);
takeCode();

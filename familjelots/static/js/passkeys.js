//# allFunctionsCalledOnLoad
import { bufferToBase64URLString, startAuthentication, startRegistration } from "../vendor/webauthn.js";
import { random } from "./phone/cipher.js";
import * as network from "./phone/network.js";
import * as vault from "./phone/vault.js";

/**
 * Passkeys: one touch unlocks the phone (by the passkey's PRF) and, with a challenge from the server, signs in too.
 *
 * @typedef {import("../vendor/webauthn.js").PublicKeyCredentialRequestOptionsJSON} Options
 * @typedef {import("../vendor/webauthn.js").AuthenticationResponseJSON} Assertion
 */

/** How long a fetched challenge is used. */
const FRESH = 4 * 60 * 1000;
/** How long a session goes on without being renewed by a touch that unlocks. */
const RENEW_AFTER = 12 * 60 * 60 * 1000;

/** @type {{options: Options, at: number} | null} */
let ahead = null;

/**
 * Ask for a challenge before somebody needs it: unlocking never waits for the network.
 * @param {vault.Card} card
 */
export async function prefetch({ renewed }) {
  if (renewed && Date.now() - Date.parse(renewed) < RENEW_AFTER) return;
  const options = await serverOptions().catch(() => null);
  if (options) ahead = { options, at: Date.now() };
}

/**
 * One touch: unlock, and renew the session behind if the server had given a challenge.
 * @param {vault.Card} card
 * @returns {Promise<boolean>}
 */
export async function unlock(card) {
  if (!card.passkey) return false;
  const given = ahead && Date.now() - ahead.at < FRESH ? ahead.options : null;
  ahead = null;
  const assertion = await startAuthentication({ optionsJSON: optionsFor(card.passkey, given) });
  const prf = takePrf(assertion);
  if (!prf || !(await vault.unlockWithPasskey(card, prf))) return false;
  if (given) void signIn(assertion, card.device).catch(() => null);
  return true;
}

/** Sign in again with a touch, on top of what is on the screen.
 * @param {string} [device] */
export async function signInAgain(device) {
  const options = await serverOptions();
  const assertion = await startAuthentication({ optionsJSON: options });
  takePrf(assertion);
  return signIn(assertion, device);
}

/**
 * A passkey for this phone, and what its PRF gives for `salt` when it has one.
 * @param {BufferSource} salt
 * @returns {Promise<{id: string, prf: BufferSource | null}>}
 */
export async function register(salt) {
  const options = await json("/passkeys/options");
  const extensions = { ...options.extensions, prf: { eval: { first: salt } } };
  const credential = await startRegistration({ optionsJSON: { ...options, extensions } });
  const made = takePrf(credential);
  await json("/passkeys", credential);
  return { id: credential.id, prf: made ?? (await prfOf(credential.id, salt)) };
}

/**
 * Some phones give the PRF's result only when the passkey is used.
 * @param {string} id
 * @param {BufferSource} salt
 */
async function prfOf(id, salt) {
  const assertion = await startAuthentication({ optionsJSON: optionsFor({ id, salt }, null) }).catch(() => null);
  return assertion ? takePrf(assertion) : null;
}

/**
 * @param {{id: string, salt: BufferSource}} passkey
 * @param {Options | null} given
 * @returns {Options}
 */
function optionsFor({ id, salt }, given) {
  return {
    rpId: given?.rpId ?? location.hostname,
    challenge: given?.challenge ?? bufferToBase64URLString(random(32).buffer),
    allowCredentials: [{ id, type: "public-key" }],
    userVerification: "required",
    extensions: /** @type {any} */ ({ prf: { eval: { first: salt } } }),
  };
}

/**
 * The secret of the phone, taken out so that it never travels.
 * @param {{clientExtensionResults: any}} credential
 * @returns {BufferSource | null}
 */
function takePrf(credential) {
  const first = credential.clientExtensionResults?.prf?.results?.first ?? null;
  delete credential.clientExtensionResults?.prf;
  return first;
}

/**
 * @param {Assertion} assertion
 * @param {string} [device]
 */
async function signIn(assertion, device) {
  const answer = await json("/sign-in/passkey", { ...assertion, device });
  if (vault.isOpen() && answer.session_secret) {
    await vault.keepSession(answer.session_secret);
    await vault.saveCard({ renewed: new Date().toISOString() });
  }
  return answer;
}

const serverOptions = () => json("/sign-in/passkey/options");

/**
 * @param {string} path
 * @param {unknown} [body]
 */
async function json(path, body = {}) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  const response = await network.ask(path, { method: "POST", headers, body: JSON.stringify(body), redirect: "manual" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

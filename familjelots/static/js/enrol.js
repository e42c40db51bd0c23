import * as passkeys from "./passkeys.js";
import * as cipher from "./phone/cipher.js";
import * as kept from "./phone/kept_pages.js";
import * as network from "./phone/network.js";
import * as vault from "./phone/vault.js";
import { readSecret, tell } from "./secret.js";
import { borrow, copyOf } from "./templates.js";
import * as worker from "./worker.js";

/**
 * "Gör telefonen redo": a data key, its words (or pictures), a passkey where the phone has one, and the first caseload.
 * The page's `[data-enrol]` holds one `[data-step]` at a time.
 */

const WORDS = 5;
const PICTURES = 6;

document.addEventListener(
  "submit",
  (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.hasAttribute("data-enrol-start")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void begin(form);
  },
  { capture: true },
);

/** @param {HTMLFormElement} form */
async function begin(form) {
  const page = /** @type {HTMLElement} */ (form.closest("[data-enrol]"));
  /** @type {cipher.Bytes} */
  let raw = new Uint8Array();
  try {
    raw = (await keyOfBefore(page.dataset.account ?? "")) ?? cipher.random(32);
    const card = await makeVault(page, new FormData(form), raw);
    const words = await draw(card.kind, page);
    await vault.addSecret(raw, words);
    await tryThem(page, card, words);
    const shell = Promise.all([worker.register(), borrow()]);
    shell.catch(() => undefined); // waited for below
    await addPasskey(page, raw);
    await fetchAll(page, shell);
    showStep(page, "done");
  } catch {
    showStep(page, "failed");
  } finally {
    raw.fill(0);
  }
}

/**
 * This person has a vault here already (words forgotten, phone revoked): its key comes back from the server's copy, so
 * that what lies unsent opens again.
 * @param {string} account
 */
async function keyOfBefore(account) {
  const card = (await vault.cards()).find(({ uid }) => uid === account);
  if (!card) return null;
  const response = await network.ask(`/devices/${card.device}/key`, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`key: ${response.status}`);
  const { key } = await response.json();
  return Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
}

/**
 * @param {HTMLElement} page
 * @param {FormData} filled
 * @param {cipher.Bytes} raw
 */
async function makeVault(page, filled, raw) {
  const device = crypto.randomUUID();
  const label = String(filled.get("label") ?? "");
  const { account = "", language = "sv", kind, idle, hidden } = page.dataset;
  const { session_secret } = await announce({ id: device, label, key_copy: base64(raw) });
  /** @type {vault.Card} */
  const card = {
    uid: account,
    device,
    label,
    language,
    kind: kind === "pictures" ? "pictures" : "words",
    lockAfter: { idle: Number(idle), hidden: Number(hidden) },
    renewed: new Date().toISOString(),
  };
  // The card is saved with the words: without them, nothing here would ever open.
  await vault.openWith(card, raw);
  await vault.keepSession(session_secret);
  return card;
}

/**
 * Tell the server: it keeps a copy of the key, sealed by a key of its own, and gives the phone's session its secret.
 * @param {{id: string, label: string, key_copy: string}} device
 */
async function announce(device) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  const response = await network.ask("/devices", { method: "POST", headers, body: JSON.stringify(device) });
  if (!response.ok) throw new Error(`/devices: ${response.status}`);
  return response.json();
}

/**
 * Drawn by the phone, at random; shown once.
 * @param {"words" | "pictures"} kind
 * @param {HTMLElement} page
 */
async function draw(kind, page) {
  const pictures = kind === "pictures" ? await copyOf("pictures") : null;
  const list = pictures ? namesOf(pictures) : await wordList(page.dataset.words ?? "");
  const drawn = Array.from({ length: kind === "words" ? WORDS : PICTURES }, () => list[below(list.length)]);
  showStep(page, "show");
  for (const place of page.querySelectorAll("[data-drawn]")) {
    place.toggleAttribute("hidden", place.getAttribute("data-drawn") !== kind);
    if (place.getAttribute("data-drawn") === kind) place.replaceChildren(...drawn.map((one) => shown(one, pictures)));
  }
  await pressed(page, "[data-noted]");
  return drawn;
}

/**
 * @param {string} one
 * @param {ParentNode | null} pictures
 */
function shown(one, pictures) {
  const item = document.createElement("li");
  const picture = pictures?.querySelector(`[data-picture="${one}"]`);
  if (picture) item.append(...[...picture.childNodes].map((node) => node.cloneNode(true)));
  else item.textContent = one;
  return item;
}

/**
 * The words are written once, while they still can be read again.
 * @param {HTMLElement} page
 * @param {vault.Card} card
 * @param {string[]} words
 */
async function tryThem(page, card, words) {
  const step = showStep(page, "try");
  const wrong = /** @type {HTMLElement} */ (step.querySelector("[data-wrong]"));
  await new Promise((resolve) => {
    readSecret(step, card.kind, async (typed) => {
      const right = await vault.unlockWithWords(card, typed);
      tell(wrong, right);
      if (right) resolve(null);
    });
    step.querySelector("[data-show-again]")?.addEventListener("click", async () => {
      showStep(page, "show");
      await pressed(page, "[data-noted]");
      showStep(page, "try");
    });
  });
  await vault.saveCard({ tested: new Date().toISOString() });
  for (const place of page.querySelectorAll("[data-drawn]")) place.replaceChildren();
  words.fill("");
}

/**
 * @param {HTMLElement} page
 * @param {cipher.Bytes} raw
 */
async function addPasskey(page, raw) {
  if (!window.PublicKeyCredential) return;
  const step = showStep(page, "passkey");
  const chosen = await Promise.race([pressed(step, "[data-make]"), pressed(step, "[data-skip]")]);
  if (chosen.hasAttribute("data-skip")) return;
  const salt = cipher.random(32);
  const made = await passkeys.register(salt).catch(() => null);
  if (made?.prf) await vault.addPasskey(raw, made.id, salt, made.prf);
}

/**
 * @param {HTMLElement} page
 * @param {Promise<unknown>} shell what makes the phone start without network; begun while the person reads about keys
 */
async function fetchAll(page, shell) {
  showStep(page, "fetch");
  // Some browsers ask the person, who may not see it: nothing waits for that answer.
  void navigator.storage?.persist?.();
  await Promise.all([kept.sync(), shell]);
}

/**
 * @param {HTMLElement} page
 * @param {string} name
 */
function showStep(page, name) {
  for (const step of page.querySelectorAll("[data-step]")) step.toggleAttribute("hidden", step.getAttribute("data-step") !== name);
  const step = /** @type {HTMLElement} */ (page.querySelector(`[data-step="${name}"]`));
  /** @type {HTMLElement | null} */ (step.querySelector("h2"))?.focus();
  return step;
}

/**
 * @param {HTMLElement} root
 * @param {string} selector
 * @returns {Promise<Element>}
 */
const pressed = (root, selector) =>
  new Promise((resolve) => {
    const button = /** @type {HTMLElement} */ (root.querySelector(selector));
    button.addEventListener("click", () => resolve(button), { once: true });
  });

/** @param {string} url */
async function wordList(url) {
  const response = await fetch(url);
  return (await response.text()).split("\n").filter(Boolean);
}

/** @param {ParentNode} pictures */
const namesOf = (pictures) =>
  [...pictures.querySelectorAll("[data-picture]")].map((picture) => picture.getAttribute("data-picture") ?? "");

/**
 * A number below `limit`, each equally likely.
 * @param {number} limit
 * @returns {number}
 */
function below(limit) {
  const most = Math.floor(2 ** 32 / limit) * limit;
  const [drawn] = crypto.getRandomValues(new Uint32Array(1));
  return drawn < most ? drawn % limit : below(limit);
}

/** @param {cipher.Bytes} bytes */
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

import * as passkeys from "./passkeys.js";
import * as network from "./phone/network.js";
import * as vault from "./phone/vault.js";

/** Signing in again, on top of a page whose session has ended: what was typed under it stays. */

/** Ask for a sign-in over the page. */
export function show() {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("sign-in-again"));
  if (!template || document.querySelector("dialog[data-sign-in]")) return;
  document.body.append(document.importNode(template.content, true));
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog[data-sign-in]"));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-sign-in-touch]")?.addEventListener("click", () => touch(dialog));
  dialog.showModal();
}

/** Once per document. */
export function listen() {
  network.events.addEventListener("signed-out", () => void (vault.isOpen() || isLocked() || show()));
}

const isLocked = () => document.documentElement.hasAttribute("data-locked");

/** @param {HTMLDialogElement} dialog */
async function touch(dialog) {
  const wrong = /** @type {HTMLElement} */ (dialog.querySelector("[data-wrong]"));
  wrong.hidden = true;
  try {
    await passkeys.signInAgain(vault.owner()?.device);
    dialog.close();
  } catch {
    wrong.hidden = false;
  }
}

import * as passkeys from "./passkeys.js";
import * as network from "./phone/network.js";
import * as vault from "./phone/vault.js";

/** Signing in: the button of the sign-in page, and a dialog on top of a page whose session has ended. */

/** Ask for a sign-in over the page; what is typed under it stays. */
export function show() {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("sign-in-again"));
  if (!template || document.querySelector("dialog[data-sign-in]")) return;
  document.body.append(document.importNode(template.content, true));
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog[data-sign-in]"));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

/** Once per document. */
export function listen() {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-passkey-sign-in]") : null;
    if (button) void touch(/** @type {HTMLElement} */ (button));
  });
  network.events.addEventListener("signed-out", () => void (vault.isOpen() || isLocked() || show()));
}

const isLocked = () => document.documentElement.hasAttribute("data-locked");

/** @param {HTMLElement} button */
async function touch(button) {
  const wrong = /** @type {HTMLElement | null} */ (button.parentElement?.querySelector("[data-wrong]"));
  if (wrong) wrong.hidden = true;
  try {
    await passkeys.signInAgain(vault.owner()?.device);
    const dialog = /** @type {HTMLDialogElement | null} */ (button.closest("dialog"));
    if (dialog) dialog.close();
    else location.assign(button.dataset.next || "/");
  } catch {
    if (wrong) wrong.hidden = false;
  }
}

import * as passkeys from "./passkeys.js";
import * as vault from "./phone/vault.js";

/** Signing in with a touch: from the sign-in page's button, and on top of a page whose session has ended. */

/** Ask for a sign-in over the page. */
export function show() {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("sign-in-again"));
  if (!template || document.querySelector("dialog[data-sign-in]")) return;
  document.body.append(document.importNode(template.content, true));
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog[data-sign-in]"));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
  const button = /** @type {HTMLElement} */ (dialog.querySelector("[data-sign-in-touch]"));
  button.addEventListener("click", () => touch(button, () => dialog.close()));
  dialog.showModal();
}

/** One touch signs in again. */
export const again = () => passkeys.signInAgain(vault.owner()?.device);

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-passkey-sign-in]") : null;
  if (button instanceof HTMLElement) void touch(button, () => location.assign(button.dataset.next || "/"));
});

/**
 * @param {HTMLElement} button
 * @param {() => void} done
 */
async function touch(button, done) {
  const place = button.closest("dialog, .stack, main") ?? document;
  const wrong = /** @type {HTMLElement | null} */ (place.querySelector("[data-wrong]"));
  if (wrong) wrong.hidden = true;
  try {
    await again();
    done();
  } catch {
    if (wrong) wrong.hidden = false;
  }
}

import * as network from "./phone/network.js";
import * as vault from "./phone/vault.js";
import * as status from "./status.js";
import * as texts from "./texts.js";
import * as worker from "./worker.js";

/** Somebody has chosen another language: what the document says by itself, the lock and the next start follow the pages. */

let spoken = document.documentElement.lang;

/** @returns {Promise<boolean>} whether the language is another one now */
export async function follow() {
  const wanted = document.documentElement.lang;
  if (wanted === spoken || !vault.isOpen()) return false;
  const response = await network.ask(`/shell?lang=${encodeURIComponent(wanted)}`).catch(() => null);
  if (!response?.ok || !vault.isOpen()) return false;
  exchange(new DOMParser().parseFromString(await response.text(), "text/html"));
  spoken = wanted;
  texts.forget();
  status.set({});
  await vault.saveCard({ language: wanted });
  void worker.speak();
  return true;
}

/** @param {Document} shell in the other language */
function exchange(shell) {
  for (const template of shell.querySelectorAll("template[id]")) {
    const old = document.getElementById(template.id);
    if (old) old.replaceWith(document.adoptNode(template));
    else document.body.append(document.adoptNode(template));
  }
  const skip = [shell, document].map((one) => one.querySelector(".ds-skip-link"));
  if (skip[0] && skip[1]) skip[1].textContent = skip[0].textContent;
}

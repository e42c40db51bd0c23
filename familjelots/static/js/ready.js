//# allFunctionsCalledOnLoad
import * as kept from "./phone/kept_pages.js";
import * as outbox from "./phone/outbox.js";
import * as vault from "./phone/vault.js";
import { fill as fillIn } from "./texts.js";

/**
 * "Redo för dagen": facts that only the phone knows, into the items that the server rendered.
 *
 * @typedef {{n: number, yes: boolean}} Fact
 */

/** @type {Record<string, () => Promise<Fact> | Fact>} */
const FACTS = {
  async families() {
    const n = new Set((await kept.paths()).filter((path) => /^\/families\/[^/]+$/.test(path))).size;
    return { n, yes: n > 0 };
  },
  unlock: () => ({ n: 0, yes: Boolean(vault.owner()?.tested) }),
  storage: async () => ({ n: 0, yes: await (await import("./room.js")).isKept() }),
  room: async () => (await import("./room.js")).left(),
  async unsent() {
    const n = outbox.unsent(await outbox.all()).length;
    return { n, yes: n === 0 };
  },
  offline: () => ({ n: 0, yes: Boolean(navigator.serviceWorker?.controller) }),
};

/** @param {ParentNode} page */
export async function fill(page) {
  if (!vault.isOpen()) return;
  await Promise.all([...page.querySelectorAll("[data-ready]")].map((item) => answer(/** @type {HTMLElement} */ (item))));
  for (const block of page.querySelectorAll("[data-ready-all]")) sum(/** @type {HTMLElement} */ (block));
}

/** The block as a whole: is anything left to do before leaving?
 * @param {HTMLElement} block */
function sum(block) {
  const n = block.querySelectorAll("[data-ready][data-state=no]").length;
  const words = block.querySelector("[data-ready-sum]");
  block.dataset.state = n ? "no" : "yes";
  block.hidden = false;
  if (words) words.textContent = fillIn((n ? block.dataset.no : block.dataset.yes) ?? "", { n });
}

/** @param {HTMLElement} item */
async function answer(item) {
  const { n, yes } = (await FACTS[item.dataset.ready ?? ""]?.()) ?? { n: 0, yes: false };
  const words = item.querySelector("[data-ready-text]");
  item.dataset.state = yes ? "yes" : "no";
  item.hidden = false;
  if (words) words.textContent = fillIn((yes ? item.dataset.yes : item.dataset.no) ?? "", { n });
}

import * as route from "./phone/route.js";
import { fetchPage } from "./phone/straight.js";

/** Long work told about while it goes on; when it has ended its page is shown. */

const EVERY = 1000;
/** @type {Element | null} */
let followed = null;

/** Ask again and again, as long as this page stands there. */
export function follow() {
  const shown = document.querySelector("[data-progress]");
  if (!shown || shown === followed) return;
  followed = shown;
  setTimeout(() => void ask(shown), EVERY);
}

/** @param {Element} shown */
async function ask(shown) {
  if (!shown.isConnected) return;
  const answer = await fetchPage(route.here()).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  if (!shown.isConnected) return;
  const next = page?.querySelector("[data-progress]");
  if (page && !next) return void route.go(route.here(), { push: false });
  if (next) shown.replaceChildren(...next.childNodes);
  setTimeout(() => void ask(shown), EVERY);
}

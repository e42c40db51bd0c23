/**
 * The family's pages: days that are left as blocks, days that have gone without reproach, and a voice that reads the page.
 * Only voices that live on this phone: what a family reads is sent nowhere to be spoken.
 */

const DAY = 86_400_000;
const MOST_BLOCKS = 7;
const SPOKEN = "main h2, main h3, main p, main li, main blockquote, main summary, main .when, main .step-words > [data-field], main .step-facts";

/** @param {string} day */
const daysTo = (day) => {
  const now = new Date();
  const [year, month, date] = day.split("-").map(Number);
  return Math.round((Date.UTC(year, month - 1, date) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / DAY);
};

function showDays() {
  for (const element of document.querySelectorAll("[data-until]")) {
    element.toggleAttribute("hidden", daysTo(element.getAttribute("data-until") ?? "") < 0);
  }
  for (const element of document.querySelectorAll("[data-passed]")) {
    element.toggleAttribute("hidden", daysTo(element.getAttribute("data-passed") ?? "") >= 0);
  }
  for (const element of document.querySelectorAll("[data-blocks-to]")) showBlocks(/** @type {HTMLElement} */ (element));
}

/** One block a day, full while it is left.
 * @param {HTMLElement} element */
function showBlocks(element) {
  const { blocksFrom = "", blocksTo = "", one = "", many = "" } = element.dataset;
  const left = daysTo(blocksTo);
  const all = Math.min(MOST_BLOCKS, Math.max(left, left - daysTo(blocksFrom)));
  element.toggleAttribute("hidden", left < 1);
  element.setAttribute("aria-label", left === 1 ? one : many.replace("{n}", String(left)));
  element.replaceChildren(
    ...Array.from({ length: Math.max(0, all) }, (_, number) => {
      const block = document.createElement("i");
      block.toggleAttribute("data-full", number < left);
      return block;
    }),
  );
}

/** A voice of this phone's own for a language, the page's when none is named.
 * @param {string} [language] */
function voice(language = document.documentElement.lang || "sv") {
  return window.speechSynthesis?.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(language));
}

/** @returns {HTMLElement | null} */
const button = () => document.querySelector("[data-read-aloud]");

/** @param {boolean} [reading] */
function showButton(reading = false) {
  const found = button();
  found?.toggleAttribute("hidden", !voice());
  found?.setAttribute("aria-pressed", String(reading));
  found?.querySelector("[data-read-on]")?.toggleAttribute("hidden", reading);
  found?.querySelector("[data-read-off]")?.toggleAttribute("hidden", !reading);
}

/**
 * What is on the page, part by part, as the eye would read it; not its buttons and forms. Each in its own language: what
 * this phone has no voice for is left out, not read by another's.
 */
function parts() {
  const shown = [...document.querySelectorAll(SPOKEN)].filter(
    (one) => one.checkVisibility() && !one.closest("form, template, button") && !one.querySelector(SPOKEN.replaceAll("main ", "")),
  );
  return shown.flatMap((one) => {
    const [text, chosen] = [/** @type {HTMLElement} */ (one).innerText.trim(), voice(one.closest("[lang]")?.getAttribute("lang") ?? undefined)];
    return text && chosen ? [{ text, chosen }] : [];
  });
}

function read() {
  quiet();
  const spoken = parts().map(({ text, chosen }) =>
    Object.assign(new SpeechSynthesisUtterance(text), { voice: chosen, lang: chosen.lang, rate: 0.9 }),
  );
  if (spoken.length === 0) return;
  spoken[spoken.length - 1].onend = () => showButton();
  showButton(true);
  for (const one of spoken) speechSynthesis.speak(one);
}

function quiet() {
  window.speechSynthesis?.cancel();
  showButton();
}

function arrive() {
  showDays();
  showButton(Boolean(window.speechSynthesis?.speaking));
}

document.addEventListener("click", ({ target }) => {
  const pressed = target instanceof Element ? target.closest("[data-read-aloud]") : null;
  if (pressed) pressed.getAttribute("aria-pressed") === "true" ? quiet() : read();
  else if (target instanceof Element && target.closest("a, [data-lock]")) quiet();
});
document.addEventListener("visibilitychange", () => document.hidden && quiet());
document.addEventListener("htmx:after:swap", arrive);
window.speechSynthesis?.addEventListener?.("voiceschanged", () => showButton(speechSynthesis.speaking));
arrive();
export {};

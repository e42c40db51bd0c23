/** "Kopiera texten": what could not be kept where it belonged is easily put elsewhere. Once per document. */
export function listen() {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-copy]") : null;
    if (button) void copy(button);
  });
}

/** @param {Element} button */
async function copy(button) {
  const text = button.closest("[data-attention-item]")?.querySelector("[data-copy-text]");
  if (!(text instanceof HTMLElement)) return;
  await navigator.clipboard.writeText(text.innerText);
  const words = button.querySelector("span");
  if (words) words.textContent = button.getAttribute("data-copied");
}

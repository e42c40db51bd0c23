/** A page that goes on paper: one button hands it to the browser's own printing. Fetched where there is such a button. */

document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("[data-print]")) print();
});

export {};

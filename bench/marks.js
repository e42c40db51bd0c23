// Notes when the lock screen could be used, on the page's own clock, which begins with the navigation.
new MutationObserver((_changes, watch) => {
  if (document.getElementById("page")?.dataset.lockReady !== "") return;
  window.lockReadyAt = performance.now();
  watch.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-lock-ready"] });

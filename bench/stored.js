// Notes when pages were last written to the disk: the transaction on the store of pages is complete.
(() => {
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, ...more) {
    const made = transaction.call(this, stores, mode, ...more);
    if (mode === "readwrite" && [stores].flat().includes("pages"))
      made.addEventListener("complete", () => (window.pagesStoredAt = performance.now()));
    return made;
  };
})();

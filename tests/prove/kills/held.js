// For browsers without breakpoints to be killed at: served before the product's own start, by the test's server alone. At
// the point that is looked for everything stands still: a request is never asked, a transaction never ends.
(() => {
  const doom = { point: "", reached: false, kept: 0 };
  Object.defineProperty(window, "doom", { value: doom });
  const at = (...points) => points.includes(doom.point) && (doom.reached = true);
  const never = () => new Promise(() => {});
  const stay = (store) => store.count().addEventListener("success", () => stay(store));

  // Somebody's words let go of their draft as they are saved; what the phone tells of its reads is nobody's words.
  const words = new WeakSet();

  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const made = transaction.call(this, stores, mode, options);
    const names = [stores].flat();
    if (mode === "readwrite" && names.includes("outbox") && names.includes("drafts"))
      made.addEventListener("complete", (event) => {
        if (!words.has(made)) return;
        doom.kept += 1;
        if (at("after_commit")) event.stopImmediatePropagation();
      });
    return made;
  };

  const { put, delete: remove } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...values) {
    const asked = put.apply(this, values);
    if (this.name === "pages" && this.transaction.objectStoreNames.length === 1 && at("in_caseload")) stay(this);
    return asked;
  };
  IDBObjectStore.prototype.delete = function (...values) {
    const asked = remove.apply(this, values);
    if (this.name === "drafts" && this.transaction.objectStoreNames.contains("outbox")) {
      words.add(this.transaction);
      if (at("held")) stay(this.transaction.objectStore("outbox"));
    }
    if (this.name === "outbox" && at("before_delete")) stay(this);
    return asked;
  };

  const { fetch } = window;
  window.fetch = async (input, init = {}) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    const sends = pathname === "/outbox" && init.method === "POST";
    if (sends && at("before_send")) await never();
    const answer = await fetch(input, init);
    if (sends && at("before_reply", "under_way")) await never();
    return answer;
  };

  const { encrypt } = crypto.subtle;
  crypto.subtle.encrypt = function (...values) {
    return at("in_locking") ? never() : encrypt.apply(this, values);
  };
})();

// Stands before the product's own modules and leaves them as they are. When the page reaches the point that is looked
// for, it stops at a breakpoint, in the middle of everything; whoever looks on then kills the whole browser.
(() => {
  const doom = { point: "", skip: 0, reached: false, kept: 0 };
  Object.defineProperty(window, "doom", { value: doom });

  const reach = (...points) => {
    if (doom.reached || !points.includes(doom.point) || doom.skip-- > 0) return;
    doom.reached = true;
    // eslint-disable-next-line no-debugger
    debugger;
  };

  // Keeps a transaction open by asking and asking: nothing is on the disk, and the page goes on meanwhile.
  const stay = (store) => {
    if (doom.point !== "held") return;
    doom.reached = true;
    store.count().addEventListener("success", () => stay(store));
  };

  // Somebody's words let go of their draft as they are saved; what the phone tells of its reads is nobody's words.
  const words = new WeakSet();

  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const made = transaction.call(this, stores, mode, options);
    const names = [stores].flat();
    if (mode !== "readwrite") return made;
    // Heard before the product hears it: the words are on the disk and nobody has been told.
    if (names.includes("outbox") && names.includes("drafts"))
      made.addEventListener("complete", () => {
        if (!words.has(made)) return;
        window.onDisk((doom.kept += 1));
        reach("after_commit");
      });
    if (names.includes("drafts") && names.length === 1) made.addEventListener("complete", () => reach("in_locking"));
    return made;
  };

  const { put, delete: remove } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...values) {
    const asked = put.apply(this, values);
    const alone = this.transaction.objectStoreNames.length === 1;
    if (this.name === "pages" && alone) reach("in_caseload");
    if (this.name === "drafts") reach("in_locking");
    return asked;
  };
  IDBObjectStore.prototype.delete = function (...values) {
    const asked = remove.apply(this, values);
    if (this.name === "drafts" && this.transaction.objectStoreNames.contains("outbox")) {
      words.add(this.transaction);
      stay(this.transaction.objectStore("outbox"));
    }
    if (this.name === "outbox") reach("before_delete");
    return asked;
  };

  const { fetch } = window;
  window.fetch = async (input, init = {}) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    const sends = pathname === "/outbox" && init.method === "POST";
    const only = new Headers(init.headers).has("Only");
    if (pathname === "/caseload" && only) reach("before_delete");
    if (sends) {
      reach("before_send");
      setTimeout(() => reach("under_way"), doom.skip);
    }
    const answer = await fetch(input, init);
    if (sends) reach("before_reply");
    if (pathname === "/caseload" && !only) reach("in_caseload");
    return answer;
  };

  const { encrypt } = crypto.subtle;
  crypto.subtle.encrypt = function (...values) {
    if (doom.point === "in_locking") reach("in_locking");
    return encrypt.apply(this, values);
  };
})();

// Stands in for the browser's push service: a subscription that is remembered, and forgotten again.
const remembered = {
  get on() { return sessionStorage.getItem("push") === "on"; },
  set on(value) { sessionStorage.setItem("push", value ? "on" : "off"); },
};
const subscription = {
  endpoint: SUBSCRIPTION.endpoint,
  toJSON: () => SUBSCRIPTION,
  unsubscribe: async () => {
    remembered.on = false;
    window.unsubscribed = true;
    return true;
  },
};
if (window.PushManager) {
  PushManager.prototype.getSubscription = async () => (remembered.on ? subscription : null);
  PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    if (!userVisibleOnly || !/^B[\w-]{86}$/.test(applicationServerKey)) throw new DOMException("wrong key");
    remembered.on = true;
    return subscription;
  };
}

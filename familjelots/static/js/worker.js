/** The service worker, seen from the page: registered once the phone is ready, renewed only when the reader says so. */

/** Whether the next worker brings another language, not another version. */
let speaking = false;

/**
 * @param {(path: string) => void} open a notification was tapped
 * @param {() => void} newer a new version waits
 */
export async function listen(open, newer) {
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (typeof data?.open === "string") open(data.open);
  });
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return;
  if (registration.waiting) newer();
  follow(registration.installing, newer); // found before this page could listen
  registration.addEventListener("updatefound", () => follow(registration.installing, newer));
}

/**
 * @param {ServiceWorker | null} worker the one that is being installed
 * @param {() => void} newer
 */
function follow(worker, newer) {
  worker?.addEventListener("statechange", () => {
    if (worker.state !== "installed" || !navigator.serviceWorker.controller) return;
    if (speaking) worker.postMessage("take over");
    else newer();
    speaking = false;
  });
}

/** The phone starts without network from now on, and its lock screen speaks the language of the page that asks for it. */
export async function register() {
  const script = `/service_worker.js?lang=${document.documentElement.lang}`;
  await navigator.serviceWorker?.register(script, { updateViaCache: "none" });
  await navigator.serviceWorker?.ready;
}

/** The lock screen and the next start speak the page's language; what is on the screen stays. */
export async function speak() {
  const active = (await navigator.serviceWorker?.getRegistration())?.active;
  if (!active || active.scriptURL.endsWith(`?lang=${document.documentElement.lang}`)) return;
  speaking = true;
  await register();
}

/**
 * Let the new version in, then begin again with it.
 * @param {() => void} begin
 */
export async function update(begin) {
  const waiting = (await navigator.serviceWorker?.getRegistration())?.waiting;
  if (!waiting) return begin(); // it is in already
  navigator.serviceWorker.addEventListener("controllerchange", begin, { once: true });
  waiting.postMessage("take over");
}

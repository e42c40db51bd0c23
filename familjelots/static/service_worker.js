/* global KNOWN */
// The server writes KNOWN before this text: {BUILD, SHELL, PREFIXES, ASSETS}. It holds no key and nothing personal: one
// shell without data, the assets of one build, and neutral notifications.
//
//   navigation under a keepable prefix    the shell, always from the cache
//   any other navigation                  the network; the shell when there is none
//   /static/<any build>/…                 the cache, whichever build was asked for; else the network
//   everything else                       not ours
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** @type {{BUILD: string, SHELL: string, PREFIXES: string[], ASSETS: string[]}} */
// @ts-expect-error the server's line stands before this text
const known = KNOWN;
const CACHE = `${known.BUILD}-${known.SHELL}`;
// In the language that its reader last chose.
const SHELL = `/shell${worker.location.search}`;

/** @type {Promise<Cache> | undefined} */
let opened;

worker.addEventListener("install", (event) => {
  // Where the browser can, it takes assets from the cache by itself, without asking this script for each of thirty modules.
  const straight = { condition: { urlPattern: `/static/${known.BUILD}/*` }, source: { cacheName: CACHE } };
  event.waitUntil(Promise.all([precache(), /** @type {any} */ (event).addRoutes?.([straight])]));
});
worker.addEventListener("activate", (event) => event.waitUntil(cleanUp()));
worker.addEventListener("fetch", (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});
// A new version waits until its reader says so: never in the middle of a form.
worker.addEventListener("message", ({ data }) => void (data === "take over" && worker.skipWaiting()));
worker.addEventListener("push", (event) => event.waitUntil(notify(event.data)));
worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.navigate ?? "/"));
});

/** All or nothing: the cache gets its name only when everything is in it. */
async function precache() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...known.ASSETS, new Request(SHELL, { cache: "no-store" })]);
}

async function cleanUp() {
  const old = (await caches.keys()).filter((name) => name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/**
 * @param {Request} request
 * @returns {Promise<Response> | null}
 */
function answerTo(request) {
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return null;
  if (request.mode === "navigate") return shellFor(pathname, searchParams, request);
  const asset = /^\/static\/[^/]+\/(.*)$/.exec(pathname);
  return asset ? cached(`/static/${known.BUILD}/${asset[1]}`, request) : null;
}

/**
 * A page that is not kept comes from the network; without one, the shell can at least say so.
 * @param {string} path
 * @param {URLSearchParams} search
 * @param {Request} request
 */
function shellFor(path, search, request) {
  if (search.has("plain")) return null;
  return isKept(path) ? cached(SHELL, request) : fetch(request).catch(() => cached(SHELL, request));
}

/** @param {string} path */
const isKept = (path) =>
  known.PREFIXES.some((prefix) => (prefix.endsWith("$") ? path === prefix.slice(0, -1) : path.startsWith(prefix)));

/**
 * @param {string} name
 * @param {Request} request
 */
async function cached(name, request) {
  opened ??= caches.open(CACHE);
  return (await (await opened).match(name)) ?? fetch(request);
}

/**
 * The payload is neutral and declarative: title, a sentence, and an address that says nothing until it is unlocked.
 * @param {PushMessageData | null} data
 */
async function notify(data) {
  const { notification } = parsed(data);
  const { title = "", body = "", navigate = "/", tag = "reminder" } = notification ?? {};
  const icon = `/static/${known.BUILD}/icons/flag-192.png`;
  const badge = `/static/${known.BUILD}/icons/badge-96.png`;
  await worker.registration.showNotification(title, { body, tag, icon, badge, data: { navigate } });
}

/**
 * @param {PushMessageData | null} data
 * @returns {{notification?: {title?: string, body?: string, navigate?: string, tag?: string}}}
 */
function parsed(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/**
 * An open window is asked, so that a half-written form stays; else a new one opens.
 * @param {string} navigate
 */
async function open(navigate) {
  const path = new URL(navigate, location.origin).pathname;
  const [window] = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!window) return void (await worker.clients.openWindow(path).catch(() => null));
  window.postMessage({ open: path });
  await window.focus().catch(() => null);
}

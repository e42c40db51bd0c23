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
/** Tags of notifications that their reader has tapped or put away: random names, of the last hundred. */
const PUT_AWAY = "put-away";
const REMEMBERED = 100;
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
  const { data, tag } = event.notification;
  event.notification.close();
  event.waitUntil(Promise.all([putAway(tag), open((event.action === "later" && data?.later) || data?.navigate || "/")]));
});
worker.addEventListener("notificationclose", (event) => event.waitUntil(putAway(event.notification.tag)));

/** All or nothing: the cache gets its name only when everything is in it. */
async function precache() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...known.ASSETS, new Request(SHELL, { cache: "no-store" })]);
}

async function cleanUp() {
  const old = (await caches.keys()).filter((name) => name !== CACHE && name !== PUT_AWAY);
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
  const { title = "", body = "", navigate = "/", tag = "reminder", actions = [] } = notification ?? {};
  const icon = `/static/${known.BUILD}/icons/flag-192.png`;
  const badge = `/static/${known.BUILD}/icons/badge-96.png`;
  // One with the tag of a notification that is on the screen takes its place without a sound. One that was put away may
  // come again when its sender died before it knew: browsers want to see something shown, so it is, and taken away.
  const again = await wasPutAway(tag);
  const later = actions.find(({ action }) => action === "later");
  const buttons = later ? [{ action: "later", title: later.title }] : [];
  /** @type {any} */
  const shown = { body, tag, icon, badge, renotify: false, silent: again, actions: buttons, data: { navigate, later: later?.navigate } };
  await worker.registration.showNotification(title, shown);
  if (again) for (const one of await worker.registration.getNotifications({ tag })) one.close();
}

/** @param {string} tag */
const nameOf = (tag) => `/put-away/${encodeURIComponent(tag)}`;

/** @param {string} tag */
async function putAway(tag) {
  const cache = await caches.open(PUT_AWAY);
  await cache.put(nameOf(tag), new Response());
  const surplus = (await cache.keys()).slice(0, -REMEMBERED);
  await Promise.all(surplus.map((old) => cache.delete(old)));
}

/** @param {string} tag */
async function wasPutAway(tag) {
  return (await caches.has(PUT_AWAY)) && (await (await caches.open(PUT_AWAY)).match(nameOf(tag))) !== undefined;
}

/**
 * @param {PushMessageData | null} data
 * @returns {{notification?: {title?: string, body?: string, navigate?: string, tag?: string, actions?: {action: string, title: string, navigate: string}[]}}}
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

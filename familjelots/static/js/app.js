//# allFunctionsCalledOnLoad
import * as attention from "./attention.js";
import * as draft from "./draft.js";
import * as forms from "./forms.js";
import * as language from "./language.js";
import * as lock from "./lock.js";
import { painted } from "./painted.js";
import * as flush from "./phone/flush.js";
import * as kept from "./phone/kept_pages.js";
import * as network from "./phone/network.js";
import * as outbox from "./phone/outbox.js";
import * as reads from "./phone/reads.js";
import * as route from "./phone/route.js";
import * as vault from "./phone/vault.js";
import { load } from "./rooms.js";
import * as status from "./status.js";
import * as visits from "./visits.js";
import * as worker from "./worker.js";

/** Where everything meets: what happens when, and who hears of it. Nothing else is decided here. */

const EVERY = 30_000;
const SYNC_EVERY = 300_000;
/** How long words may wait before their writer is told to find a network. */
const LONG = 24 * 60 * 60_000;

let syncedAt = 0;
/** What is half-written on pages that the phone does not have any more.
 * @type {typeof import("./stray.js") | undefined} */
let strays;
/** A page that a reminder asked for while the phone was locked. */
let wanted = "";

async function start() {
  for (const room of [forms, draft, status, lock, visits, attention]) room.listen();
  route.register();
  hear();
  void load();
  void worker.listen((path) => void open(path), () => status.set({ update: true }));
  if (lock.isShell()) await lock.showLock();
  else route.begin();
}

function hear() {
  lock.events.addEventListener("opened", () => void opened());
  outbox.events.addEventListener("changed", () => void count());
  status.events.addEventListener("act", (event) => void act(/** @type {CustomEvent} */ (event).detail));
  network.events.addEventListener("signed-out", () => void signedOut());
  network.events.addEventListener("reached", () => status.now().signedOut && status.set({ signedOut: false }));
  // What was parked has a page of its own, to be kept as soon as may be.
  flush.events.addEventListener("received", (event) => {
    if (/** @type {CustomEvent} */ (event).detail.some((/** @type {flush.Receipt} */ { outcome }) => outcome === "parked")) syncedAt = 0;
  });
  document.addEventListener("visibilitychange", () => void (document.hidden || catchUp()));
  addEventListener("online", () => void catchUp());
  document.addEventListener("htmx:after:swap", () => void arrived());
  setInterval(() => void catchUp(), EVERY);
}

/** The phone is open: where the reader was, or at home; then what waits, and what is new. */
async function opened() {
  outbox.listen();
  const path = wanted || (location.pathname === "/" ? ((await draft.place()) ?? (await kept.home())) : route.here());
  wanted = "";
  const shown = route.go(path, { push: path !== route.here() });
  // A page that is not kept may take long to come, and what is unsent is told all the same.
  await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 300))]);
  await painted();
  await Promise.all([count(), shown]);
  syncedAt = 0;
  await catchUp();
}

/** Send what waits; fetch what has changed, now and then. */
const catchUp = async () => vault.isOpen() && vault.unlessLocked(sendAndFetch());

async function sendAndFetch() {
  await flush.flush();
  if (Date.now() - syncedAt < SYNC_EVERY || !vault.isOpen()) return;
  syncedAt = Date.now();
  const before = await kept.get(route.here());
  if (!(await kept.sync())) return void (syncedAt = 0);
  await reads.report();
  strays = await import("./stray.js");
  await strays.find();
  await Promise.all([flush.flush(), count()]);
  const after = vault.isOpen() ? await kept.get(route.here()) : undefined;
  if (after && after.html !== before?.html) route.renewed();
}

/** A page has come; in another language, all the others are to be had in it too. */
async function arrived() {
  void load();
  if (status.now().busy && !forms.anyTouched(document)) status.set({ busy: false });
  if (!(await language.follow())) return;
  syncedAt = 0;
  await catchUp();
}

/** Writing goes on meanwhile; the next touch that unlocks renews the session. A computer has no such touch: it asks. */
async function signedOut() {
  status.set({ signedOut: true });
  if (!vault.isOpen() && !lock.isLocked()) (await signingIn()).show();
  if (vault.owner()?.renewed) await vault.saveCard({ renewed: undefined });
}

/** What the status line knows. */
async function count() {
  if (!vault.isOpen()) return;
  const entries = await outbox.all();
  const look = await kept.get(flush.LOOK);
  const held = outbox.held(entries).length + (strays?.found.length ?? 0) + (look?.html.match(/data-attention-item/g)?.length ?? 0);
  const unsent = outbox.unsent(entries);
  const oldest = unsent.map((entry) => entry.made_at).sort()[0];
  const since = Date.now() - Date.parse(oldest) > LONG ? oldest : "";
  status.set({ waiting: unsent.length, since, held, receivedAt: await kept.receivedAt() });
}

/** @param {string} offer what the reader chose in the status line */
async function act(offer) {
  if (offer === "look") await route.go(flush.LOOK);
  if (offer === "newer") await route.show();
  if (offer === "update") return unlessBusy(() => void worker.update(() => unlessBusy(() => location.reload())));
  if (offer === "reminder") await route.go(status.now().reminder);
  if (offer === "sign_in") await signInAgain();
  status.set({ [offer]: offer === "reminder" ? "" : false });
}

/** A new version never begins in the middle of a form, also when that was begun after the tap.
 * @param {() => void} begin */
const unlessBusy = (begin) => (forms.anyTouched(document) ? status.set({ busy: true }) : begin());

const signingIn = () => import("./sign_in.js");

async function signInAgain() {
  const { again, show } = await signingIn();
  await again().then(catchUp, show);
}

/** A reminder was tapped: its page opens, but never over a half-written form.
 * @param {string} path */
async function open(path) {
  if (lock.isLocked()) wanted = path;
  else if (forms.anyTouched(document)) status.set({ reminder: path });
  else await route.go(path);
}

void start();

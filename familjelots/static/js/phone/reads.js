import * as database from "./database.js";
import * as outbox from "./outbox.js";
import * as vault from "./vault.js";

/**
 * Pages that were read here without network. Who has read is logged, so it is told to the server later, as one entry that
 * counts for nothing on the screen.
 */

/** @type {Set<string> | null} */
let seen = null;

export function forget() {
  seen = null;
}

/**
 * A kept page was shown and the server did not hear of it.
 * @param {string} path
 */
export async function note(path) {
  const known = await all();
  const read = `${path} ${new Date().toISOString().slice(0, 13)}`;
  if (known.has(read)) return;
  known.add(read);
  await keep([...known]);
}

/** There is a network: tell it all at once. A read that is told twice is one. */
export async function report() {
  const pages = [...(await all())];
  if (pages.length === 0) return;
  const facts = { command: "report_reads", version: "1", path: "/reads", family: "", fields: { pages } };
  const nothing = { shown: {}, typed: "", effects: "", quiet: true };
  await outbox.add({ op: crypto.randomUUID(), made_at: new Date().toISOString(), ...facts, ...nothing });
  seen = new Set();
  await keep([]);
}

async function all() {
  if (seen) return seen;
  const { uid } = vault.mine().card;
  const sealed = await database.read(uid, "meta", (tx) => tx.objectStore("meta").get("reads"));
  seen = new Set(sealed ? await vault.unseal("meta", "reads", sealed) : []);
  return seen;
}

/** @param {string[]} pages */
async function keep(pages) {
  const sealed = await vault.seal("meta", "reads", pages);
  await database.run(vault.mine().card.uid, ["meta"], (tx) => tx.objectStore("meta").put(sealed, "reads"));
}

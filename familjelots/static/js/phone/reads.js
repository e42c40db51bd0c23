//# allFunctionsCalledOnLoad
import * as database from "./database.js";
import * as outbox from "./outbox.js";
import * as vault from "./vault.js";

/**
 * Pages that were read here without network. Who has read is logged, so it is told to the server later, as entries that
 * count for nothing on the screen. What stands on the disk is what counts: several tabs read, one at a time writes it down.
 */

/** So many at a time: the server takes no longer lists. */
const MOST = 500;

/**
 * A kept page was shown and the server did not hear of it.
 * @param {string} path
 */
export async function note(path) {
  if (!vault.isOpen()) return;
  const read = `${path} ${new Date().toISOString().slice(0, 13)}`;
  await unlessLocked(
    alone(async () => {
      const known = await noted();
      if (!known.includes(read)) await keep([...known, read]);
    }),
  );
}

/**
 * Locking in the middle is no fault.
 * @param {Promise<void>} work
 */
const unlessLocked = (work) =>
  work.catch((fault) => {
    if (vault.isOpen()) throw fault;
  });

/** There is a network: tell it all. A read that is told twice is one. */
export const report = () =>
  alone(async () => {
    const pages = await noted();
    for (let at = 0; at < pages.length; at += MOST) await outbox.add(entryOf(pages.slice(at, at + MOST)));
    if (pages.length > 0) await keep([]);
  });

/**
 * @param {string[]} pages
 * @returns {outbox.Entry}
 */
const entryOf = (pages) => ({
  op: crypto.randomUUID(),
  command: "report_reads",
  version: "1",
  path: "/reads",
  family: "",
  fields: { pages },
  shown: {},
  typed: "",
  effects: "",
  made_at: new Date().toISOString(),
  quiet: true,
});

/**
 * @param {() => Promise<void>} work
 * @returns {Promise<void>}
 */
const alone = (work) => navigator.locks.request(`reads-${vault.mine().card.uid}`, work);

/** @returns {Promise<string[]>} */
async function noted() {
  const { uid } = vault.mine().card;
  const sealed = await database.read(uid, "meta", (tx) => tx.objectStore("meta").get("reads"));
  return sealed ? vault.unseal("meta", "reads", sealed) : [];
}

/** @param {string[]} pages */
async function keep(pages) {
  const sealed = await vault.seal("meta", "reads", pages);
  await database.run(vault.mine().card.uid, ["meta"], (tx) => tx.objectStore("meta").put(sealed, "reads"));
}

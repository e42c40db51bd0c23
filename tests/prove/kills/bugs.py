"""Planted bugs in the phone's own modules: the served text is changed, the files are not. Each must be caught."""

import os
from dataclasses import dataclass

VARIABLE = "FAMILJELOTS_PLANTED_BUG"
FLUSH, OUTBOX, KEPT = "js/phone/flush.js", "js/phone/outbox.js", "js/phone/kept_pages.js"
DATABASE, DRAFT = "js/phone/database.js", "js/draft.js"


@dataclass(frozen=True)
class Bug:
    """What is changed in which module, and the ring that must catch it."""

    ring: str
    module: str
    changes: dict[str, str]


TAKE = "take(batch, await receiptsOf(response))"
IF_OK = f"  if (response.status === 200) return {TAKE}"
INVENTED = """{ op, status: 200, outcome: "applied", reason: null, message: null, affects: [],
    received_at: new Date().toISOString() }"""
TAKE_ALL = f"take(batch, batch.map(({{ op }}) => ({INVENTED})))"
BY_PLACE = "take(batch, (await receiptsOf(response)).map((one, at) => ({ ...one, op: batch[at].op })))"
LET_GO = "await outbox.finish({}, async () => {{}});"
LOCK = 'navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? vault.unlessLocked(drain()) : "stop"))'
STORED = 'database.run(uid, ["outbox", "drafts"]'
OWNER = "  const { device } = vault.mine().card;\n"
SEALED = "  const sealed = await vault.seal("
ROOM = 'run(uid, ["pages"], (tx) => tx.objectStore("pages").clear())'

BUGS = {
    "delete before receipt": Bug("phone", FLUSH, {OWNER: f"{OWNER}  {LET_GO.format('batch')}\n"}),
    "delete before pages": Bug("phone", FLUSH, {"await outbox.update(answered);": LET_GO.format("answered")}),
    "promise before oncomplete": Bug("phone", OUTBOX, {f"await {STORED}": f"void {STORED}"}),
    "op per send": Bug(
        "phone", FLUSH, {"return { op, command": "return { op: crypto.randomUUID(), command", TAKE: BY_PLACE}
    ),
    "draft in clear": Bug("phone", DRAFT, {SEALED: f"  localStorage[key] = JSON.stringify(draft);\n{SEALED}"}),
    "trust any 200": Bug("network", FLUSH, {TAKE: TAKE_ALL}),
    "follow redirects": Bug(
        "network", FLUSH,
        {'redirect: "manual"': 'redirect: "follow"', IF_OK: f"  if (response.redirected) return {TAKE_ALL};\n{IF_OK}"},
    ),
    "no flusher lock": Bug("network", FLUSH, {LOCK: "vault.unlessLocked(drain())"}),
    "a full phone drops words": Bug("network", DATABASE, {ROOM: ROOM.replace("pages", "outbox")}),
    "an old answer over a newer page": Bug("network", KEPT, {" || now.etags[path] !== (await etagOf(before))": ""}),
}  # fmt: skip


def plant(module: str, source: str) -> str:
    """A module's text, with the bug that this process was started with."""
    name = os.environ.get(VARIABLE)
    bug = BUGS[name] if name else None
    if bug is None or bug.module != module:
        return source
    return changed(bug, source)


def changed(bug: Bug, source: str) -> str:
    """A module's text with this bug in it."""
    for right, wrong in bug.changes.items():
        assert source.count(right) == 1, f"{bug.module} has changed: {right!r} stands there {source.count(right)} times"
        source = source.replace(right, wrong)
    return source

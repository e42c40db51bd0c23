"""What anybody can see afterwards: the pages, the journal as `familjelots journal --json` tells it, and the disk."""

import io
import json
from collections import Counter
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

from familjelots.accounts import sessions
from familjelots.cli import main
from familjelots.core.db import open_database
from familjelots.core.verify import verify

from ...phone.browser import poll, traces
from ..promises import CANARY
from .handset import Handset
from .words import COMMANDS, Writing

if TYPE_CHECKING:
    from .history import History

NAMES = ("Påhittdal", "Provström", "Kornvägen", "Hemliga gatan", "bildschemat")
CARDS = """([html, words]) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const those = [...page.querySelectorAll("[data-id]")].filter((one) => one.textContent.includes(words));
    return new Set(those.filter((one) => !those.some((other) => other !== one && one.contains(other))).values()
        .map((one) => one.dataset.id)).size;
}"""

TICKED = """([html, step]) =>
    new DOMParser().parseFromString(html, "text/html").querySelector(`[data-of=step-${step}]`)?.dataset.state === "done"
"""


def without_network(history: "History") -> None:
    """What the screen promised stands on the page again before there is any network."""
    page = history.mine.tabs[0]
    page.bring_to_front()
    for writing in history.sara.written:
        if history.plan.other == "amir" and not page.evaluate(f"Boolean({writing.seen})"):
            continue  # its pages leave the phone with the family: at the end its words are looked for
        if writing.promised:
            poll(page, f"Boolean({writing.seen})", 5)
    for words in history.typed:
        shown = f"[...document.querySelectorAll('main textarea')].some((one) => one.value === '{words}')"
        poll(page, f"{shown} || document.querySelector('main').textContent.includes('{words}')", 5)


def on_the_disk(history: "History", phone: Handset) -> None:
    """Nothing that was written, read or only begun is readable in the profile folder."""
    written = [one.text for one in (*history.sara.written, *history.others.written) if one.kind != "tick"]
    canaries = [CANARY.findall(text)[0] for text in (*written, *history.drafts)]
    found = traces(phone.phone.profile, [*canaries, *NAMES, " ".join(phone.words), " ".join(phone.words[:2])])
    assert not found, f"readable on the disk: {found}"


def at_everything(history: "History") -> None:
    """Each promised thing is there once, nothing twice, and the journal tells the same."""
    rows = journal(history.folder / "instance")
    assert len({row["op"] for row in rows}) == len(rows), "an operation twice"
    server = _Laptop(history, "lena")
    for writer in filter(lambda one: one.author, (history.sara, history.others)):
        new = [row for row in rows if row["seq"] > history.first and row["user"] == history.id_of(writer.author)]
        away = history.plan.other == "amir" and writer.author == "sara"
        there = [one for one in writer.written if _is_there(history, server, one, away)]
        told = Counter((row["command"], row["outcome"]) for row in new if row["command"] in COMMANDS.values())
        assert told == Counter((one.command, "parked" if away else "applied") for one in there), (told, there)
    report = verify(history.folder / "instance" / "familjelots.db")
    assert not report.problems, report.problems


def _is_there(history: "History", server: "_Laptop", writing: Writing, away: bool) -> bool:
    """Whether one thing that was written has come home: once, and not at all only if it was never promised.

    What was written about a family that is somebody else's by now stands among what its author and who leads the team
    are asked to look at.
    """
    page = history.mine.tabs[0]
    if writing.kind == "tick" and not away:
        count = int(page.evaluate(TICKED, [server.get(history.path), writing.text]))
    elif writing.kind == "tick":
        count = int(writing.promised)  # the journal alone tells of a parked tick
    else:
        count = page.evaluate(CARDS, [server.get("/attention" if away else history.path), writing.text])
        own = page.evaluate(CARDS, [_Laptop(history, "sara").get("/attention"), writing.text]) if away else count
        assert own == count, f"its author and the team's lead do not see the same: {writing}"
    assert count <= 1, f"there {count} times: {writing}"
    assert count or not writing.promised, f"promised and not there: {writing}"
    return count == 1


class _Laptop:
    """Somebody's computer. Lena leads the team and sees every family."""

    def __init__(self, history: "History", owner: str) -> None:
        self.url = history.server.url
        db = open_database(history.folder / "instance" / "familjelots.db")
        self.token, _secret = sessions.start_session(db, history.id_of(owner), "laptop")
        db.conn.close()

    def get(self, path: str) -> str:
        """A page's fragment."""
        asked = Request(self.url + path, headers={"Cookie": f"sid={self.token}", "HX-Request": "true"})
        with urlopen(asked, timeout=120) as answer:
            return answer.read().decode()


def journal(instance: Path) -> list[dict]:
    """What `familjelots journal --json` prints."""
    told = io.StringIO()
    with redirect_stdout(told):
        assert main(["--instance", str(instance), "journal", "--json"]) == 0
    return [json.loads(line) for line in told.getvalue().splitlines()]

"""Everything that one person should look at, as cards of one shape, oldest first."""

from typing import Any

from sqlite_utils import Database

from ..access import visible_families
from ..visits import queries as visits
from .conflicts import conflict_cards
from .moved import moved_cards
from .news import news_cards
from .parked import parked_cards
from .readable import readable_words
from .twins import twin_cards

APART = ("edit", "twins", "moved")
"""What others wrote word for word, and has to be read before it is settled."""
NEWS = ("partner", "referral", "objection")
SHORT = ("id", "at", "what", "why", "family", "family_id")


def kept_items(db: Database, who: Any) -> list[dict]:
    """The list as phones keep it: of a family with a protected identity it says that there is something, not what.

    What its reader wrote stands there all the same: it was written on that phone.
    """
    return [_without_words(item) if item["closed"] else item for item in _items(db, who)]


def apart_items(db: Database, who: Any) -> list[dict]:
    """What the kept list leaves out, whole: read with network alone."""
    return [item for item in _items(db, who) if item["closed"] and item["kind"] in APART]


def _items(db: Database, who: Any) -> list[dict]:
    """A person's own parked posts, edits that met another's, parts of visits that were not kept; and news from others.

    The news is a contact person's: answers of partners and receivers, and what families object to.

    `kind` is parked, moved, edit, twins, visit, partner, referral or objection; `what` a command, table or part; `why`
    a code; `said` a list of (label, text); `seen_by` the command and the path that take off the list what others wrote;
    `closed` whether the family has a protected identity and the reader works here.
    A family is named, and another's text shown, only while the person may still open that family.
    """
    families = visible_families(db, who)
    mine = {family["id"]: family["name"] for family in families}
    closed = {family["id"] for family in families if family["protected"] and who.role != "family"}
    found = parked_cards(db, who, mine) + moved_cards(db, who, mine) + conflict_cards(db, who, mine)
    found += twin_cards(db, who, mine) + news_cards(db, mine if who.role == "coach" else {})
    found += [_look(look, mine) for look in visits.attention_of(db, who.id)]
    for item in found:
        item["closed"] = item["family_id"] in closed
    return sorted(found, key=lambda item: item["at"])


def _without_words(item: dict) -> dict:
    """What others wrote is left out; `kind` apart stands for what `apart_items` has whole."""
    if item["kind"] in APART:
        return {"kind": "apart"} | {name: item[name] for name in SHORT}
    if item["kind"] in NEWS:
        return {**item, "by": "", "said": []}
    return {**item, "said": []} if item["what"] == "ticks" else item


def _look(look: dict, mine: dict[str, str]) -> dict:
    # A tick's words are the step's, which others may have written; all else the reader wrote.
    may_read = look["family"] in mine or look["part"] != "ticks"
    words = readable_words(look["words"]) if may_read else ""
    return {
        "kind": "visit",
        "id": look["id"],
        "at": look["made_at"],
        "what": look["part"],
        "why": look["reason"],
        "family": mine.get(look["family"]),
        "family_id": look["family"],
        "visit": look["visit"] if look["family"] in mine else None,
        "visit_at": look["at"],
        "said": [(None, words)] if words else [],
    }

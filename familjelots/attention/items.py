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


def items_of(db: Database, who: Any) -> list[dict]:
    """A person's own parked posts, edits that met another's, parts of visits that were not kept; and news from others.

    The news is a contact person's: answers of partners and receivers, and what families object to. Phones keep the
    list: of a family with a protected identity it says that there is something, and neither who said it nor what.

    `kind` is parked, moved, edit, visit, partner, referral or objection; `what` a command, table or part; `why` a code;
    `said` a list of (label, text); `seen_by` the command and the path that take off the list what others wrote.
    A family is named, and another's text shown, only while the person may still open that family.
    """
    families = visible_families(db, who)
    mine = {family["id"]: family["name"] for family in families}
    closed = {family["id"] for family in families if family["protected"]}
    found = parked_cards(db, who, mine) + moved_cards(db, who, mine) + conflict_cards(db, who, mine)
    found += twin_cards(db, who, mine) + news_cards(db, mine if who.role == "coach" else {}, closed)
    found += [_look(look, mine) for look in visits.attention_of(db, who.id)]
    return sorted(found, key=lambda item: item["at"])


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

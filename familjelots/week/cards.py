"""What the board tells of one visit."""

from ..schedule.around import Around
from ..schedule.conflicts import OF_THE_TIME, conflicts_of
from ..schedule.place import place_of


def card(visit: dict, week: Around, opened: frozenset[str]) -> dict:
    """A visit without a protected address; of a closed family, only that the time is taken.

    Of a protected one that the reader may open, whose time it is besides; the rest stands on the visit's own page."""
    open_ = not visit["family_protected"] or visit["family"] in opened
    told = {**visit, "conflicts": tuple(_conflicts(visit, week, open_=open_)), "open": open_}
    if not open_:
        told["family_name"] = ""
    if visit["family_protected"]:
        told |= {"purpose": "", "interpreter": "", "home": "", "place": "", "address": ""}
    told["where"] = place_of(told, {})
    told["now"] = visit["contact_name"] if open_ and visit["contact"] != visit["coach"] else None
    told["moved_from"] = visit["was"] if visit["was"] != visit["starts_at"] else None
    return told


def _conflicts(visit: dict, week: Around, *, open_: bool) -> list[str]:
    """What speaks against a visit that is still to be: of a closed family no more than the time tells."""
    if visit["status"] != "planned" or visit["visit"]:
        return []
    found = conflicts_of(visit, week, visit["id"])
    if not open_:
        return [code for code in found if code in OF_THE_TIME]
    return [code for code in found if code != "no_interpreter" or not visit["family_protected"]]

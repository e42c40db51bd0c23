"""What a form about a planned visit holds before anybody has typed."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from sqlite_utils import Database

from ..access import visible_households, visible_members
from ..core.web.language import language_name
from .edits import EDITED
from .forms import MoveForm, PlanForm
from .plan import MINUTES


def plan_form(db: Database, who: Any, family: dict) -> PlanForm:
    """A new visit: an hour at the first home, with the interpreter that the family needs."""
    homes = visible_households(db, who, family)
    people = visible_members(db, who, family)
    spoken = dict.fromkeys(language_name(person["language"]) for person in people if person["interpreter"])
    return PlanForm(
        data={
            "family": family["id"],
            "minutes": MINUTES,
            "household": homes[0]["id"] if homes else "",
            "interpreter": ", ".join(spoken),
        }
    )


def move_form(visit: dict) -> MoveForm:
    """A planned visit as it stands."""
    return MoveForm(data={name: visit[name] or "" for name in EDITED})


def home_choices(homes: Iterable[dict]) -> list[tuple[str, str]]:
    """The homes that a reader may see as (id, words); the address only where it is shown."""
    return [(home["id"], _words(home)) for home in homes]


def _words(home: dict) -> str:
    if home["address"]:
        return f"{home['name']} – {home['address']}"
    return f"{home['name']} – {_('skyddad adress')}" if home["protected"] else home["name"]

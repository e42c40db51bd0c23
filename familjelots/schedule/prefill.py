"""What a form about a planned visit holds before anybody has typed."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlite_utils import Database

from ..access import visible_households, visible_members
from ..core import clock
from ..core.web.language import language_name
from .around import around
from .edits import EDITED
from .forms import CancelForm, CancelRestForm, MoveForm, PlanForm, SeriesForm
from .plan import MINUTES
from .slots import first_free
from .times import wall_now, week_of

QUARTER = timedelta(weeks=12)


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


def series_form(db: Database, who: Any, family: dict, at: str) -> SeriesForm:
    """Visits that recur, as one visit is proposed, for about three months from a time on, or from now."""
    first = date.fromisoformat(at[:10]) if at else clock.today()
    told = {**plan_form(db, who, family).data, "starts_at": at, "until": (first + QUARTER).isoformat()}
    return SeriesForm(data=told)


def free_time(db: Database, family: dict, week: str) -> str:
    """The contact person's first free time of a week, named by one of its days; empty when none is asked for."""
    if not week or family["coach"] is None:
        return ""
    monday = week_of(week, wall_now())
    days = [monday + timedelta(days=ahead) for ahead in range(7)]
    told = {"coach": family["coach"], "contact": family["coach"], "family": family["id"], "interpreter": ""}
    visit = {**told, "family_protected": family["protected"], "starts_at": "", "minutes": MINUTES}
    around_it = around(db, monday - timedelta(days=1), days[-1], [family["id"]])
    return first_free(visit, [day.isoformat() for day in days], around_it) or ""


def move_form(visit: dict) -> MoveForm:
    """A planned visit as it stands."""
    return MoveForm(data={name: visit[name] or "" for name in EDITED})


def ways_to_cancel(form: Any, many: bool) -> list[tuple[str, str, str, CancelForm]]:
    """Path, words, button and form of each way. `many`: the visit is one of several, and the rest can go with it."""
    alone = form if type(form) is CancelForm else CancelForm()
    rest = form if isinstance(form, CancelRestForm) else CancelRestForm()
    ways = [("cancellation", _("Avboka"), _("Avboka besöket"), alone)]
    return [*ways, ("rest", _("Avboka det här och de som följer"), _("Avboka besöken"), rest)] if many else ways


def home_choices(homes: Iterable[dict]) -> list[tuple[str, str]]:
    """The homes that a reader may see as (id, words); the address only where it is shown."""
    return [(home["id"], _words(home)) for home in homes]


def _words(home: dict) -> str:
    if home["address"]:
        return f"{home['name']} – {home['address']}"
    return f"{home['name']} – {_('skyddad adress')}" if home["protected"] else home["name"]

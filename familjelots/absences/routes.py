"""Working hours and absence over HTTP: one's own page, and each colleague's for whoever coordinates."""

from typing import Any

from flask import Flask, request
from sqlite_utils import Database

from ..accounts import more
from ..accounts import queries as accounts
from ..core import clock
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from . import absence, forms, hours, queries
from .whose import PAGE, colleague

_FAR = "9999-12-31"


def show_times() -> str:
    """One's own, or with `?of=` somebody else's."""
    who = posts.signed_in()
    return _times(get_db(), who, request.args.get("of") or who.id)


def _times(db: Database, who: Any, account: str, typed: Any = None, absence_id: str = "") -> str:
    person = colleague(db, who, account)
    told, today = queries.hours_until(db, _FAR, account), clock.today().isoformat()
    now = hours.holding(told, today)
    return render(
        "absences/times.html",
        person=person,
        colleagues=accounts.coaches(db) if who.role == "coordinator" else [],
        absences=[_shown(one, today) for one in queries.absences_of(db, account)],
        now=now,
        hours=[one for one in reversed(told) if one is not now],
        kinds=forms.KINDS,
        weekdays=forms.WEEKDAYS,
        away=typed if isinstance(typed, forms.AbsenceForm) else _new_absence(today),
        set_=typed if isinstance(typed, forms.HoursForm) else _new_hours(now, today),
        ending=typed if isinstance(typed, forms.AbsenceEndForm) else None,
        ending_of=absence_id,
    )


def _shown(one: dict, today: str) -> dict:
    """An absence with its last day, whether it lies ahead, and whether it never was."""
    never = one["until_at"] <= one["from_at"]
    clocks = any(not wall.endswith("T00:00") for wall in (one["from_at"], one["until_at"]))
    ahead = not never and one["until_at"] > f"{today}T00:00"
    return {**one, "never": never, "clocks": clocks, "last": absence.last_day(one), "ahead": ahead}


def _new_absence(today: str) -> forms.AbsenceForm:
    return forms.AbsenceForm(data={"from_day": today, "until_day": today})


def _new_hours(now: dict, today: str) -> forms.HoursForm:
    return forms.HoursForm(data={**now, "days": list(now["days"]), "from_day": today})


def _again(db: Database, who: Any, form: Any, absence_id: str = "") -> str:
    return _times(db, who, _whose(db, form, absence_id), form, absence_id)


def _whose(db: Database, form: Any, absence_id: str) -> str:
    if not absence_id:
        return form.account.data or ""
    found = queries.absence(db, absence_id)
    if found is None:
        raise NotFound
    return found["account"]


def _after(who: Any, absence_id: str = "") -> str:
    found = queries.absence(get_db(), absence_id) if absence_id else None
    account = found["account"] if found else request.form.get("account", "")
    if found is None and account != who.id and colleague(get_db(), who, account)["role"] == "coach":
        return f"/absences/{request.form.get('id', '')}/visits"  # whoever coordinates goes on with what cannot wait
    return PAGE if account == who.id else f"{PAGE}?of={account}"


COMMANDS = (
    Command("record_absence", 1, "/absences", forms.AbsenceForm, absence.record_absence, _again, _after),
    Command(
        "end_absence", 1, "/absences/<absence_id>/ending", forms.AbsenceEndForm, absence.end_absence, _again, _after
    ),
    Command("set_working_hours", 1, "/working-hours", forms.HoursForm, hours.set_working_hours, _again, _after),
)


def register(app: Flask) -> None:
    """Serve the page and commands, its line in "Mer", and give the words."""
    app.add_url_rule(PAGE, "absences.times", show_times)
    for command in COMMANDS:
        posts.serve(app, command)
    more.add(PAGE, _l("Arbetstid och frånvaro"), "calendar-clock", ("coach", "coordinator", "team"), 5)
    words.register(
        {
            "absence_overlaps": _l("Det finns redan en frånvaro då. Ändra den i stället."),
            "absence_too_long": _l("Skriv högst ett år i taget."),
            "ends_too_early": _l("Slutet är före början. Välj en senare dag eller ett senare klockslag."),
            "say_until": _l("Välj sista dagen, eller att det inte blev av."),
            "choose_days": _l("Välj minst en dag."),
        }
    )

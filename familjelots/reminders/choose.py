"""What somebody chooses about the own reminders: kinds, hours, quiet, a pause, once more later, the locked phone."""

import re
from datetime import datetime, time, timedelta
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid, NotFound
from . import choice_queries, delivery_queries
from .chosen import KINDS, choice_of
from .moments import on_day, shows_quiet

PAGE = "/reminders"
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def choose_reminders(
    db: Database, who: Any, op: str, id: str, kinds: list[str], day_at: str, evening_at: str, ahead: str,
    quiet_from: str, quiet_until: str, sms: bool, mail: str,
) -> list[str]:  # fmt: skip
    """Say of what, when and how one wants to be reminded. What was chosen before is kept, and holds no more."""
    own = _kinds(who)
    if not set(kinds) <= set(own):
        raise Invalid("no_such_kind", "kinds")
    if mail and not _MAIL.fullmatch(mail):
        raise Invalid("no_mail", "mail")
    if sms and who.id not in choice_queries.numbers(db, [who.id]):
        raise Invalid("no_number", "sms")
    now = choice_of(db, who.id)
    hours = {"day_at": day_at, "evening_at": evening_at or now.evening_at, "ahead": int(ahead or now.ahead)}
    quiet = {"quiet_from": quiet_from, "quiet_until": quiet_until}
    for name in ("day_at", "evening_at") if "visit" in own else ("day_at",):
        if shows_quiet(hours[name], quiet_from, quiet_until):
            raise Invalid("hour_is_quiet", name)
    silent = " ".join(kind for kind in own if kind not in kinds)
    record = {"id": id, "silent": silent, **hours, **quiet, "sms": int(sms), "mail": mail}
    return _add(db, who, op, "reminder_choice", record)


def pause_reminders(db: Database, who: Any, op: str, id: str, until: str) -> list[str]:
    """No reminders for the rest of the week, or again from now on. What cannot wait is told all the same."""
    _kinds(who)
    today = clock.today()
    last = (today + timedelta(days=6 - today.weekday())).isoformat() if until == "week" else ""
    return _add(db, who, op, "reminder_pause", {"id": id, "until_day": last})


def snooze_reminder(db: Database, who: Any, op: str, reminder_id: str, id: str, again: str) -> list[str]:
    """Be reminded of the same once more: in an hour, this evening or tomorrow."""
    if delivery_queries.reminder(db, reminder_id, who.id) is None:
        raise NotFound
    until = clock.stamp_of(_again_at(db, who, again))
    choice_queries.add(db, "reminder_snooze", {"id": id, "reminder": reminder_id, "until_at": until, **_made(op)})
    return [PAGE]


def say_lock_screen(
    db: Database, who: Any, op: str, id: str, word: str, picture: str, understood: bool
) -> list[str]:  # fmt: skip
    """A family member chooses what stands on the own locked phone, having read that others may see it.

    Both empty: the neutral words again.
    """
    if who.role != "family":
        raise NotFound
    if (word or picture) and choice_queries.is_protected(db, who.id):
        raise Invalid("neutral_only", "word")
    if (word or picture) and not understood:
        raise Invalid("say_understood", "understood")
    return _add(db, who, op, "lock_screen", {"id": id, "word": word, "picture": picture})


def _again_at(db: Database, who: Any, again: str) -> datetime:
    now = clock.now()
    evening = datetime.combine(clock.today(), time(18), clock.zone())
    if again == "evening" and evening > now:
        return evening
    if again == "hour":
        return now + timedelta(hours=1)
    return on_day((clock.today() + timedelta(days=1)).isoformat())(choice_of(db, who.id))[0]


def _kinds(who: Any) -> tuple[str, ...]:
    if who.role not in KINDS:
        raise NotFound
    return KINDS[who.role]


def _add(db: Database, who: Any, op: str, table: str, record: dict[str, Any]) -> list[str]:
    choice_queries.add(db, table, {**record, "account": who.id, **_made(op)})
    return [PAGE]


def _made(op: str) -> dict[str, str]:
    return {"made_at": clock.stamp(), "op": op}

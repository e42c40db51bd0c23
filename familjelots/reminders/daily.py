"""Of what one is reminded that stands in this room and to its left: steps, follow-ups, visits, changes, referrals."""

from datetime import date, timedelta

from sqlite_utils import Database

from ..core import clock
from ..families import queries as families
from ..plans import queries as plans
from ..referrals import queries as referrals
from ..schedule import change_queries as schedule_changes
from ..schedule.times import wall_now
from . import queries
from .moments import ahead_of, between, evening_before, on_day
from .things import Find, Thing

A_WEEK = 7
A_DAY = timedelta(days=1)
UNSEEN = timedelta(minutes=30)
"""For so long a coach may see a change by herself."""


def steps(db: Database) -> list[Thing]:
    """The steps of today: the doer is told, else the family's coach."""
    day, closed = _today(), families.closed_families(db)
    due = [step for step in plans.steps_due(db, day, day) if step["family"] not in closed]
    doers = queries.accounts_of(db, {step["doer_member"] for step in due if step["doer_member"]})
    coaches = queries.coaches_of(db, {step["family"] for step in due})
    return [
        Thing(
            "step", step["id"], step["family"], day,
            _known(doers.get(step["doer_member"]), coaches.get(step["family"])), on_day(day),
        )
        for step in due
    ]  # fmt: skip


def follow_ups(db: Database) -> list[Thing]:
    """The follow-ups of today: the family's coach is told."""
    day, closed = _today(), families.closed_families(db)
    due = [one for one in queries.follow_ups_due(db, day) if one["family"] not in closed]
    coaches = queries.coaches_of(db, {one["family"] for one in due})
    return [
        Thing("follow_up", one["id"], one["family"], day, _known(coaches.get(one["family"])), on_day(day))
        for one in due
    ]


def visits(db: Database) -> list[Thing]:
    """The visits until tomorrow night: each of the home is told, in the evening before and some time ahead."""
    now, closed = wall_now(), families.closed_families(db)
    until = f"{clock.today() + timedelta(days=1)}T24"
    found = [one for one in queries.visits_ahead(db, now, until) if one["family"] not in closed]
    return [
        Thing("visit", one["id"], one["family"], f"{one['starts_at']} {when}", [one["account"]], span(one["starts_at"]))
        for one in found
        for when, span in (("evening", evening_before), ("ahead", ahead_of))
    ]


def changes(db: Database) -> list[Thing]:
    """Changes of visits to come that their coach has not acknowledged."""
    now = wall_now()
    return [
        Thing(
            "change", one["id"], one["family"], one["starts_at"], [one["coach"]],
            between(clock.instant(one["made_at"]) + UNSEEN, clock.from_wall(one["starts_at"])),
        )
        for one in schedule_changes.unseen_changes(db)
        if one["starts_at"] > now
    ]  # fmt: skip


def unanswered(db: Database) -> list[Thing]:
    """Referrals to which nobody has said yes or no, a week after they were sent and each week from then on.

    The family's coach is told; of somebody without a family whoever wrote it.
    """
    day, closed = _today(), families.closed_families(db)
    waiting = [one for one in referrals.unanswered(db) if one["family"] not in closed and _weeks(one["sent_on"], day)]
    coaches = queries.coaches_of(db, {one["family"] for one in waiting if one["family"]})
    return [
        Thing(
            "referral", one["id"], one["family"], day,
            _known(coaches.get(one["family"]) if one["family"] else one["made_by"]), on_day(day),
        )
        for one in waiting
    ]  # fmt: skip


def snoozed(db: Database) -> list[Thing]:
    """What somebody wanted to be reminded of again, and is open still."""
    return [
        Thing(
            one["kind"], one["record"], one["family"], f"{one['due']} {one['snooze'][:8]}", [one["account"]],
            between(clock.instant(one["until_at"]), clock.instant(one["until_at"]) + A_DAY),
        )
        for one in queries.snoozed(db, clock.stamp_of(clock.now() - A_DAY), clock.stamp(), wall_now())
    ]  # fmt: skip


SOURCES: dict[str, Find] = {
    "step": steps,
    "follow_up": follow_ups,
    "visit": visits,
    "change": changes,
    "referral": unanswered,
}
"""Kind → what of it is due now."""


def _weeks(since: str, day: str) -> bool:
    days = (date.fromisoformat(day) - date.fromisoformat(since)).days
    return days > 0 and days % A_WEEK == 0


def _today() -> str:
    return clock.today().isoformat()


def _known(*accounts: str | None) -> list[str]:
    return [account for account in dict.fromkeys(accounts) if account]

"""Fields of the commands on planned visits."""

from ..core.web.forms import (
    BooleanField,
    Choice,
    Choices,
    ClockField,
    CommandForm,
    DayField,
    IdField,
    Line,
    LocalTimeField,
    Number,
    Words,
)
from ..core.web.language import later as _l
from .times import LONGEST, SHORTEST

CANCELLED_BY = {
    "family": _l("Familjen"),
    "us": _l("Vi"),
    "interpreter": _l("Tolken"),
    "other": _l("Någon annan"),
}


EVERY = {"1": _l("Varje vecka"), "2": _l("Varannan vecka"), "4": _l("Var fjärde vecka")}
CLASHING = ("anyway", "skip")


class VisitForm(CommandForm):
    """What a planned visit says."""

    id = IdField(required=True)
    coach = IdField(_l("Kommer"))
    starts_at = LocalTimeField(_l("Dag och tid"), required=True)
    minutes = Number(_l("Minuter"), min=SHORTEST, max=LONGEST)
    household = IdField(_l("Vilket hem?"))
    place = Line(_l("Annan plats"))
    purpose = Line(_l("Vad besöket gäller"))
    interpreter = Line(_l("Tolk"))
    anyway = BooleanField()
    tell_first = BooleanField()


class TimeForm(CommandForm):
    """A time that somebody thinks of, before it is anybody's."""

    at = LocalTimeField(_l("Dag och tid"))


class PlanForm(VisitForm):
    """A new planned visit."""

    family = IdField(_l("Familj"), required=True)


class SeriesForm(PlanForm):
    """Visits that recur. `clashing`: what becomes of the days that something speaks against."""

    anyway = None
    every = Choice(_l("Hur ofta?"), choices=tuple(EVERY), required=True)
    until = DayField(_l("Sista dagen"))
    clashing = Choice(_l("Vad gör vi med de dagarna?"), choices=CLASHING)


class MoveForm(VisitForm):
    """A planned visit that gets another time, place or purpose."""

    edits = True
    reason = Words(_l("Varför"), max=1000)


class WishedForm(CommandForm):
    """Which weekdays and hours suit a family."""

    id = IdField(required=True)
    days = Choices(_l("Vilka dagar passar?"), longest=7)
    begins = ClockField(_l("Tidigast"))
    ends = ClockField(_l("Senast"))


class CancelForm(CommandForm):
    """A planned visit that will not be."""

    id = IdField(required=True)
    cancelled_by = Choice(_l("Vem avbokar?"), choices=tuple(CANCELLED_BY), required=True)
    reason = Words(_l("Varför"), max=1000)


class CancelRestForm(CancelForm):
    """A planned visit and those of its series that follow, which will not be."""


class GivingForm(CommandForm):
    """Who makes one visit."""

    edits = True
    id = IdField(required=True)
    coach = IdField(_l("Kommer"), required=True)
    reason = Words(_l("Varför"), max=1000)
    anyway = BooleanField()


class AcknowledgementForm(CommandForm):
    """The change that the coach has seen."""

    change = IdField(required=True)

"""Fields of the commands on absences and working hours."""

from ..core.web.forms import BooleanField, Choice, Choices, ClockField, CommandForm, DayField, IdField, Number
from ..core.web.language import later as _l
from .hours import LONGEST_TRAVEL

KINDS = {
    "sick": _l("sjuk"),
    "holiday": _l("semester"),
    "child": _l("vård av barn"),
    "training": _l("utbildning"),
    "other": _l("annat"),
}
WEEKDAYS = {
    "1": _l("måndag"),
    "2": _l("tisdag"),
    "3": _l("onsdag"),
    "4": _l("torsdag"),
    "5": _l("fredag"),
    "6": _l("lördag"),
    "7": _l("söndag"),
}


class AbsenceForm(CommandForm):
    """Somebody is away: whole days, or from and until a clock time."""

    id = IdField(required=True)
    account = IdField(required=True)
    kind = Choice(_l("Varför?"), choices=tuple(KINDS), required=True)
    from_day = DayField(_l("Från"), required=True)
    from_time = ClockField(_l("Klockan"))
    until_day = DayField(_l("Till och med"), required=True)
    until_time = ClockField(_l("Till klockan"))


class AbsenceEndForm(CommandForm):
    """An absence that ends on another day, or never was."""

    edits = True
    id = IdField(required=True)
    until_day = DayField(_l("Borta till och med"))
    until_time = ClockField(_l("Till klockan"))
    never = BooleanField()


class HoursForm(CommandForm):
    """When somebody works, and how long it takes from one family to the next."""

    id = IdField(required=True)
    account = IdField(required=True)
    from_day = DayField(_l("Gäller från"), required=True)
    days = Choices(_l("Dagar"), longest=7)
    begins = ClockField(_l("Börjar"), required=True)
    ends = ClockField(_l("Slutar"), required=True)
    travel = Number(_l("Restid mellan besök, i minuter"), min=0, max=LONGEST_TRAVEL, required=True)

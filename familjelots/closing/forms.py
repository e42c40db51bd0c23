"""Fields of the commands on a family's time, state and funders."""

from ..core.web.forms import Choice, CommandForm, DayField, IdField, Line, Words
from ..core.web.language import later as _l

INCOME = {
    "work": _l("Lön från arbete"),
    "own_business": _l("Eget företag"),
    "studies": _l("Studiestöd"),
    "unemployment": _l("A-kassa eller aktivitetsstöd"),
    "sickness": _l("Sjukpenning eller sjukersättning"),
    "parental": _l("Föräldrapenning"),
    "pension": _l("Pension"),
    "partner": _l("Någon annan i hushållet"),
    "assistance": _l("Försörjningsstöd"),
    "other": _l("Något annat"),
    "unknown": _l("Vet inte"),
}
"""What somebody lives on."""


class TimeForm(CommandForm):
    """A planned last day."""

    id = IdField(required=True)
    until_day = DayField(_l("Planerat till och med"), required=True)
    reason = Words(_l("Varför?"), max=1000)


class TurnForm(CommandForm):
    """A family that begins, rests, goes on or comes back."""

    id = IdField(required=True)
    turn = Choice(choices=("begin", "rest", "resume", "reopen"), required=True)
    day = DayField(_l("Från vilken dag?"))
    reason = Words(_l("Varför?"), max=1000)


class ClosingForm(CommandForm):
    """Why the support ends, and what the family lives on then."""

    id = IdField(required=True)
    closure = Line(_l("Varför avslutas stödet?"), required=True, max=40)
    income_source = Choice(_l("Vad lever familjen på nu?"), choices=tuple(INCOME), required=True)
    day = DayField(_l("Sista dagen"))
    reason = Words(_l("Med egna ord"), max=1000)


class AfterForm(CommandForm):
    """How it went afterwards."""

    id = IdField(required=True)
    income_source = Choice(_l("Vad lever familjen på nu?"), choices=tuple(INCOME), required=True)
    on_assistance = Choice(_l("Har familjen försörjningsstöd igen?"), choices=("yes", "no", "unknown"), required=True)
    day = DayField(_l("Vilken dag pratade ni?"))
    reason = Words(_l("Med egna ord"), max=1000)


class FundingForm(CommandForm):
    """Who pays, and for how long."""

    id = IdField(required=True)
    funder = Line(_l("Vem betalar?"), required=True, max=120)
    from_day = DayField(_l("Från"))
    until_day = DayField(_l("Till och med"))


class FundingEndForm(CommandForm):
    """A funder's last day."""

    until_day = DayField(_l("Till och med"))

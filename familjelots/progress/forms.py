"""Fields of the commands on answers, goals' levels, the ladder and status."""

from ..closing.forms import INCOME
from ..core.web.forms import Choice, Choices, CommandForm, DayField, IdField, Line, Words
from ..core.web.language import later as _l
from .attain import VALUES
from .wording import LEVELS

YES_NO = ("yes", "no")


class SharingForm(CommandForm):
    """With whom a child shares its answers."""

    id = IdField(required=True)
    member = IdField(_l("Vem svarar?"), required=True)
    shared_with = Choices(_l("Vem får se dina svar?"))


class AnswerForm(CommandForm):
    """An answer to one question."""

    id = IdField(required=True)
    member = IdField(_l("Vem svarar?"), required=True)
    indicator = Line(_l("Fråga"), required=True, max=8)
    answer = Line(_l("Svar"), required=True, max=8)
    words = Words(_l("Vad gjorde att det blev så?"), max=1000)
    day = DayField(_l("Vilken dag?"))
    phone_day = DayField()


class CorrectionForm(CommandForm):
    """Another answer in the place of one."""

    id = IdField(required=True)
    amends = IdField(_l("Vilket svar?"), required=True)
    answer = Line(_l("Svar"), required=True, max=8)
    words = Words(_l("Vad gjorde att det blev så?"), max=1000)


class AboutForm(CommandForm):
    """What made an answer what it was."""

    id = IdField(required=True)
    measurement = IdField(_l("Vilket svar?"), required=True)
    text = Words(_l("Vad gjorde att det blev så?"), required=True, max=1000)


class EstimateForm(CommandForm):
    """What staff believe."""

    id = IdField(required=True)
    member = IdField(_l("Vem gäller det?"), required=True)
    indicator = Line(_l("Fråga"), required=True, max=8)
    value = Line(_l("Bedömning"), required=True, max=8)
    why = Words(_l("Varför tror du det?"), max=1000)
    day = DayField(_l("Vilken dag?"))


class LevelsForm(CommandForm):
    """What less, expected and more would be."""

    id = IdField(required=True)
    goal = IdField(_l("Vilket mål?"), required=True)
    much_less = Line(LEVELS["much_less"], required=True)
    less = Line(LEVELS["less"], required=True)
    expected = Line(LEVELS["expected"], required=True)
    more = Line(LEVELS["more"], required=True)
    much_more = Line(LEVELS["much_more"], required=True)


class RatingForm(CommandForm):
    """Which level it is now."""

    id = IdField(required=True)
    goal = IdField(_l("Vilket mål?"), required=True)
    value = Choice(_l("Var är ni nu?"), choices=VALUES, required=True)
    words = Words(_l("Vad gjorde att det blev så?"), max=1000)
    day = DayField(_l("Vilken dag?"))


class MoveForm(CommandForm):
    """On which step somebody stands."""

    id = IdField(required=True)
    member = IdField(_l("Vem gäller det?"), required=True)
    rung = Line(_l("Vilket steg?"), required=True, max=60)
    words = Words(_l("Vad gjorde att det rörde sig?"), required=True, max=1000)
    day = DayField(_l("Vilken dag?"))


class StatusForm(CommandForm):
    """How a month was for somebody."""

    id = IdField(required=True)
    member = IdField(_l("Vem gäller det?"))
    month = Line(_l("Vilken månad?"), required=True, max=7)
    work = Choice(_l("Arbete"), choices=YES_NO)
    studies = Choice(_l("Studier"), choices=YES_NO)
    activity = Choice(_l("Praktik eller annan aktivitet"), choices=YES_NO)
    income_source = Choice(_l("Lever på"), choices=tuple(INCOME))
    assistance = Choice(_l("Försörjningsstöd den månaden?"), choices=YES_NO)
    words = Words(_l("Med egna ord"), max=1000)

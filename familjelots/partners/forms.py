"""Fields of the commands on partners, and of the code that opens a link."""

from ..core.web.forms import BooleanField, Choice, Choices, CommandForm, DayField, FormField, IdField, Line, Part, Words
from ..core.web.language import later as _l
from ..core.web.rows import Rows


class QuestionForm(CommandForm):
    """One question to one partner, and its part of the plan."""

    id = IdField(required=True)
    receiver = IdField(_l("Vem frågar ni?"), required=True)
    contact = Line(_l("Vem där?"), required=True, max=80)
    question = Words(_l("Vad vill ni veta?"), required=True, max=1000)
    steps = Choices(_l("Deras del av planen"))
    until_day = DayField(_l("Till och med"), required=True)
    decides_money = BooleanField(str(_l("Bestämmer om familjens pengar")))


class EndForm(CommandForm):
    """A question that is over."""


class SeenForm(CommandForm):
    """An answer that has been read."""


class MoneyForm(CommandForm):
    """Whether a partner decides the family's money."""

    decides_money = Choice(choices=("yes", "no"), required=True)


class StepTold(Part):
    """How one step stands."""

    id = IdField(required=True)
    step = IdField(required=True)
    status = Choice(choices=("open", "done", "not_yet"), required=True)


class AnswerForm(CommandForm):
    """What a partner answers: words, how its steps stand, a next day."""

    id = IdField(required=True)
    answer = Words(_l("Ert svar"), required=True, max=2000)
    next_day = DayField(_l("Nästa datum, om det finns ett"))
    steps = Rows(FormField(StepTold))


class NotedForm(CommandForm):
    """What a partner said, written down by whoever asked."""

    id = IdField(required=True)
    answer = Words(_l("Vad sa de?"), required=True, max=2000)
    next_day = DayField(_l("Nästa datum, om det finns ett"))

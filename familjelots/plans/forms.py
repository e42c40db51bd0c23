"""Fields of the commands on plans."""

from ..core.web.forms import BooleanField, Choice, CommandForm, DayField, IdField, Line, Words
from ..core.web.language import later as _l
from .pictures import PICTURES


class StepForm(CommandForm):
    """A next step."""

    id = IdField(required=True)
    text = Line(_l("Vad ska göras?"), required=True, max=400)
    doer = Line(_l("Vem gör det?"), required=True, max=60)
    doer_name = Line(_l("Vem, om någon annan?"), max=80)
    due = DayField(_l("När?"))
    goal = IdField(_l("Vilket mål?"))
    barrier = IdField(_l("Hjälper mot"))
    household = IdField(_l("Gäller"))
    picture = Choice(_l("Bild"), choices=tuple(PICTURES))


class StepEditForm(CommandForm):
    """A step's words, doer and day, changed."""

    edits = True
    text = Line(_l("Vad ska göras?"), required=True, max=400)
    doer = Line(_l("Vem gör det?"), required=True, max=60)
    doer_name = Line(_l("Vem, om någon annan?"), max=80)
    due = DayField(_l("När?"))


class TickForm(CommandForm):
    """How a step stands."""

    id = IdField(required=True)
    status = Choice(choices=("open", "done", "not_yet"), required=True)


class GoalForm(CommandForm):
    """A goal that is proposed."""

    id = IdField(required=True)
    kind = Choice(_l("Slags mål"), choices=("shared", "goal", "sub_goal"))
    text = Line(_l("Målet"), required=True, max=400)
    own_words = Words(_l("Med familjens egna ord"), max=1000)
    parent = IdField(_l("Delmål till"))
    household = IdField(_l("Gäller"))


class GoalEditForm(CommandForm):
    """A goal's words or how it went, changed."""

    edits = True
    text = Line(_l("Målet"), required=True, max=400)
    own_words = Words(_l("Med familjens egna ord"), max=1000)
    status = Choice(_l("Hur gick det?"), choices=("proposed", "agreed", "reached", "changed", "ended"))


class OwnGoalForm(CommandForm):
    """A goal that one of the family proposes."""

    id = IdField(required=True)
    text = Line(_l("Vad vill ni?"), required=True, max=400)


class OwnStepForm(CommandForm):
    """A step that one of the family takes on."""

    id = IdField(required=True)
    text = Line(_l("Vad vill du göra?"), required=True, max=400)
    due = DayField(_l("När?"))


class AnswerForm(CommandForm):
    """What the family says to a goal."""

    id = IdField(required=True)
    answer = Choice(choices=("yes", "no", "later"), required=True)


class BarrierForm(CommandForm):
    """Something that is hard."""

    id = IdField(required=True)
    text = Line(_l("Det som är svårt"), required=True, max=400)
    area = Line(_l("Område"), max=40)
    member = IdField(_l("Vem gäller det?"))
    household = IdField(_l("Gäller"))
    private = BooleanField()
    owner = Line(_l("Vem tar hand om det?"), max=60)
    owner_name = Line(_l("Vem, om någon annan?"), max=80)


class BarrierEditForm(CommandForm):
    """Something that is hard, said anew or eased."""

    edits = True
    text = Line(_l("Det som är svårt"), required=True, max=400)
    area = Line(_l("Område"), max=40)
    status = Choice(_l("Hur är det nu?"), choices=("active", "eased", "gone", "parked"))
    owner = Line(_l("Vem tar hand om det?"), max=60)
    owner_name = Line(_l("Vem, om någon annan?"), max=80)


class TriedForm(CommandForm):
    """Something that was tried before against what is hard."""

    id = IdField(required=True)
    barrier = IdField(_l("Vad gäller det?"), required=True)
    text = Line(_l("Vad har ni provat förut?"), required=True, max=400)
    by_whom = Line(_l("Vilka var med?"), max=80)
    at_time = Line(_l("När var det?"), max=80)


class ResultForm(CommandForm):
    """What a step led to."""

    id = IdField(required=True)
    step = IdField(_l("Vilket steg?"), required=True)
    text = Line(_l("Vad ledde det till?"), required=True, max=400)


class EndingForm(CommandForm):
    """How it went with a goal, and why it is a goal no longer."""

    id = IdField(required=True)
    goal = IdField(_l("Vilket mål?"), required=True)
    status = Choice(_l("Hur gick det?"), choices=("reached", "changed", "ended"), required=True)
    reason = Words(_l("Varför? Familjen läser det här."), required=True, max=1000)


class DemandForm(CommandForm):
    """What an authority demands."""

    id = IdField(required=True)
    text = Line(_l("Vad krävs?"), required=True, max=400)
    asked_by = Line(_l("Vem kräver det?"), required=True, max=80)
    why = Words(_l("Varför krävs det?"), required=True, max=1000)
    until_day = DayField(_l("Till när?"))
    member = IdField(_l("Vem gäller det?"))
    household = IdField(_l("Gäller"))


class DemandEditForm(CommandForm):
    """A demand said anew, met or lifted."""

    edits = True
    text = Line(_l("Vad krävs?"), required=True, max=400)
    asked_by = Line(_l("Vem kräver det?"), required=True, max=80)
    why = Words(_l("Varför krävs det?"), required=True, max=1000)
    until_day = DayField(_l("Till när?"))
    status = Choice(_l("Hur är det nu?"), choices=("stands", "met", "lifted"))


class StrengthForm(CommandForm):
    """Something that works."""

    id = IdField(required=True)
    text = Line(_l("Det som fungerar"), required=True, max=400)
    member = IdField(_l("Vem gäller det?"))
    household = IdField(_l("Gäller"))


class StrengthEditForm(CommandForm):
    """Something that works, said anew."""

    edits = True
    text = Line(_l("Det som fungerar"), required=True, max=400)

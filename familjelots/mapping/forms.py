"""Fields of the commands on mappings, assessments and the staircase."""

from typing import Any

from ..core.web.forms import BooleanField, Choice, CommandForm, DayField, FormField, IdField, Line, Part, Words
from ..core.web.language import later as _l
from ..core.web.rows import Rows
from .choices import ROUTES, STANCES


class StrengthRow(Part):
    """Something that works."""

    id = IdField(required=True)
    text = Line(_l("Det som fungerar"), max=400)


class BarrierRow(Part):
    """Something that is hard."""

    id = IdField(required=True)
    text = Line(_l("Det som är svårt"), max=400)


class GoalRow(Part):
    """A goal to propose."""

    id = IdField(required=True)
    text = Line(_l("Ett mål"), max=400)


class StepRow(Part):
    """A step to take."""

    id = IdField(required=True)
    text = Line(_l("Vad ska göras?"), max=400)
    doer = Line(_l("Vem gör det?"), max=60)
    due = DayField(_l("Till när?"))


class SayingForm(CommandForm):
    """What somebody says about one area of life."""

    id = IdField(required=True)
    member = IdField(_l("Vem svarar?"), required=True)
    area = Line(_l("Vad pratar ni om?"), required=True, max=40)
    stance = Choice(_l("Hur är det nu?"), choices=STANCES, required=True)
    strengths = Rows(FormField(StrengthRow))
    barriers = Rows(FormField(BarrierRow))
    wish = Words(_l("Det här vill jag"), max=2000)
    need = Words(_l("Det här behöver jag"), max=2000)

    def arguments(self) -> dict[str, Any]:
        """All that was said, without the rows that nobody wrote in."""
        return {**self.data, "strengths": self.strengths.told("text"), "barriers": self.barriers.told("text")}


class SayingEditForm(CommandForm):
    """The same, said better."""

    edits = True
    stance = Choice(_l("Hur är det nu?"), choices=STANCES)
    wish = Words(_l("Det här vill jag"), max=2000)
    need = Words(_l("Det här behöver jag"), max=2000)


class CompletionForm(CommandForm):
    """The route that was chosen, and why."""

    edits = True
    completion = IdField(required=True)
    member = IdField(_l("Vem svarar?"), required=True)
    route = Choice(_l("Vägen till egen försörjning"), choices=ROUTES, required=True)
    why = Words(_l("Därför passar den vägen"), required=True, max=2000)
    shared = BooleanField()


class MappingAnswerForm(CommandForm):
    """Whether the person finds it right."""

    id = IdField(required=True)
    completion = IdField(required=True)
    answer = Choice(_l("Stämmer det?"), choices=("yes", "no"), required=True)
    words = Words(_l("Vad stämmer inte?"), max=2000)


class AssessmentForm(CommandForm):
    """An in-depth assessment that begins."""

    id = IdField(required=True)
    member = IdField(_l("Vem gäller det?"), required=True)
    profession = Line(_l("Du skriver som"), required=True, max=40)
    question = Words(_l("Det vi vill ta reda på"), required=True, max=2000)
    findings = Words(_l("Det vi har kommit fram till"))
    plain = Words(_l("Så säger vi det till personen själv"), max=4000)


class AssessmentEditForm(CommandForm):
    """An assessment, written on."""

    edits = True
    question = Words(_l("Det vi vill ta reda på"), required=True, max=2000)
    findings = Words(_l("Det vi har kommit fram till"))
    plain = Words(_l("Så säger vi det till personen själv"), max=4000)


class TurnForm(CommandForm):
    """An assessment is shared, or closed."""

    id = IdField(required=True)
    status = Choice(choices=("shared", "closed"), required=True)


class PlanFromForm(CommandForm):
    """What an assessment brings to the plan."""

    goals = Rows(FormField(GoalRow))
    barriers = Rows(FormField(BarrierRow))
    steps = Rows(FormField(StepRow))

    def arguments(self) -> dict[str, Any]:
        """The rows that somebody wrote in."""
        return {
            "goals": self.goals.told("text"),
            "barriers": self.barriers.told("text"),
            "steps": self.steps.told("text"),
        }


class CompetenceForm(CommandForm):
    """Competence, interests and suitability."""

    id = IdField(required=True)
    member = IdField(_l("Vem gäller det?"), required=True)
    competence = Words(_l("Det här kan jag"), required=True, max=4000)
    interests = Words(_l("Det här tycker jag om"), max=4000)
    suitability = Words(_l("Så passar arbetet"), max=4000)


class CompetenceEditForm(CommandForm):
    """The same, written on."""

    edits = True
    competence = Words(_l("Det här kan jag"), required=True, max=4000)
    interests = Words(_l("Det här tycker jag om"), max=4000)
    suitability = Words(_l("Så passar arbetet"), max=4000)


class DecisionForm(CommandForm):
    """Whether somebody goes on up the staircase, why, and what happens instead."""

    decision = Choice(_l("Hur blir det?"), choices=("goes_on", "other_way"), required=True)
    reasons = Words(_l("Därför"), required=True, max=2000)
    instead = Words(_l("Det här gör vi i stället"), max=2000)

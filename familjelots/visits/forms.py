"""Fields of a visit and of a note."""

from typing import Any

from ..core.web.forms import (
    Choice,
    Choices,
    CommandForm,
    DayField,
    FormField,
    IdField,
    Line,
    LocalTimeField,
    Number,
    Part,
    Words,
)
from ..core.web.language import later as _l
from ..core.web.rows import Rows
from .contact import KINDS


class BarrierRow(Part):
    """Something that is hard."""

    id = IdField(required=True)
    text = Line(_l("Det som är svårt"), required=True, max=400)
    area = Line(_l("Område"), max=40)


class StepRow(Part):
    """Something that was agreed."""

    id = IdField(required=True)
    text = Line(_l("Vad ska göras?"), required=True, max=400)
    doer = Line(_l("Vem gör det?"), max=60)
    doer_name = Line(_l("Vem, om någon annan?"), max=80)
    due = DayField(_l("När?"))


class TickRow(Part):
    """How a step from last time went."""

    id = IdField(required=True)
    step = IdField(required=True)
    status = Choice(choices=("done", "not_yet", "open"))


class VisitForm(CommandForm):
    """A visit in two halves. Only the visit's own fields can stop it: a part that cannot be kept is looked at later."""

    LENIENT = ("planned_visit", "present", "topics", "goals", "barriers", "steps", "ticks", "next_at", "next_id",
               "methods")  # fmt: skip

    id = IdField(required=True)
    planned_visit = Line(_l("Vilket besök?"), max=40)
    household = Line(_l("Vilket hem?"), max=40)
    at = LocalTimeField(_l("När?"))
    outcome = Choice(_l("Blev det av?"), choices=("happened", "no_one_home", "cancelled"))
    place = Line(_l("Var?"))
    purpose = Line(_l("Varför ses ni?"))
    interpreter = Line(_l("Tolk"))
    others = Line(_l("Någon mer som är här"))
    present = Choices(_l("Här är"))
    topics = Choices(_l("Vi pratar om"))
    goals = Choices(_l("Mål vi pratar om"))
    text = Words(_l("Med några ord"))
    family_view = Words(_l("Så här ser ni på det, med era egna ord"), max=4000)
    barriers = Rows(FormField(BarrierRow))
    steps = Rows(FormField(StepRow))
    ticks = Rows(FormField(TickRow))
    next_at = LocalTimeField(_l("Nästa gång"))
    next_id = IdField()
    observations = Words(_l("Det du la märke till"))
    child_words = Words(_l("Barnets egna ord"), max=4000)
    child_not_heard = Line(_l("Om barnet inte kom till tals: varför?"))
    worry_considered = Choice(_l("Har du tänkt igenom om du är orolig för ett barn?"), choices=("yes", "no"))
    minutes = Number(_l("Tid, i minuter"), max=1440)
    methods = Choices(_l("Så arbetade vi"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the visit itself can be kept. What is wrong with its parts is told by their rows."""
        super().validate(extra_validators)
        self.next_usable = not (self.next_at.errors or self.next_id.errors)
        for name in self.LENIENT:
            self._fields[name].errors = []
        return not self.errors

    @property
    def told_ticks(self) -> dict[str, str]:
        """Step → how it went, as chosen so far."""
        return {row["step"]: row["status"] for row in self.ticks.data}

    def arguments(self) -> dict[str, Any]:
        """What was told, with the parts as rows."""
        told = dict(self.data)
        next_visit = {"id": told.pop("next_id"), "at": told.pop("next_at"), "usable": self.next_usable}
        return {
            **told,
            "barriers": self.barriers.told("text"),
            "steps": self.steps.told("text", "doer_name"),
            "ticks": self.ticks.told("status"),
            "next_visit": next_visit,
        }


class ContactForm(CommandForm):
    """A contact that is no home visit."""

    id = IdField(required=True)
    kind = Choice(_l("Hur sågs eller hördes ni?"), choices=KINDS, required=True)
    at = LocalTimeField(_l("När?"))
    household = Line(_l("Vilket hem?"), max=40)
    present = Choices(_l("Med vem i familjen?"))
    others = Line(_l("Någon annan"))
    text = Words(_l("Med några ord"))
    methods = Choices(_l("Så arbetade vi"))
    minutes = Number(_l("Tid, i minuter"), max=1440)


class PairForm(CommandForm):
    """Whether two records are of one visit."""

    id = IdField(required=True)
    answer = Choice(choices=("same", "two"), required=True)


class ObjectionForm(CommandForm):
    """What is not right in a visit's record."""

    id = IdField(required=True)
    text = Words(_l("Vad stämmer inte?"), required=True, max=4000)


class SeenForm(CommandForm):
    """An objection that has been read."""


class WithdrawalForm(CommandForm):
    """An objection taken back."""

    id = IdField(required=True)


class NoteForm(CommandForm):
    """A tap-note."""

    id = IdField(required=True)
    text = Words(_l("Snabb anteckning"), required=True, max=4000)

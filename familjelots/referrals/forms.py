"""Fields of the commands on referrals, handovers and change ideas."""

from ..core.web.forms import BooleanField, Choice, CommandForm, DayField, IdField, Line, LocalTimeField, Words
from ..core.web.language import later as _l
from .stages import ANSWERS

STATES = {
    "written": _l("Inte skickad än"),
    "sent": _l("Skickad"),
    "received": _l("Mottagen"),
    "accepted": _l("De tar emot"),
    "declined": _l("De kan inte"),
    "first_contact": _l("Kontakten är i gång"),
    "withdrawn": _l("Tillbakatagen"),
}
"""How far a referral has come, for those who work here."""

IDEA_STAGES = {
    "hypothesis": _l("Idé"),
    "test": _l("Provas"),
    "measure": _l("Mäts"),
    "keep": _l("Behålls"),
    "drop": _l("Släpps"),
}


class ReferralForm(CommandForm):
    """A referral or a handover of a family."""

    id = IdField(required=True)
    kind = Choice(_l("Vad är det?"), choices=("referral", "handover"), required=True)
    receiver = IdField(_l("Till vem?"), required=True)
    contact = Line(_l("Vem där?"), required=True, max=80)
    about = Words(_l("Vad gäller det?"), required=True, max=2000)


class PersonForm(CommandForm):
    """A referral of a single person: no more than it says."""

    id = IdField(required=True)
    person = Line(_l("Vem gäller det?"), required=True, max=80)
    reach = Line(_l("Hur når man personen?"), required=True, max=120)
    about = Words(_l("Vad gäller det?"), required=True, max=2000)
    known_by = Line(_l("Vem känner till det?"), required=True, max=200)
    said_yes = BooleanField(str(_l("Personen har sagt ja till det här")))
    yes_how = Line(_l("Hur och när sa personen ja?"), required=True, max=200)
    organisation = Line(_l("Till vilken enhet eller organisation?"), required=True, max=120)
    contact = Line(_l("Vem där?"), required=True, max=80)


class SendForm(CommandForm):
    """What was written goes out."""

    day = DayField(_l("Vilken dag skickades den?"))


class TakeBackForm(CommandForm):
    """A referral that is taken back."""

    id = IdField(required=True)
    words = Words(_l("Varför?"), required=True, max=1000)
    day = DayField(_l("Vilken dag?"))


class AnswerForm(CommandForm):
    """What the receiver says."""

    id = IdField(required=True)
    kind = Choice(_l("Hur är det?"), choices=ANSWERS, required=True)
    said_by = Line(_l("Ditt namn"), required=True, max=80)
    day = DayField(_l("Vilken dag?"))
    words = Words(_l("Med egna ord"), max=1000)


class NotedForm(AnswerForm):
    """What the receiver said, written down by whoever heard it."""

    said_by = Line(_l("Vem sa det?"), max=80)


class SeenForm(CommandForm):
    """An answer that has been read."""


class MeetingForm(CommandForm):
    """When all meet before somebody else takes over."""

    id = IdField(required=True)
    starts_at = LocalTimeField(_l("Dag och tid"), required=True)
    place = Line(_l("Var?"), max=200)
    present = Line(_l("Vilka kommer?"), required=True, max=200)


class LinkForm(CommandForm):
    """Until when a link is good."""

    until_day = DayField(_l("Länken gäller till och med"), required=True)


class IdeaForm(CommandForm):
    """A change idea."""

    id = IdField(required=True)
    hypothesis = Words(_l("Om vi …, då …"), required=True, max=2000)


class StageForm(CommandForm):
    """The next stage of a change idea."""

    id = IdField(required=True)
    stage = Choice(_l("Vad händer nu?"), choices=("test", "measure", "keep", "drop"), required=True)
    words = Words(_l("Med egna ord"), required=True, max=2000)
    day = DayField(_l("Vilken dag?"))


class RoutineForm(CommandForm):
    """A routine that changed on a day."""

    id = IdField(required=True)
    day = DayField(_l("Från vilken dag?"), required=True)
    what = Words(_l("Vad gör ni på ett annat sätt?"), required=True, max=1000)
    idea = IdField()

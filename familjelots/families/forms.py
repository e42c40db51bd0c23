"""Fields of the commands on families and their people."""

import re
from typing import Any

from wtforms import validators

from ..core.web.forms import BooleanField, Choice, Choices, CommandForm, DayField, IdField, Line, Number, Words
from ..core.web.language import later as _l


class MonthField(Line):
    """A month, `2025-09`."""

    def __init__(self, label: str = "", **kwargs: Any) -> None:
        super().__init__(label, max=7, **kwargs)

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        if self.data and not _MONTH.fullmatch(self.data):
            raise validators.ValidationError(_l("Skriv år och månad som 2025-09."))


_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])", re.ASCII)
STATUSES = ("interest", "active", "resting", "closed", "followed_up")


class FamilyForm(CommandForm):
    """A family that is enrolled."""

    id = IdField(required=True)
    name = Line(_l("Familjens namn"), required=True, max=80)
    programme = Line(_l("Stöd"), required=True, max=40)
    status = Choice(choices=STATUSES, required=True)
    motivation = Words(_l("Det här är viktigt för oss"), max=1000)
    alias = Line(_l("Kallas också"), max=80)
    case_number = Line(_l("Ärendenummer"), max=40)


class FamilyEditForm(CommandForm):
    """What the family is called and what is important to all of it, changed."""

    edits = True
    name = Line(_l("Familjens namn"), required=True, max=80)
    motivation = Words(_l("Det här är viktigt för oss"), max=1000)
    alias = Line(_l("Kallas också"), max=80)
    case_number = Line(_l("Ärendenummer"), max=40)
    conversation_days = Number(_l("Dagar mellan samtalen"), min=1, max=365)


class HouseholdForm(CommandForm):
    """A home of a family."""

    id = IdField(required=True)
    name = Line(_l("Vad hemmet kallas"), required=True, max=80)
    address = Line(_l("Adress"))
    protected = BooleanField(_l("Skyddad adress"))
    safety_note = Words(_l("Att tänka på vid besök"), max=1000)


class HouseholdEditForm(CommandForm):
    """A home's facts, changed."""

    edits = True
    name = Line(_l("Vad hemmet kallas"), required=True, max=80)
    address = Line(_l("Adress"))
    safety_note = Words(_l("Att tänka på vid besök"), max=1000)


class ProtectionForm(CommandForm):
    """Whether a person or an address is protected."""

    protected = BooleanField(_l("Skyddad"))


class MemberForm(CommandForm):
    """A person of a family, and the homes that person lives in."""

    id = IdField(required=True)
    name = Line(_l("Namn"), required=True, max=80)
    birth_year = Number(_l("Född år"), min=1900, max=2100)
    role = Choice(_l("Vem är det?"), choices=("adult", "young", "child"), required=True)
    phone = Line(_l("Telefon"), max=40)
    language = Line(_l("Språk"), max=10)
    interpreter = BooleanField(_l("Behöver tolk"))
    adaptations = Words(_l("Tänk på"), max=1000)
    motivation = Words(_l("Det här vill jag, med egna ord"), max=1000)
    protected = BooleanField(_l("Skyddade personuppgifter"))
    households = Choices(_l("Bor här"))


class MemberEditForm(CommandForm):
    """What is known of a person, changed."""

    edits = True
    name = Line(_l("Namn"), required=True, max=80)
    phone = Line(_l("Telefon"), max=40)
    language = Line(_l("Språk"), max=10)
    interpreter = Choice(_l("Tolk"), choices=("yes", "no"))
    adaptations = Words(_l("Tänk på"), max=1000)
    motivation = Words(_l("Det här vill jag, med egna ord"), max=1000)


class MotivationForm(CommandForm):
    """What a person wants, in own words."""

    edits = True
    motivation = Words(_l("Det här vill jag, med egna ord"), max=1000)


class HomesForm(CommandForm):
    """In which homes a person lives from now on."""

    households = Choices(_l("Bor här"))


class ContactPersonForm(CommandForm):
    """The coach who becomes a family's one contact person, and why."""

    edits = True
    id = IdField(required=True)
    coach = IdField(_l("Ge familjen till"), required=True)
    reason = Line(_l("Varför?"))


class InvitationForm(CommandForm):
    """The account that a family's member gets."""

    id = IdField(required=True)


class CustodyForm(CommandForm):
    """Who has custody of a child."""

    id = IdField(required=True)
    child = IdField(_l("Barn"), required=True)
    guardian = IdField(_l("Vårdnadshavare"), required=True)
    from_day = DayField(_l("Från"))


class EndForm(CommandForm):
    """Something that is over."""


class TeamForm(CommandForm):
    """A profession that joins a family for a time."""

    id = IdField(required=True)
    account = IdField(_l("Vem?"), required=True)
    from_day = DayField(_l("Från"))
    until_day = DayField(_l("Till och med"), required=True)
    decides_money = BooleanField(_l("Bestämmer om familjens pengar"))


class NamedForm(CommandForm):
    """Somebody who may open a family with a protected identity."""

    id = IdField(required=True)
    account = IdField(_l("Vem?"), required=True)
    from_day = DayField(_l("Från"))
    until_day = DayField(_l("Till och med"))


class MandateForm(CommandForm):
    """What somebody in the family asks the contact person to do."""

    id = IdField(required=True)
    member = IdField(_l("Vem ger det?"), required=True)
    kind = Choice(_l("Slag"), choices=("commission", "power"), required=True)
    scope = Words(_l("Vad gäller det?"), required=True, max=1000)
    from_day = DayField(_l("Från"))
    until_day = DayField(_l("Till och med"))


class EnrolmentForm(CommandForm):
    """How a family was found to belong in its programme."""

    id = IdField(required=True)
    assistance_from = MonthField(_l("Försörjningsstöd sedan"))
    met = Choices(_l("Det här stämmer"))
    reason = Words(_l("Varför ändå?"), max=1000)


class ConsentForm(CommandForm):
    """What the family is asked: may we tell whom what, what for, and until when?"""

    id = IdField(required=True)
    template = Line(_l("Vem vill vi berätta för?"), max=40)
    organisation = Line(_l("Organisation"), max=120)
    person = Line(_l("Vem där?"), max=80)
    account = IdField(_l("Någon i teamet"))
    parts = Choices(_l("Det här får de veta"))
    about = Choices(_l("Vem gäller det?"))
    purpose = Words(_l("Varför?"), max=1000)
    until_day = DayField(_l("Till och med"))


class ConsentAnswerForm(CommandForm):
    """One person's answer."""

    id = IdField(required=True)
    member = IdField(_l("Vem svarar?"))
    answer = Choice(choices=("yes", "no", "withdrawn"), required=True)


class WithoutForm(CommandForm):
    """Why we go on although somebody has not answered."""

    id = IdField(required=True)
    member = IdField(required=True)
    reason = Words(_l("Varför går vi vidare utan det svaret?"), required=True, max=1000)

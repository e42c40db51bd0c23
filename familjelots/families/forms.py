"""Fields of the commands on families."""

from ..core.web.forms import BooleanField, Choice, Choices, CommandForm, IdField, Line, Number, Words

STATUSES = ("interest", "active", "resting", "closed", "followed_up")


class FamilyForm(CommandForm):
    """A family that is enrolled."""

    id = IdField(required=True)
    name = Line(required=True, max=80)
    programme = Line(required=True, max=40)
    status = Choice(choices=STATUSES, required=True)
    motivation = Words(max=1000)


class HouseholdForm(CommandForm):
    """A home of a family."""

    id = IdField(required=True)
    name = Line(required=True, max=80)
    address = Line()
    protected = BooleanField()
    safety_note = Words(max=1000)


class MemberForm(CommandForm):
    """A person of a family, and the homes that person lives in."""

    id = IdField(required=True)
    name = Line(required=True, max=80)
    birth_year = Number(min=1900, max=2100)
    role = Choice(choices=("adult", "young", "child"), required=True)
    phone = Line(max=40)
    language = Line(max=10)
    interpreter = BooleanField()
    adaptations = Words(max=1000)
    motivation = Words(max=1000)
    protected = BooleanField()
    households = Choices()


class ContactPersonForm(CommandForm):
    """The coach who becomes a family's one contact person."""

    id = IdField(required=True)
    coach = IdField(required=True)


class InvitationForm(CommandForm):
    """The account that a family's member gets."""

    id = IdField(required=True)

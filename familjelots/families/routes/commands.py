"""Each command with the door it stands behind."""

from typing import Any

from flask import request

from ...access import anybody, behind, coordinators, for_enrolling, leads, those_who_work
from ...core.commands import Command
from ...core.web import page_again
from ...core.web.database import get_db
from .. import enrol, enrolment, forms, mandates, people_queries, protect, queries, team
from .. import people as facts
from ..custody import add_custody, end_custody
from ..give import give_family
from ..invite_member import invite_member

_again = page_again.of("people")
_ours_again = page_again.of("our_people")

_FIND = {
    "member_id": queries.member,
    "household_id": queries.household,
    "custody_id": people_queries.one_custody,
    "team_member_id": people_queries.team_member,
    "named_id": people_queries.one_named,
    "mandate_id": people_queries.mandate,
}


def people_page(who: Any, **args: str) -> str:
    """Where a plain post about the family's people leads back to."""
    if who.role == "family":
        return "/our-people"
    return f"/families/{family_of(**args)}/people"


def family_of(**args: str) -> str:
    """The family that a rule's arguments are about."""
    ((name, id),) = args.items()
    if name == "family_id":
        return id
    record = _FIND[name](get_db(), id)
    return record["family"] if record else id


def _to_arrangements(who: Any) -> str:
    """A family that has just come in is arranged next, by those who may open it."""
    return f"/families/{request.form.get('id', '')}/arrangements" if who.role == "coordinator" else "/families"


COMMANDS = (
    Command(
        "add_family", 1, "/families", forms.FamilyForm, enrol.add_family, page_again.of("new_family"),
        _to_arrangements,
    ),
    Command(
        "edit_family", 1, "/families/<family_id>/name", forms.FamilyEditForm, behind(facts.edit_family, leads),
        _again, people_page,
    ),
    Command(
        "add_household", 1, "/families/<family_id>/households", forms.HouseholdForm,
        for_enrolling(enrol.add_household), _again, people_page,
    ),
    Command(
        "edit_household", 1, "/households/<household_id>", forms.HouseholdEditForm,
        behind(facts.edit_household, leads, household_id=queries.household), _again, people_page,
    ),
    Command(
        "protect_household", 1, "/households/<household_id>/protection", forms.ProtectionForm,
        behind(protect.protect_home, leads, household_id=queries.household), _again, people_page,
    ),
    Command(
        "add_member", 1, "/families/<family_id>/members", forms.MemberForm, for_enrolling(enrol.add_member),
        _again, people_page,
    ),
    Command(
        "edit_member", 1, "/members/<member_id>", forms.MemberEditForm,
        behind(facts.edit_member, those_who_work, member_id=queries.member), _again, people_page,
    ),
    Command(
        "say_motivation", 1, "/members/<member_id>/motivation", forms.MotivationForm,
        behind(facts.say_motivation, anybody, member_id=queries.member), _ours_again, people_page,
    ),
    Command(
        "move_member", 1, "/members/<member_id>/homes", forms.HomesForm,
        behind(facts.move_member, leads, member_id=queries.member), _again, people_page,
    ),
    Command(
        "protect_member", 1, "/members/<member_id>/protection", forms.ProtectionForm,
        behind(protect.protect_member, leads, member_id=queries.member), _again, people_page,
    ),
    Command(
        "give_family", 1, "/families/<family_id>/contact-person", forms.ContactPersonForm, for_enrolling(give_family),
        _again, lambda _who, family_id: f"/families/{family_id}",
    ),
    Command(
        "invite_member", 1, "/families/<family_id>/members/<member_id>/account", forms.InvitationForm,
        behind(invite_member, leads), after=lambda _who, family_id, **_args: f"/families/{family_id}/invitation",
    ),
    Command(
        "decide_enrolment", 1, "/families/<family_id>/enrolment", forms.EnrolmentForm,
        behind(enrolment.decide_enrolment, coordinators), _again, people_page,
    ),
    Command(
        "add_custody", 1, "/families/<family_id>/custody", forms.CustodyForm, behind(add_custody, leads),
        _again, people_page,
    ),
    Command(
        "end_custody", 1, "/custody/<custody_id>/ending", forms.EndForm,
        behind(end_custody, leads, custody_id=people_queries.one_custody), _again, people_page,
    ),
    Command(
        "join_team", 1, "/families/<family_id>/team", forms.TeamForm, behind(team.join_team, coordinators),
        _again, people_page,
    ),
    Command(
        "leave_team", 1, "/team/<team_member_id>/ending", forms.EndForm,
        behind(team.leave_team, coordinators, team_member_id=people_queries.team_member), _again, people_page,
    ),
    Command(
        "name_staff", 1, "/families/<family_id>/named", forms.NamedForm, behind(protect.name_staff, coordinators),
        _again, people_page,
    ),
    Command(
        "end_name", 1, "/named/<named_id>/ending", forms.EndForm,
        behind(protect.end_name, coordinators, named_id=people_queries.one_named), _again, people_page,
    ),
    Command(
        "give_mandate", 1, "/families/<family_id>/mandates", forms.MandateForm, behind(mandates.give_mandate, leads),
        _again, people_page,
    ),
    Command(
        "revoke_mandate", 1, "/mandates/<mandate_id>/ending", forms.EndForm,
        behind(mandates.revoke_mandate, anybody, mandate_id=people_queries.mandate), _ours_again, people_page,
    ),
)  # fmt: skip

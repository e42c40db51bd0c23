"""Referrals that nobody answers, and families that it is time to talk with: their coach is told, once a week."""

from datetime import timedelta
from itertools import pairwise

from familjelots.accounts.person import Person
from familjelots.core import clock
from familjelots.core.db import value
from familjelots.reminders.open_reminder import open_reminder

from ..cast import must, named
from .conftest import EIGHT


def days(count):
    return timedelta(days=count)


def test_a_referral_without_answer_is_told_after_a_week_and_each_week_until_there_is_one(db, cast, phone_of, remind):
    with clock.at(EIGHT):
        told = {"organisation": "Region Exempel", "contact": "Olle", "about": "Samtal", "person": "Klara"}
        told |= {"reach": "070-174 06 09", "known_by": "Sara", "yes_how": "I dag", "said_yes": "y"}
        must(db, cast.sara, "refer_person", {"id": named("referral"), **told})
        must(db, cast.sara, "send_referral", referral_id=named("referral"))
    phone_of(cast.sara)
    hours = {"day_at": "08:00", "quiet_from": "20:00", "quiet_until": "08:00"}
    must(db, cast.sara, "choose_reminders", {"id": named("choice"), "kinds": ["referral"], **hours})
    assert [remind(EIGHT + days(after)).sent for after in (1, 6, 7, 8, 14)] == [0, 0, 1, 0, 1]
    token = value(db, "SELECT token FROM reminder")
    assert open_reminder(db, cast.sara, token) == f"/referrals/{named('referral')}"
    with clock.at(EIGHT + days(15)):
        answer = {"id": named("yes"), "kind": "accepted"}
        must(db, cast.sara, "note_referral", answer, referral_id=named("referral"))
    assert remind(EIGHT + days(21)).sent == 0


def test_a_family_past_its_rhythm_is_told_the_day_after_and_each_week_unless_a_visit_is_planned(
    db, cast, phone_of, remind
):
    phone_of(cast.amir)
    began = clock.instant(value(db, "SELECT from_at FROM contact_person WHERE coach = ?", cast.amir.id))
    mornings = [clock.from_wall(f"{(began + days(after)).date()}T08:05") for after in range(1, 60)]
    told = [after for after, morning in enumerate(mornings) if remind(morning).sent]
    assert len(told) >= 3
    assert {later - earlier for earlier, later in pairwise(told)} == {7}
    token = value(db, "SELECT token FROM reminder")
    assert open_reminder(db, cast.amir, token) == "/families?past=yes"
    last = mornings[told[-1]]
    with clock.at(last + timedelta(hours=1)):
        visit = {"id": named("v"), "family": cast.families["mithal"], "starts_at": f"{(last + days(9)).date()}T10:00"}
        must(db, cast.amir, "plan_visit", {**visit, "minutes": "60", "interpreter": "arabiska"})
    assert remind(last + days(7)).sent == 0


def test_whoever_is_of_a_team_is_told_of_the_referrals_that_they_wrote(db, cast, client_of, phone_of, remind):
    fields = {"id": named("olle"), "name": "Olle", "role": "team", "profession": "Arbetsterapeut"}
    must(db, cast.admin, "create_account", fields)
    olle = Person(fields["id"], "Olle", "team")
    with clock.at(EIGHT):
        told = {"organisation": "Region Exempel", "contact": "Olga", "about": "Samtal", "person": "Klara"}
        told |= {"reach": "070-174 06 09", "known_by": "Olle", "yes_how": "I dag", "said_yes": "y"}
        must(db, olle, "refer_person", {"id": named("referral"), **told})
        must(db, olle, "send_referral", referral_id=named("referral"))
    assert "Remisser som ingen har svarat på" in client_of(olle).get("/reminders").text
    phone_of(olle)
    assert remind(EIGHT + days(7)).sent == 1

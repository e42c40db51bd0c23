"""L4: how long it takes from referral to first contact, before and after a dated change of routine. Never an effect."""

import pytest

from familjelots.referrals import queries
from familjelots.referrals.lead_times import before_and_after, dots, lead_time

from ..cast import must, named, run
from .sent import back, day

CHANGE = {"what": "Remissen skickas samma dag som samtalet."}


def routine(db, who, days, **more):
    must(db, who, "date_routine_change", {"id": named("change"), "day": day(days), **CHANGE, **more})


def met(unit, sent, first):
    id = unit.person(sent)
    unit.happens(id, "accepted", first - 1)
    unit.happens(id, "first_contact", first)


def test_l4_the_lead_time_before_and_after_a_changed_routine(unit, db, cast, client_of):
    """Sent 90 days ago or so it took 31, 30 and 40; since the change 60 days ago 8, 7 and 9, and one waits."""
    for sent, days in ((-100, 31), (-95, 30), (-90, 40), (-50, 8), (-45, 7), (-40, 9)):
        met(unit, sent, sent + days)
    unit.person(-12)
    routine(db, cast.lena, -60)
    before, after = before_and_after(queries.days(db), day(-60))
    assert (before.sent, before.median, before.longest, before.waiting) == (3, 31, 40, ())
    assert (after.sent, after.median, after.longest, after.waiting) == (4, 8, 12, (12,))
    page = client_of(cast.lena).get("/lead-times").text
    assert CHANGE["what"] in page
    for words in ('31 <span class="quiet">(n 3)', '8 <span class="quiet">(n 3)', "3 av 4", "1 av 4"):
        assert words in page
    assert page.count("<circle") == 14
    assert page.count('class="open-dot"') == 2
    assert 'aria-hidden="true"' in page.split('<svg class="lead-dots"')[1][:80]
    for never in ("effekt", "Effekt", "%</", "medelvärde", "genomsnitt"):
        assert never not in page.split("<main")[1]


def test_l4_every_number_says_of_how_many(unit, db):
    met(unit, -10, -2)
    declined = unit.person(-9)
    unit.happens(declined, "declined", -8, words="Fullt.")
    taken_back = unit.person(-8)
    must(unit.db, unit.cast.sara, "take_back_referral", back("Flyttat."), referral_id=taken_back)
    unit.person(-7)
    unit.person(None)
    found = lead_time(queries.days(db))
    assert (found.sent, found.arrived, found.waiting, found.declined, found.withdrawn) == (4, (8,), (7,), 1, 1)
    assert found.sent == len(found.arrived) + len(found.waiting) + found.declined + found.withdrawn


def test_l4_a_yes_has_a_lead_time_of_its_own_and_a_handover_is_no_referral(unit, db):
    met(unit, -10, -2)
    unit.sent(-30, kind="handover")
    found = lead_time(queries.days(db), "accepted")
    assert (found.sent, found.arrived) == (1, (7,))


def test_l4_with_nothing_sent_there_is_no_median(db, cast, client_of):
    assert lead_time(queries.days(db)).median is None
    assert lead_time(queries.days(db)).longest is None
    assert "när den första är skickad" in client_of(cast.lena).get("/lead-times").text


def test_l4_the_middle_of_two_is_told_with_a_comma(unit, db, cast, client_of):
    met(unit, -20, -12)
    met(unit, -20, -11)
    assert lead_time(queries.days(db)).median == 8.5
    assert "8,5 <span" in client_of(cast.lena).get("/lead-times").text


def test_l4_a_routine_did_not_change_tomorrow(db, cast, client_of):
    fields = {"id": named("change"), "day": day(1), **CHANGE}
    assert run(db, cast.lena, "date_routine_change", fields).reason == "day_to_come"
    posted = client_of(cast.lena).post("/routine-changes", data=fields)
    assert (posted.status_code, CHANGE["what"] in posted.text) == (422, True)


@pytest.mark.parametrize("name", ["eva", "admin"])
def test_l4_nobody_but_those_who_work_with_families_reads_or_writes_it(db, cast, client_of, name):
    assert client_of(cast.people[name]).get("/lead-times").status_code == 404
    fields = {"id": named("change"), "day": day(0), **CHANGE}
    assert run(db, cast.people[name], "date_routine_change", fields).reason == "not_found"


def test_l4_a_scale_has_two_ends_though_nobody_has_waited_a_day(unit, db, cast, client_of):
    unit.happens(unit.person(0), "first_contact")
    assert dots(lead_time(queries.days(db)))["longest"] == 1
    page = client_of(cast.lena).get("/lead-times").text
    assert "<span>0 dagar</span><span>1 dag</span>" in page

"""M6, first half: the project ends for a family when the family is ready, not when a funder's year is over."""

from datetime import timedelta

import pytest

from familjelots.core import clock
from familjelots.families import queries as families
from familjelots.reminders.due import wanted

from ..cast import must, named, run


def day(ahead):
    return (clock.today() + timedelta(days=ahead)).isoformat()


@pytest.fixture
def pahittdal(cast):
    return {"family_id": cast.families["pahittdal"]}


def closing(**more):
    fields = {"id": named("closing"), "closure": "goals_reached", "income_source": "work", "reason": "Alla fyra dagar"}
    return {**fields, **more}


def status(db, cast, family="pahittdal"):
    return (families.family(db, cast.families[family]) or {})["status"]


def test_m6_more_time_with_a_reason_and_a_new_last_day_keeps_the_days_before(db, cast, client_of, pahittdal):
    path = f"/families/{cast.families['pahittdal']}/support"
    assert "Ingen sista dag är planerad" in client_of(cast.sara).get(path).text
    must(db, cast.sara, "plan_support_time", {"id": named("first"), "until_day": day(30)}, **pahittdal)
    again = {"id": named("more"), "until_day": day(200)}
    assert run(db, cast.sara, "plan_support_time", again, **pahittdal).reason == "say_why"
    must(db, cast.sara, "plan_support_time", {**again, "reason": "Skolan börjar först nu"}, **pahittdal)
    text = client_of(cast.sara).get(path).text
    assert text.index(f'datetime="{day(200)}"') < text.index(f'datetime="{day(30)}"')
    assert "Skolan börjar först nu" in text
    assert f'"/families/{cast.families["pahittdal"]}/support"' in client_of(cast.sara).get(path[:-8]).text


def test_m6_the_family_reads_how_long_and_what_happens_then_but_not_why(db, cast, client_of, pahittdal):
    assert "Ingen sista dag är bestämd" in client_of(cast.eva).get("/our-support").text
    told = {"id": named("first"), "until_day": day(30), "reason": "Hemligt skäl"}
    must(db, cast.sara, "plan_support_time", told, **pahittdal)
    text = client_of(cast.eva).get("/our-support").text
    assert "Så länge har vi planerat att vara med er." in text
    assert "Inget slutar över en natt." in text
    assert "Hemligt skäl" not in text
    assert client_of(cast.sara).get("/our-support").status_code == 404


def test_m6_closing_says_why_what_the_family_lives_on_and_from_when(db, cast, client_of, pahittdal):
    must(db, cast.sara, "close_family", closing(day=day(-1)), **pahittdal)
    assert status(db, cast) == "closed"
    text = client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}/support").text
    for words in ("Familjen är nöjd: målen är nådda", "Lön från arbete", "Alla fyra dagar", f'datetime="{day(-1)}"'):
        assert words in text
    eva = client_of(cast.eva)
    assert "Stödet är avslutat" in eva.get("/now").text
    assert "Alla fyra dagar" not in eva.get("/our-support").text
    assert "Ni får höra av er" in eva.get("/our-support").text


def test_m6_a_closed_family_is_out_of_idag_and_the_week_and_can_still_be_found(db, cast, client_of, pahittdal):
    step = {"id": named("late"), "text": "Ringa kommunen", "doer": "coach", "due": day(0)}
    must(db, cast.sara, "add_step", step, **pahittdal)
    must(db, cast.sara, "add_follow_up", {"id": named("f"), "text": "Hur gick det?", "due": day(0)}, **pahittdal)
    assert "Ringa kommunen" in client_of(cast.sara).get("/today").text
    assert wanted(db)
    must(db, cast.sara, "close_family", closing(), **pahittdal)
    today = client_of(cast.sara).get("/today").text
    assert "Ringa kommunen" not in today
    assert "Hur gick det?" not in today
    assert not wanted(db)
    assert "Påhittdal" not in client_of(cast.lena).get("/week").text
    for who in (cast.sara, cast.lena):
        listed = client_of(who).get("/families").text
        assert listed.index("Provström") < listed.index("Påhittdal")
        assert client_of(who).get(f"/families/{cast.families['pahittdal']}").status_code == 200


def test_m6_nobody_is_closed_while_a_visit_is_booked(db, cast, client_of, pahittdal):
    coming = {"id": named("v"), "family": pahittdal["family_id"], "starts_at": f"{day(2)}T09:00", "anyway": "y"}
    must(db, cast.sara, "plan_visit", coming)
    answer = client_of(cast.sara).post(f"/families/{pahittdal['family_id']}/closing", data=closing())
    assert answer.status_code == 422
    assert "Avboka dem först" in answer.text
    assert "Alla fyra dagar" in answer.text
    assert status(db, cast) == "active"


def test_m6_coming_back_needs_a_reason_and_the_history_stays(db, cast, client_of, pahittdal):
    must(db, cast.sara, "close_family", closing(), **pahittdal)
    back = {"id": named("back"), "turn": "reopen"}
    assert run(db, cast.sara, "turn_family", back, **pahittdal).reason == "say_why"
    must(db, cast.sara, "turn_family", {**back, "reason": "Ture bytte skola"}, **pahittdal)
    assert status(db, cast) == "active"
    text = client_of(cast.sara).get(f"/families/{pahittdal['family_id']}/support").text
    assert text.index("Ture bytte skola") < text.index("Alla fyra dagar")


def test_m6_how_it_went_afterwards_is_written_down(db, cast, pahittdal):
    after = {"id": named("after"), "income_source": "studies", "on_assistance": "no"}
    assert run(db, cast.sara, "follow_up_closing", after, **pahittdal).reason == "turned_meanwhile"
    must(db, cast.sara, "close_family", closing(), **pahittdal)
    must(db, cast.sara, "follow_up_closing", after, **pahittdal)
    assert status(db, cast) == "followed_up"
    assert db.conn.execute(
        "SELECT income_source, on_assistance FROM family_turn WHERE turn = 'follow_up'"
    ).fetchall() == [("studies", "no")]


def test_m6_a_family_begins_rests_and_goes_on(db, cast, pahittdal):
    new = {"id": named("new"), "name": "Nyhem", "programme": "familjelotsen", "status": "interest"}
    must(db, cast.lena, "add_family", new)
    must(db, cast.lena, "turn_family", {"id": named("b"), "turn": "begin"}, family_id=new["id"])
    assert (families.family(db, new["id"]) or {})["status"] == "active"
    must(db, cast.sara, "turn_family", {"id": named("r"), "turn": "rest", "reason": "Sommar"}, **pahittdal)
    assert status(db, cast) == "resting"
    must(db, cast.sara, "turn_family", {"id": named("g"), "turn": "resume"}, **pahittdal)
    assert status(db, cast) == "active"


def test_m6_a_funder_that_ends_closes_nothing(db, cast, client_of, pahittdal):
    must(db, cast.sara, "plan_support_time", {"id": named("t"), "until_day": day(300)}, **pahittdal)
    paid = {"id": named("paid"), "funder": "Samordningsförbundet", "from_day": day(-300), "until_day": day(5)}
    must(db, cast.lena, "add_funding", paid, **pahittdal)
    must(db, cast.lena, "end_funding", {"until_day": day(-1)}, funding_id=paid["id"])
    text = client_of(cast.sara).get(f"/families/{pahittdal['family_id']}/support").text
    assert "betalar inte nu" in text
    assert f'datetime="{day(300)}"' in text
    assert status(db, cast) == "active"
    own = client_of(cast.eva).get("/our-support").text
    assert "Samordningsförbundet" not in own
    assert "Så länge har vi planerat" in own
    assert run(db, cast.sara, "add_funding", {**paid, "id": named("p2")}, **pahittdal).outcome == "parked"


@pytest.mark.parametrize(
    ("command", "fields", "why"),
    [
        ("plan_support_time", {"until_day": "2001-01-01"}, "day_has_been"),
        ("plan_support_time", {"until_day": "2199-01-01"}, "too_far"),
        ("plan_support_time", {"until_day": "snart"}, "invalid"),
        ("close_family", closing(closure="bored"), "unknown_choice"),
        ("close_family", closing(income_source="lotto"), "invalid"),
        ("close_family", closing(day="2199-01-01"), "day_to_come"),
        ("turn_family", {"turn": "resume"}, "turned_meanwhile"),
        ("turn_family", {"turn": "vanish"}, "invalid"),
    ],
)
def test_what_cannot_be_is_refused_with_why(db, cast, pahittdal, command, fields, why):
    refused = run(db, cast.sara, command, {"id": named("x"), **fields}, **pahittdal)
    assert (refused.outcome, refused.reason) == ("parked", why)
    assert status(db, cast) == "active"


def test_a_family_that_lives_on_assistance_is_not_without_it(db, cast, client_of, pahittdal):
    must(db, cast.sara, "close_family", closing(), **pahittdal)
    after = {"id": named("after"), "income_source": "assistance", "on_assistance": "no", "reason": "Ringde Eva"}
    assert run(db, cast.sara, "follow_up_closing", after, **pahittdal).reason == "contrary_follow_up"
    answer = client_of(cast.sara).post(f"/families/{pahittdal['family_id']}/afterwards", data=after)
    assert answer.status_code == 422
    assert "vid ”Har familjen försörjningsstöd igen?” står Nej" in answer.text
    assert "Ringde Eva" in answer.text
    must(db, cast.sara, "follow_up_closing", {**after, "on_assistance": "yes"}, **pahittdal)


@pytest.mark.parametrize("name", ["eva", "amir", "maja", "admin"])
def test_only_who_leads_turns_a_family(db, cast, client_of, pahittdal, name):
    who = cast.people[name]
    tried = (
        ("plan_support_time", {"id": named("t"), "until_day": day(30)}),
        ("turn_family", {"id": named("r"), "turn": "rest", "reason": "x"}),
        ("close_family", closing()),
        ("follow_up_closing", {"id": named("a"), "income_source": "work", "on_assistance": "no"}),
        ("add_funding", {"id": named("f"), "funder": "x"}),
    )
    for command, fields in tried:
        assert run(db, who, command, fields, **pahittdal).reason == "not_found"
    assert client_of(who).get(f"/families/{pahittdal['family_id']}/support").status_code == 404


def test_m6_idag_says_in_good_time_whose_last_day_is_near(db, cast, client_of, pahittdal):
    must(db, cast.sara, "plan_support_time", {"id": named("t"), "until_day": day(20)}, **pahittdal)
    assert "Planerat att sluta snart" in client_of(cast.sara).get("/today").text
    more = {"id": named("m"), "until_day": day(200), "reason": "Mer tid"}
    must(db, cast.sara, "plan_support_time", more, **pahittdal)
    assert "Planerat att sluta snart" not in client_of(cast.sara).get("/today").text

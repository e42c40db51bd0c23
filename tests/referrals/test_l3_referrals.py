"""L3: from whoever meets somebody first to the unit that takes on: sent, received, yes or no, first contact."""

from datetime import timedelta

import pytest

from familjelots.access import reads
from familjelots.core import clock
from familjelots.families import queries as families
from familjelots.referrals import queries, stages

from ..cast import must, named, run
from ..families.people import answer, ask, join, specialist
from ..overview.test_queries_do_not_grow import queries_of
from .sent import ABOUT, answering, back, day, personal

ENDED = "Den här länken gäller inte längre."


def state(db, id):
    return stages.state_of(queries.referral(db, id) or {})


def test_l3_a_referral_is_sent_received_accepted_and_met_each_with_when_and_by_whom(unit, db, cast, client_of, outside):
    """Sara looks at what Olle will see, sends it, and Olle answers by a link and a code, twice in two minutes."""
    id = unit.written()
    page = client_of(cast.sara).get(f"/referrals/{id}").text
    assert ABOUT in page
    must(db, cast.sara, "send_referral", {"day": day(-8)}, referral_id=id)
    path, code = unit.link(id)
    assert ABOUT not in outside.get(path).text
    assert outside.post(path, data={"code": f"{code[:4]} {code[4:].lower()}"}).location == path
    seen = outside.get(path).text
    for words in (ABOUT, "Maja", "Arbetsmarknadsenheten", "Sara", "070-174 06 01"):
        assert words in seen
    assert "<script" not in seen.replace('<script type="module" src=', "")
    for kind, days in (("received", -6), ("accepted", -5), ("first_contact", 0)):
        assert outside.post(f"{path}/answer", data=answering(kind, day=day(days))).location == path
    found = queries.referral(db, id) or {}
    assert [found[f"{kind}_on"] for kind in ("sent", "received", "accepted", "first_contact")] == [
        day(-8), day(-6), day(-5), day(0),
    ]  # fmt: skip
    told = client_of(cast.lena).get(f"/referrals/{id}").text
    for words in ("Skickad", "Mottagen", "De tar emot", "Kontakten är i gång", "Olle"):
        assert words in told
    assert "Svar på en remiss" in client_of(cast.sara).get("/attention").text
    event = next(one for one in queries.events(db, [id]) if one["kind"] == "accepted")
    for one in queries.unseen(db, [unit.family]):
        must(db, cast.sara, "see_referral_answer", {}, event_id=one["id"])
    assert event["said_by"] == "Olle"
    assert "Svar på en remiss" not in client_of(cast.sara).get("/attention").text


def test_l3_a_no_says_why(unit, db, outside):
    id = unit.sent()
    path = unit.inside(outside, id)
    refused = outside.post(f"{path}/answer", data=answering("declined"))
    assert (refused.status_code, "Skriv varför" in refused.text, "Olle" in refused.text) == (422, True, True)
    assert outside.post(f"{path}/answer", data=answering("declined", words="Fullt till mars.")).status_code == 303
    assert "Fullt till mars." in outside.get(path).text
    assert state(db, id) == "declined"


def test_l3_before_a_family_is_enrolled_it_carries_only_what_it_says(unit, db, cast, client_of, outside):
    """A social secretary in no team refers somebody whom the house does not know, with that person's yes."""
    ulla = specialist(db, "Ulla", "Socialsekreterare")
    no_yes = {name: value for name, value in personal().items() if name != "said_yes"}
    assert run(db, ulla, "refer_person", no_yes).reason == "person_says_yes"
    id = unit.person(who=ulla)
    seen = outside.get(unit.inside(outside, id)).text
    for words in ("Mira Låtsas", "070-174 06 77", "Vill prova kök.", "Jobbcoach Bea", "I telefon den 3"):
        assert words in seen
    for who in (ulla, cast.lena):
        assert "Mira Låtsas" in client_of(who).get("/referrals").text
        assert client_of(who).get(f"/referrals/{id}").status_code == 200
    for who in (cast.sara, cast.amir, cast.eva, cast.admin):
        assert client_of(who).get(f"/referrals/{id}").status_code == 404
        assert run(db, who, "take_back_referral", back("Nej"), referral_id=id).reason == "not_found"
        page = client_of(who).get("/referrals")
        assert "Mira" not in page.text
    assert (ulla.id, "referrals") in {(row["user"], row["page"]) for row in reads.about(id)}


def test_l3_without_the_familys_yes_nothing_is_written_sent_or_read(unit, db, cast, outside):
    family = {"family_id": unit.family}
    id, later = unit.sent(), unit.written(id=named("later"))
    path = unit.inside(outside, id)
    assert outside.get(path).status_code == 200
    answer(db, cast, unit.consent, "maja", "withdrawn")
    assert run(db, cast.sara, "write_referral", unit.fields(id=named("x")), **family).reason == "no_consent"
    assert run(db, cast.sara, "send_referral", {}, referral_id=later).reason == "no_consent"
    assert ENDED in outside.get(path).text
    assert ENDED in outside.post(f"{path}/answer", data=answering("accepted")).text
    assert state(db, id) == "sent"


def test_l3_the_receiver_sees_only_what_the_yes_covers(unit, db, cast, client_of, outside):
    goal = {"id": named("g"), "text": "Egen lön före sommaren", "kind": "shared"}
    must(db, cast.sara, "propose_goal", goal, family_id=unit.family)
    must(db, cast.maja, "answer_goal", {"id": named("yes"), "answer": "yes"}, goal_id=named("g"))
    must(db, cast.sara, "write_note", {"id": named("n"), "text": "Bara för oss"}, family_id=unit.family)
    must(db, cast.sara, "add_barrier", {"id": named("b"), "text": "Sömnen"}, family_id=unit.family)
    id = unit.sent()
    seen = outside.get(unit.inside(outside, id)).text
    looked = client_of(cast.sara).get(f"/referrals/{id}").text
    for words in ("Egen lön före sommaren", "Maja"):
        assert words in seen
        assert words in looked
    for words in ("Bara för oss", "Sömnen", "Jonas", "Provgatan", "Provström"):
        assert words not in seen, words


def test_l3_answering_twice_is_harmless_and_told(unit, db, outside, app):
    id = unit.sent()
    path, code = unit.link(id)
    windows = []
    for _number in range(2):
        windows.append(app.test_client())
        windows[-1].environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
        windows[-1].post(path, data={"code": code})
    first, second = (answering("accepted", words=words) for words in ("Välkommen!", "Vi tar emot på måndag."))
    for _twice in range(2):
        assert windows[0].post(f"{path}/answer", data=first).status_code == 303
    assert [one["words"] for one in queries.events(db, [id]) if one["kind"] == "accepted"] == ["Välkommen!"]
    assert windows[1].post(f"{path}/answer", data=second).status_code == 303
    page = windows[1].get(path).text
    for words in ("Det hade ni redan svarat", "Välkommen!", "Vi tar emot på måndag."):
        assert words in page
    contrary = windows[1].post(f"{path}/answer", data=answering("declined", words="Nej, fullt."))
    assert (contrary.status_code, "Det första svaret gäller" in contrary.text) == (422, True)
    assert "Nej, fullt." in contrary.text
    assert state(db, id) == "accepted"


@pytest.mark.parametrize("how", ["taken back", "yes withdrawn", "the day has passed", "not sent"])
def test_l3_an_ended_a_withdrawn_and_an_invented_link_give_the_same_page(unit, db, cast, outside, how):
    id = unit.written() if how == "not sent" else unit.sent()
    path = unit.link(id)[0] if how == "not sent" else unit.inside(outside, id)
    if how == "taken back":
        must(db, cast.sara, "take_back_referral", back("Maja har fått jobb."), referral_id=id)
    if how == "yes withdrawn":
        answer(db, cast, unit.consent, "maja", "withdrawn")
    with clock.at(clock.now() + timedelta(days=31 if how == "the day has passed" else 0)):
        told = [outside.get(path), outside.post(path, data={"code": "ACDE FGHJ"})]
        told.append(outside.post(f"{path}/answer", data=answering("accepted")))
        never = outside.get("/p/nothing-at-all")
    for one in told:
        assert (one.status_code, one.text) == (404, never.text)
    assert ENDED in never.text


@pytest.mark.parametrize("kind", ["received", "accepted", "first_contact"])
def test_l3_nothing_happens_tomorrow_or_before_it_was_sent(unit, db, cast, outside, kind):
    id = unit.sent(-5)
    path = unit.inside(outside, id)
    for wrong, words in ((day(1), "Den dagen har inte varit än"), (day(-6), "var den inte skickad än")):
        refused = outside.post(f"{path}/answer", data=answering(kind, day=wrong))
        assert (refused.status_code, words in refused.text) == (422, True)
        told = {"id": named("e"), "kind": kind, "day": wrong}
        assert run(db, cast.sara, "note_referral", told, referral_id=id).outcome == "parked"
    assert run(db, cast.sara, "send_referral", {"day": day(1)}, referral_id=unit.written(id=named("w"))).reason == (
        "day_to_come"
    )
    assert state(db, id) == "sent"


def test_l3_what_is_not_sent_cannot_be_answered_and_what_is_taken_back_neither(unit, db, cast):
    id = unit.written()
    told = {"id": named("e"), "kind": "accepted"}
    assert run(db, cast.sara, "note_referral", told, referral_id=id).reason == "not_sent_yet"
    must(db, cast.sara, "take_back_referral", back("Fel enhet."), referral_id=id)
    again = {**told, "id": named("e2")}
    assert run(db, cast.sara, "note_referral", again, referral_id=id).reason == "referral_withdrawn"
    assert run(db, cast.sara, "take_back_referral", back("Igen"), referral_id=id).reason == "referral_withdrawn"


def test_l3_sending_twice_sends_once(unit, db, cast):
    id = unit.sent(-3)
    must(db, cast.lena, "send_referral", {}, referral_id=id)
    assert [one["day"] for one in queries.events(db, [id])] == [day(-3)]


def test_l3_hostile_words_are_words_everywhere(unit, db, cast, client_of, outside):
    evil = "<script>alert(1)</script>{{ 7*7 }}"
    id = unit.sent(about=evil, contact=evil[:80])
    path = unit.inside(outside, id)
    outside.post(f"{path}/answer", data=answering("declined", words=evil, said_by=evil))
    for text in (
        outside.get(path).text,
        client_of(cast.sara).get(f"/referrals/{id}").text,
        client_of(cast.sara).get(f"/families/{unit.family}/referrals").text,
        client_of(cast.lena).get("/referrals").text,
        client_of(cast.maja).get("/our-handover").text,
        client_of(cast.sara).get("/attention").text,
    ):
        assert "<script>alert" not in text
        assert "49" not in text.replace("{{ 7*7 }}", "") or "{{ 7*7 }}" in text


def test_l3_those_who_coordinate_see_first_who_waits_and_how_long(unit, db, cast, client_of):
    long, short = unit.person(-20, person="Väntar Länge"), unit.person(-2, person="Väntar Kort")
    met = unit.person(-30, person="Har Mött")
    unit.happens(met, "first_contact", -1)
    unit.person(None, person="Inte Skickad")
    page = client_of(cast.lena).get("/referrals").text
    places = [page.index(name) for name in ("Väntar Länge", "Väntar Kort", "Inte Skickad", "Har Mött")]
    assert places == sorted(places)
    assert "20 dagar" in page
    assert "2 väntar på första kontakt." in page
    assert long != short


def test_l3_pages_ask_as_many_questions_however_much_there_is(unit, db, cast, client_of):
    """Receivers, referrals, events and meetings; for those who coordinate, the coach and the family."""
    pages = [(cast.lena, "/referrals"), (cast.lena, "/lead-times"), (cast.sara, f"/families/{unit.family}/referrals")]
    pages += [(cast.maja, "/our-handover"), (cast.maja, "/later"), (cast.sara, "/attention")]
    counted = []
    for number in (1, 12):
        for each in range(number):
            id = unit.sent(id=named(f"r {number} {each}"), kind="handover")
            unit.happens(id, "received")
            unit.person(person=f"Person {number} {each}")
            to = {"organisation": f"Enhet {number} {each}", "purpose": "x", "until_day": day(9), "template": ""}
            answer(db, cast, ask(db, cast, ["maja"], ["goals"], family="provstrom", **to), "maja")
        counted.append([len(queries_of(client_of(who), path)) for who, path in pages])
    assert counted[0] == counted[1]


def test_l3_a_protected_family_stands_in_the_list_without_a_word(unit, db, cast, client_of):
    unit.sent()
    must(
        db,
        cast.lena,
        "name_staff",
        {"id": named("n"), "account": cast.lena.id, "reason": "Samordnar"},
        family_id=unit.family,
    )
    must(db, cast.sara, "protect_member", {"protected": "y"}, member_id=cast.members["maja"])
    page = client_of(cast.lena).get("/referrals").text
    assert "skyddade personuppgifter" in page
    for words in ("Provström", "Arbetsmarknadsenheten", "Olle"):
        assert words not in page
    assert families.family(db, unit.family)["protected"]


def test_l3_who_decides_about_the_money_reads_no_referral_of_the_family(unit, db, cast, client_of):
    ulla = specialist(db, "Ulla", "Socialsekreterare")
    join(db, cast, ulla, decides_money="y")
    id = unit.sent()
    assert client_of(ulla).get(f"/referrals/{id}").status_code == 404
    assert "Arbetsmarknadsenheten" not in client_of(ulla).get("/referrals").text

"""M6, second half: a project ends for a family, the support does not. Somebody is named, met and begins."""

import pytest

from familjelots.families import consent_queries
from familjelots.referrals import queries, shown

from ..cast import must, named, run
from ..families.people import answer, ask, custody
from .sent import answering, back, day

WHEN = "T13:30"


@pytest.fixture
def handover(unit):
    """Provström is handed over, and it has been sent."""
    return unit.sent(kind="handover")


def meeting(key="meeting", days=5, **more):
    told = {"id": named(key), "starts_at": day(days) + WHEN, "place": "Rådhuset", "present": "Maja, Olle och Sara"}
    return told | more


def test_m6_a_warm_handover_from_the_look_before_it_is_sent_to_the_first_contact(unit, db, cast, client_of, outside):
    """Sara sees what Olle will see; all meet; the family reads who and when; Olle says that it has begun."""
    family, list_ = f"/families/{unit.family}/referrals", "/referrals"
    assert "Arbetsmarknadsenheten" in client_of(cast.sara).get(family).text
    id = unit.written(kind="handover")
    before = client_of(cast.sara).get(f"/referrals/{id}").text
    must(db, cast.sara, "plan_joint_meeting", meeting(), referral_id=id)
    assert "Ingen annan tar över nu" in client_of(cast.maja).get("/our-handover").text
    must(db, cast.sara, "send_referral", {}, referral_id=id)
    own = client_of(cast.maja).get("/our-handover").text
    for words in ("Olle tar över", "Arbetsmarknadsenheten", "Rådhuset", "Maja, Olle och Sara", day(5) + WHEN):
        assert words in own
    assert "Olle tar över" in client_of(cast.maja).get("/later").text
    seen = outside.get(unit.inside(outside, id)).text
    card = before.split('<h2 id="told">')[1].split("</article>")[0]
    assert "Vi ber er ta över stödet till en familj." in card
    for words in ("Maja", "070-174 06 02", "070-174 06 01"):
        assert (words in card, words in seen) == (True, True)
    waiting = client_of(cast.lena).get(list_).text
    assert waiting.index("Provström") < waiting.index("</ul>")
    assert shown.list_page(db, cast.lena, 1)["waiting"] == 1
    assert "1 väntar på första kontakt." in client_of(cast.lena).get("/attention").text
    path = unit.inside(outside, id)
    for kind in ("accepted", "first_contact"):
        assert outside.post(f"{path}/answer", data=answering(kind)).status_code == 303
    assert shown.list_page(db, cast.lena, 1)["waiting"] == 0
    assert "Ni har fått kontakt med varandra." in client_of(cast.maja).get("/our-handover").text


def test_m6_what_is_looked_at_is_exactly_what_the_receiver_gets(unit, cast, client_of, outside, handover):
    looked = client_of(cast.sara).get(f"/referrals/{handover}").text
    seen = outside.get(unit.inside(outside, handover)).text

    def told(page):
        return page.split('<h2 id="told">')[1].split("</section>")[0].split("</article>")[0].split()

    assert told(looked) == told(seen)


def test_m6_it_stays_on_the_coordinators_list_until_somebody_has_begun(unit, db, cast, client_of, handover):
    """A no settles nothing: the family still has nobody. Taking it back with why does, or the first contact."""
    unit.happens(handover, "declined", words="Ingen plats.")
    page = client_of(cast.lena).get("/referrals").text
    assert "Hitta någon annan som kan ta över." in page
    assert shown.list_page(db, cast.lena, 1)["waiting"] == 1
    assert "De kan inte. Vi letar efter någon annan." in client_of(cast.maja).get("/our-handover").text
    must(
        db,
        cast.sara,
        "take_back_referral",
        back("Öppna förskolan tar över."),
        referral_id=handover,
    )
    assert shown.list_page(db, cast.lena, 1)["waiting"] == 0
    assert "Ingen annan tar över nu" in client_of(cast.maja).get("/our-handover").text


def test_m6_a_closed_family_without_first_contact_is_still_on_the_list(unit, db, cast, handover):
    closing = {"id": named("c"), "closure": "work", "income_source": "work"}
    must(db, cast.sara, "close_family", closing, family_id=unit.family)
    assert shown.list_page(db, cast.lena, 1)["waiting"] == 1
    unit.happens(handover, "first_contact")
    assert shown.list_page(db, cast.lena, 1)["waiting"] == 0


def test_m6_the_newest_meeting_holds(unit, db, cast, client_of, handover):
    must(db, cast.sara, "plan_joint_meeting", meeting(), referral_id=handover)
    must(db, cast.sara, "plan_joint_meeting", meeting("new", 9, place="Hos Maja"), referral_id=handover)
    own = client_of(cast.maja).get("/our-handover").text
    assert ("Hos Maja" in own, "Rådhuset" in own) == (True, False)
    told = client_of(cast.sara).get(f"/referrals/{handover}").text
    assert told.index("Hos Maja") < told.index("Rådhuset")


def test_m6_a_meeting_has_a_day_and_people_and_belongs_to_a_handover(unit, db, cast, client_of, handover):
    referral = unit.sent(id=named("other"))
    assert run(db, cast.sara, "plan_joint_meeting", meeting(), referral_id=referral).reason == "unknown_choice"
    far = meeting(days=2000)
    assert run(db, cast.sara, "plan_joint_meeting", far, referral_id=handover).reason == "time_too_far"
    before = client_of(cast.sara).post(f"/referrals/{handover}/meetings", data=meeting(days=-1))
    assert (before.status_code, "Rådhuset" in before.text) == (422, True)
    assert "Den dagen var den inte skickad än." in before.text
    posted = client_of(cast.sara).post(f"/referrals/{handover}/meetings", data={**meeting(), "present": ""})
    assert (posted.status_code, "Rådhuset" in posted.text) == (422, True)


def test_m6_all_may_have_met_since_it_was_sent_and_not_before_it_was_written(unit, db, cast):
    sent, written = unit.sent(-10, kind="handover"), unit.written(id=named("unsent"), kind="handover")
    must(db, cast.sara, "plan_joint_meeting", meeting(days=-10), referral_id=sent)
    assert run(db, cast.sara, "plan_joint_meeting", meeting("m", -11), referral_id=sent).reason == "before_it_was_sent"
    assert (
        run(db, cast.sara, "plan_joint_meeting", meeting("m", -1), referral_id=written).reason == "before_it_was_sent"
    )
    must(db, cast.sara, "plan_joint_meeting", meeting("m", 0), referral_id=written)


def test_m6_a_protected_address_is_no_meeting_place(db, cast, client_of):
    pahittdal = cast.families["pahittdal"]
    custody(db, cast, "ture", "eva")
    consent = ask(db, cast, ["eva"], ["goals"], organisation="Stödgruppen", purpose="Stöd", until_day=day(90))
    answer(db, cast, consent, "eva")
    receiver = consent_queries.partners(db, pahittdal)[0]["id"]
    told = {"id": named("h"), "kind": "handover", "receiver": receiver, "contact": "Bo", "about": "Ta vid i vår."}
    must(db, cast.sara, "write_referral", told, family_id=pahittdal)
    must(db, cast.sara, "send_referral", {}, referral_id=told["id"])
    at_per = meeting(place="Hemliga gatan 9, hos Per")
    must(db, cast.sara, "plan_joint_meeting", at_per, referral_id=told["id"])
    assert "Hemliga" not in client_of(cast.eva).get("/our-handover").text
    own = client_of(cast.per).get("/our-handover").text
    assert ("Bo tar över" in own, "Ta vid i vår." in own) == (False, False)


def test_m6_foreign_coaches_and_families_are_told_nothing(unit, db, cast, client_of, handover):
    for who in (cast.amir, cast.eva, cast.admin):
        for path in (f"/referrals/{handover}", f"/families/{unit.family}/referrals"):
            assert client_of(who).get(path).status_code == 404
        receipt = run(db, who, "plan_joint_meeting", meeting(), referral_id=handover)
        assert (receipt.outcome, receipt.reason) == ("parked", "not_found")
    assert client_of(cast.sara).get("/our-handover").status_code == 404
    assert run(db, cast.maja, "note_referral", answering("accepted"), referral_id=handover).reason == "not_found"


def test_m6_a_session_of_ours_never_answers_for_the_receiver(db, cast, handover):
    for who in (cast.sara, cast.lena, cast.maja, cast.admin):
        receipt = run(db, who, "answer_referral", answering("accepted"), referral_id=handover)
        assert (receipt.outcome, receipt.reason) == ("parked", "not_found")
    assert [one["kind"] for one in queries.events(db, [handover])] == ["sent"]


def test_m6_a_link_is_made_of_what_is_sent_and_never_before(unit, db, cast, client_of):
    id, until = unit.written(kind="handover"), {"until_day": day(20)}
    client = client_of(cast.sara)
    assert client.post(f"/referrals/{id}/link", data=until).status_code == 404
    must(db, cast.sara, "send_referral", {}, referral_id=id)
    made = client.post(f"/referrals/{id}/link", data=until).text
    assert ("/p/" in made, 'class="code"' in made) == (True, True)
    assert client_of(cast.amir).post(f"/referrals/{id}/link", data=until).status_code == 404


@pytest.mark.parametrize("until", ["", "i morgon", "2020-01-01"])
def test_m6_a_link_has_a_last_day_that_has_not_been(handover, cast, client_of, until):
    posted = client_of(cast.sara).post(f"/referrals/{handover}/link", data={"until_day": until})
    assert (posted.status_code, 'class="code"' in posted.text) == (422, False)


def test_m6_the_coachs_phone_keeps_the_pages(unit, db, cast, handover):
    from familjelots.core.web import keepable

    paths = keepable.paths(db, cast.sara)
    assert {f"/families/{unit.family}/referrals", f"/referrals/{handover}"} <= set(paths)
    assert "/our-handover" in keepable.paths(db, cast.maja)

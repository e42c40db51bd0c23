"""Ja till att vi berättar: asked, answered by each, given, taken back; and what leaves, to whom and until when."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from familjelots.accounts import queries as accounts
from familjelots.accounts.person import SYSTEM
from familjelots.core import clock
from familjelots.core.db import value
from familjelots.families import consents
from familjelots.families.consent_queries import receivers

from ..cast import must, named, run
from ..plans.plan import a_goal, add
from .people import answer, ask, custody, specialist, today


@pytest.fixture
def family(cast):
    return cast.families["pahittdal"]


@pytest.fixture
def guardians(db, cast):
    custody(db, cast, "ture", "eva", "per")


def to(db, family, organisation="skolan eller förskolan"):
    return next(one["id"] for one in receivers(db, family) if one["organisation"] == organisation)


def state(db, family, consent):
    return next(one["state"] for one in consents.consents_of(db, family) if one["id"] == consent)


def refusal(db, cast, **fields):
    told = {"id": str(uuid4()), "template": "school", "parts": ["goals"], "about": [cast.members["eva"]], **fields}
    receipt = run(db, cast.sara, "ask_consent", told, family_id=cast.families["pahittdal"])
    return receipt.outcome, receipt.reason


def school_plan(db, cast):
    hard = named("noise")
    add(db, cast, "add_barrier", "noise", text="Högt ljud i klassrummet", area="school")
    add(db, cast, "add_step", "plan", text="Gå in bakvägen", doer="other", doer_name="mentor Kim", barrier=hard)
    add(db, cast, "add_step", "bills", text="Betala hyran", doer="other", doer_name="Eva")


def test_m4_the_school_is_told_its_part_when_both_guardians_have_said_yes(db, cast, client_of, family, guardians):
    school_plan(db, cast)
    consent = ask(db, cast, ["ture"], ["school"])
    sara = client_of(cast.sara).get(f"/families/{family}/consents").text
    assert "Gå in bakvägen" in sara
    assert "Betala hyran" not in sara
    assert answer(db, cast, consent, "eva").outcome == "applied"
    school = to(db, family)
    assert state(db, family, consent) == consents.WAITING
    assert not consents.allows(db, family, school, "school")
    answer(db, cast, consent, "per", by=cast.sara)
    assert state(db, family, consent) == consents.GIVEN
    eva, per = client_of(cast.sara).get(f"/families/{family}/consents").text.split("<strong>Per</strong>")[:2]
    assert ", på egen telefon" in eva
    assert ", noterat av Sara" in per
    assert consents.allows(db, family, school, "school")
    assert not consents.allows(db, family, school, "goals")
    opened = {"id": family, "coach_name": "Sara", "coach_phone": ""}
    lines = [line.text for part in consents.shared_with(db, opened, school) for line in part["lines"]]
    assert lines == ["Högt ljud i klassrummet", "Gå in bakvägen"]


def test_m4_a_guardian_who_has_not_answered_blocks_or_is_reasoned_by_name(db, cast, client_of, family, guardians):
    consent = ask(db, cast, ["ture"], ["goals"])
    answer(db, cast, consent, "eva")
    without = {"id": str(uuid4()), "member": cast.members["per"], "reason": "Per nås inte, skolan börjar i morgon."}
    must(db, cast.sara, "go_on_without", without, consent_id=consent)
    assert consents.allows(db, family, to(db, family), "goals")
    text = client_of(cast.sara).get(f"/families/{family}/consents").text
    assert "Per nås inte" in text
    answer(db, cast, consent, "per", "no")
    assert state(db, family, consent) == consents.DECLINED
    receipt = run(db, cast.sara, "go_on_without", without | {"id": str(uuid4())}, consent_id=consent)
    assert (receipt.outcome, receipt.reason) == ("parked", "has_answered")


def test_why_one_went_on_without_an_answer_can_be_read_after_it_has_come(db, cast, client_of, family, guardians):
    consent = ask(db, cast, ["ture"], ["goals"])
    answer(db, cast, consent, "eva")
    for reason in ("Per nås inte.", "Per är på sjön."):
        without = {"id": str(uuid4()), "member": cast.members["per"], "reason": reason}
        must(db, cast.sara, "go_on_without", without, consent_id=consent)
    answer(db, cast, consent, "per")
    text = client_of(cast.sara).get(f"/families/{family}/consents").text
    assert "Vi gick vidare innan svaret kom:" in text
    assert text.index("Per nås inte.") < text.index("Per är på sjön.")


def test_why_one_went_on_without_a_guardian_can_be_read_when_custody_has_ended(db, cast, client_of, family, guardians):
    consent = ask(db, cast, ["ture"], ["goals"])
    without = {"id": str(uuid4()), "member": cast.members["per"], "reason": "Per nås inte."}
    must(db, cast.sara, "go_on_without", without, consent_id=consent)
    held = value(db, "SELECT id FROM custody WHERE guardian = ?", cast.members["per"])
    must(db, cast.sara, "end_custody", {}, custody_id=held)
    assert "Per nås inte." in client_of(cast.sara).get(f"/families/{family}/consents").text


def test_f7_each_organisation_has_its_own_yes_and_nothing_of_the_others(db, cast, family):
    a_goal(db, cast, "goal")
    for template, parts in (("school", ["goals"]), ("region", ["times"])):
        answer(db, cast, ask(db, cast, ["eva"], parts, template=template), "eva")
    school, region = to(db, family), to(db, family, "vården i regionen")
    assert consents.allowed_parts(db, family, school) == {"goals"}
    assert consents.allowed_parts(db, family, region) == {"times"}
    assert consents.allowed_parts(db, family, named("nobody")) == set()
    assert consents.allowed_parts(db, cast.families["mithal"], school) == set()


def test_what_concerns_somebody_whom_nobody_asked_about_is_not_told(db, cast, family):
    for name in ("eva", "ida"):
        add(db, cast, "add_barrier", f"hard {name}", text=f"Svårt för {name}", member=cast.members[name])
    consent = ask(db, cast, ["eva"], ["barriers"])
    answer(db, cast, consent, "eva")
    told = consents.shared_with(db, {"id": family}, to(db, family))
    assert [line.text for part in told for line in part["lines"]] == ["Svårt för eva"]


def test_what_is_taken_back_is_closed_at_the_next_request_and_stands_as_a_gap(db, cast, client_of, family):
    consent = ask(db, cast, ["eva"], ["goals"])
    answer(db, cast, consent, "eva")
    assert consents.allows(db, family, to(db, family), "goals")
    assert answer(db, cast, consent, "eva", "withdrawn").outcome == "applied"
    assert not consents.allows(db, family, to(db, family), "goals")
    assert "skolan eller förskolan" in value(db, "SELECT gaps FROM family WHERE id = ?", family)
    assert "får inget veta" in client_of(cast.sara).get(f"/families/{family}").text
    answer(db, cast, consent, "eva")
    assert value(db, "SELECT gaps FROM family WHERE id = ?", family) == ""


def test_a_no_is_a_gap_and_a_day_that_has_passed_ends_a_yes(db, cast, family):
    consent = ask(db, cast, ["eva"], ["goals"], until_day=today())
    answer(db, cast, consent, "eva", by=cast.sara)
    assert consents.allows(db, family, to(db, family), "goals")
    with clock.at(clock.now() + timedelta(days=1)):
        assert state(db, family, consent) == consents.EXPIRED
        assert not consents.allows(db, family, to(db, family), "goals")
        assert answer(db, cast, consent, "eva").reason == "consent_over"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"template": "", "purpose": "x"}, "no_receiver"),
        ({"template": "nonsense"}, "unknown_choice"),
        ({"parts": []}, "no_parts"),
        ({"parts": ["everything"]}, "no_parts"),
        ({"about": []}, "nobody_concerned"),
        ({"template": "", "organisation": "Skolan"}, "no_purpose"),
        ({"template": "", "organisation": "Skolan", "purpose": "x"}, "no_end"),
        ({"until_day": "2020-01-01"}, "ends_before_it_begins"),
        ({"until_day": "2099-01-01"}, "consent_too_long"),
    ],
)
def test_a_consent_that_says_too_little_is_refused(db, cast, fields, reason):
    assert refusal(db, cast, **fields) == ("parked", reason)


def test_somebody_of_the_team_and_somebody_else_are_two_receivers_and_neither_is_dropped(db, cast):
    tove = specialist(db, "Tove", "Psykolog")
    fields = {"template": "", "purpose": "Samma råd hemma", "until_day": today(), "account": tove.id}
    assert refusal(db, cast, **fields, organisation="Påhittskolan") == ("parked", "two_receivers")
    assert refusal(db, cast, **fields, person="Kim") == ("parked", "two_receivers")


def test_nobody_can_say_yes_for_a_child_without_custody(db, cast):
    assert refusal(db, cast, about=[cast.members["ture"]]) == ("parked", "nobody_answers")


def test_one_of_the_family_answers_for_oneself_alone(db, cast, family, guardians):
    consent = ask(db, cast, ["ture"], ["goals"])
    assert answer(db, cast, consent, "per", by=cast.eva).reason == "not_found"
    assert answer(db, cast, consent, "eva", by=cast.maja).reason == "not_found"


def test_the_family_reads_what_leaves_and_nothing_of_the_other_home(db, cast, client_of, family, guardians):
    consent = ask(db, cast, ["ture"], ["contacts", "goals"])
    page = client_of(cast.eva).get("/our-consents").text
    assert "Så att skolan och hemmet gör likadant" in page
    assert "Ture" in page
    assert "Per" not in page
    answer(db, cast, consent, "eva")
    assert "Någon mer måste svara" in client_of(cast.eva).get("/our-consents").text
    assert consent not in client_of(cast.maja).get("/our-consents").text


def test_a_page_is_turned_to_one_home_and_shows_it_nothing_of_the_other(db, cast, client_of, family, guardians):
    both, pers = (ask(db, cast, about, ["contacts"]) for about in (["ture"], ["per"]))
    page = client_of(cast.sara).get(f"/families/{family}/consents").text
    numbers = dict(re.findall(r'data-table="(\d)">([^<]+)<', page))
    assert numbers == {"1": "Hos Per", "2": "Kornvägen"}
    at = dict(re.findall(r'data-of="consent-([0-9a-f-]{36})" data-state="waiting" data-at="([^"]*)"', page))
    assert at == {both: "1 2", pers: "1"}
    assert re.search(r'<li data-at="1">Per\b', page)
    assert re.search(r'<li data-at="2">Eva\b', page)
    assert "data-table" not in client_of(cast.sara).get(f"/families/{cast.families['provstrom']}/consents").text


def test_the_text_is_never_shown_in_a_translation_that_nobody_has_checked(db, cast, client_of):
    ask(db, cast, ["samir"], ["goals"], family="mithal", template="region")
    page = client_of(cast.amir).get(f"/families/{cast.families['mithal']}/consents").text
    assert "inte granskad på arabiska" in page
    assert "Läs den på svenska tillsammans med en tolk" in page
    own = {"id": named("samirs"), "name": "Samir", "role": "family", "member": cast.members["samir"]}
    must(db, SYSTEM, "create_account", own | {"family": cast.families["mithal"]})
    page = client_of(accounts.author(db, own["id"], None)).get("/our-consents").text
    assert "Läs den på svenska tillsammans med en tolk" in page, "his phone speaks Swedish, he reads Arabic"
    db.conn.execute("UPDATE account SET language = 'en' WHERE id = ?", [cast.maja.id])
    ask(db, cast, ["maja"], ["goals"], family="provstrom", template="school")
    page = client_of(cast.maja).get("/our-consents").text
    assert "Så att skolan och hemmet gör likadant" in page
    assert "school and home do the same" not in page


@pytest.mark.parametrize(
    ("reads", "told"),
    [
        ("sv", "Texten är inte granskad på svenska. Läs den på danska tillsammans med en tolk."),
        ("ar", "Texten är inte granskad på arabiska. Läs den på danska tillsammans med en tolk."),
        ("da", ""),
    ],
)
def test_the_text_of_a_danish_programme_is_read_in_the_danish_that_somebody_has_checked(
    db, cast, client_of, reads, told
):
    mithal = cast.families["mithal"]
    db.conn.execute("UPDATE family SET programme = 'helhedsindsats' WHERE id = ?", [mithal])
    db.conn.execute("UPDATE member SET language = ? WHERE id = ?", [reads, cast.members["samir"]])
    ask(db, cast, ["samir"], ["goals"], family="mithal", template="jobcenter")
    page = client_of(cast.amir).get(f"/families/{mithal}/consents").text
    assert '<div class="stack" data-gap="small" lang="da" dir="ltr">' in page
    assert "Så kravene i jobcentret passer til jeres plan" in page
    assert "Så att kraven på jobcentret passar er plan" not in page
    assert told in page
    assert bool(told) == ("inte granskad" in page)


def test_a_plain_browser_gets_its_words_back(cast, client_of, family):
    path = f"/families/{family}/consents"
    told = client_of(cast.sara).post(path, data={"id": str(uuid4()), "purpose": "Mina ord", "template": ""})
    assert told.status_code == 422
    assert "Mina ord" in told.text
    assert "Utan mottagare" in told.text

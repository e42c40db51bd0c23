"""All of the family's appointments in one list with our visits; each home its own, and no place of who is protected."""

import re
from datetime import timedelta

import pytest

from familjelots.appointments import queries
from familjelots.core import clock

from ..cast import must, named, run
from ..families.people import join, specialist
from ..overview.test_queries_do_not_grow import queries_of


def at(days=2, time="10:00"):
    return f"{clock.today() + timedelta(days=days)}T{time}"


def write(db, cast, who, key="time", **fields):
    """Somebody of Påhittdal writes an appointment down; its id."""
    facts = {"id": named(key), "with_whom": "BUP", "starts_at": at(), "place": "Sjukhuset", **fields}
    must(db, who, "add_appointment", facts, family_id=cast.families["pahittdal"])
    return facts["id"]


def test_ours_and_others_stand_in_one_list_in_the_order_of_time(db, cast, client_of):
    family = cast.families["pahittdal"]
    visit = {"id": named("v"), "family": family, "household": cast.homes["kornvagen"]}
    must(db, cast.sara, "plan_visit", visit | {"starts_at": at(3, "09:00"), "purpose": "Bildschemat"})
    write(db, cast, cast.sara, "late", with_whom="Försäkringskassan", starts_at=at(4))
    write(db, cast, cast.eva, "early", with_whom="BUP", starts_at=at(2), companion="coach", about="Sömnen")
    for who, path in (
        (cast.sara, f"/families/{family}"),
        (cast.sara, f"/families/{family}/times"),
        (cast.eva, "/later"),
    ):
        page = client_of(who).get(path).text
        listed = page[page.index(f'id="times-{family}"') :]
        places = [listed.index(words) for words in ("BUP", "Bildschemat", "Försäkringskassan")]
        assert places == sorted(places), path
        for words in ("Sömnen", "Sjukhuset", "Följer med", "10.00"):
            assert words in listed, path


def test_what_has_been_stands_under_what_is_ahead_and_its_day_can_be_mended(db, cast, client_of):
    family = cast.families["pahittdal"]
    id = write(db, cast, cast.eva, with_whom="Vårdcentralen", starts_at=at(-20), household=cast.homes["kornvagen"])
    for who, path in ((cast.sara, f"/families/{family}/times"), (cast.eva, "/our-times")):
        page = client_of(who).get(path).text
        past = page[page.index("Har varit") : page.index('id="letters"')]
        assert "Vårdcentralen" in past, path
        assert f'action="/appointments/{id}"' in past, path
    assert "Vårdcentralen" not in client_of(cast.per).get("/our-times").text


def test_the_nearest_is_on_nu_with_who_comes_along(db, cast, client_of):
    write(db, cast, cast.sara, companion=f"member:{cast.members['eva']}", member=cast.members["ture"])
    page = client_of(cast.eva).get("/now").text
    assert "BUP" in page
    assert "Följer med" in page


def test_whoever_reads_it_is_du_and_everybody_else_has_a_name(db, cast, client_of):
    write(db, cast, cast.sara, companion=f"member:{cast.members['eva']}")
    letter = {"id": named("letter"), "sender": "Skolan", "dealer": f"member:{cast.members['eva']}"}
    must(db, cast.sara, "add_letter", letter, family_id=cast.families["pahittdal"])
    for who, path, name in (
        (cast.eva, "/later", "du"), (cast.eva, "/our-times", "du"), (cast.eva, "/now", "du"),
        (cast.sara, f"/families/{cast.families['pahittdal']}/times", "Eva"),
    ):  # fmt: skip
        page = re.sub(r"<[^>]+>", "", client_of(who).get(path).text)
        assert f"Följer med: {name}" in page, path
        assert f"Tar hand om det: {name}" in page, path


def test_one_that_is_cancelled_is_told_as_such_and_waited_for_no_more(db, cast, client_of):
    id = write(db, cast, cast.eva)
    must(db, cast.eva, "turn_appointment", {"id": named("c"), "status": "cancelled"}, appointment_id=id)
    assert "BUP" not in client_of(cast.eva).get("/later").text
    page = client_of(cast.eva).get("/our-times").text
    assert 'data-state="cancelled"' in page
    must(db, cast.sara, "turn_appointment", {"id": named("a"), "status": "planned"}, appointment_id=id)
    assert "BUP" in client_of(cast.eva).get("/later").text


def test_the_other_home_never_meets_what_is_not_its_own(db, cast, client_of):
    write(db, cast, cast.eva, "home", with_whom="Familjerådgivningen", household=cast.homes["kornvagen"])
    write(db, cast, cast.sara, "person", with_whom="Evas läkare", member=cast.members["eva"])
    write(db, cast, cast.sara, "along", with_whom="Evas bank", companion=f"member:{cast.members['eva']}")
    for path in ("/now", "/later", "/our-times"):
        page = client_of(cast.per).get(path).text
        for words in ("Familjerådgivningen", "Evas läkare", "Evas bank"):
            assert words not in page, path
    assert "Evas läkare" in client_of(cast.eva).get("/later").text


def test_the_place_of_who_has_a_protected_address_is_told_to_nobody(db, cast, client_of):
    write(db, cast, cast.sara, "pers", with_whom="Pers läkare", place="Annanstads sjukhus", member=cast.members["per"])
    write(db, cast, cast.sara, "ture", with_whom="Tandläkaren", place="Annanstads klinik", member=cast.members["ture"])
    write(db, cast, cast.sara, "home", place="Annanstads torg", household=cast.homes["granvagen"])
    family = cast.families["pahittdal"]
    for who, paths in (
        (cast.sara, (f"/families/{family}", f"/families/{family}/times")),
        (cast.lena, (f"/families/{family}/times",)),
        (cast.eva, ("/later", "/our-times")),
    ):
        for path in paths:
            page = client_of(who).get(path).text
            assert "Annanstads" not in page, path
            assert "Tandläkaren" in page


def test_a_place_that_became_protected_is_neither_among_former_texts_nor_waiting_for_a_choice(db, cast, client_of):
    id = write(db, cast, cast.sara, member=cast.members["eva"])
    base = {"with_whom": "BUP", "base.with_whom": "BUP", "starts_at": at(), "base.starts_at": at()}
    for who, place in ((cast.lena, "Kliniken"), (cast.sara, "Skolan")):
        must(db, who, "edit_appointment", base | {"place": place, "base.place": "Sjukhuset"}, appointment_id=id)
    pages = f"/appointments/{id}/texts", "/attention"
    for path in pages:
        assert "Skolan" in client_of(cast.sara).get(path).text
    for protected in ({"protected": "y"}, {}):
        must(db, cast.lena, "protect_household", protected, household_id=cast.homes["kornvagen"])
        for path in pages:
            answer = client_of(cast.sara).get(path)
            assert answer.status_code == 200
            for place in ("Sjukhuset", "Kliniken", "Skolan"):
                assert place not in answer.text or not protected
    assert "Skolan" in client_of(cast.sara).get("/attention").text


def test_a_family_with_a_protected_identity_has_no_places(db, cast, client_of):
    write(db, cast, cast.sara)
    must(db, cast.lena, "name_staff", {"id": named("n"), "account": cast.lena.id}, family_id=cast.families["pahittdal"])
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    page = client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}/times").text
    assert "BUP" in page
    assert "Sjukhuset" not in page
    assert 'name="place"' not in page


def test_a_place_that_is_hidden_is_not_lost_by_an_edit(db, cast):
    id = write(db, cast, cast.sara, member=cast.members["per"])
    seen = {"with_whom": "Pers läkare", "base.with_whom": "BUP", "starts_at": at(), "base.starts_at": at()}
    must(db, cast.sara, "edit_appointment", seen, appointment_id=id)
    assert db.conn.execute("SELECT with_whom, place FROM appointment").fetchone() == ("Pers läkare", "Sjukhuset")


def test_two_who_change_one_at_once_lose_no_words(db, cast, client_of):
    id = write(db, cast, cast.sara)
    seen = {"with_whom": "BUP", "base.with_whom": "BUP", "base.starts_at": at()}
    must(db, cast.lena, "edit_appointment", seen | {"starts_at": at(5)}, appointment_id=id)
    must(db, cast.eva, "edit_appointment", seen | {"starts_at": at(6), "base.place": "Sjukhuset"}, appointment_id=id)
    found = queries.appointment(db, id) or {}
    assert (found["starts_at"], found["place"]) == (at(5), "")
    assert db.conn.execute("SELECT field, mine FROM edit_conflict").fetchall() == [("starts_at", at(6))]
    assert "Med vem?" not in client_of(cast.sara).get("/attention").text
    assert "När?" in client_of(cast.sara).get("/attention").text


@pytest.mark.parametrize("field", ["household", "member", "companion"])
def test_eva_names_nobody_and_no_home_that_she_may_not_see(db, cast, field):
    answers = set()
    for id in (cast.homes["granvagen"], cast.members["per"], named("nobody"), cast.members["maja"]):
        value = f"member:{id}" if field == "companion" else id
        fields = {"id": named("x"), "with_whom": "BUP", "starts_at": at(), field: value}
        receipt = run(db, cast.eva, "add_appointment", fields, family_id=cast.families["pahittdal"])
        answers.add((receipt.outcome, receipt.reason))
    assert len(answers) == 1
    assert answers.pop()[0] == "parked"


def test_one_in_ten_years_is_a_slip_of_the_finger(db, cast):
    fields = {"id": named("x"), "with_whom": "BUP", "starts_at": at(3660)}
    receipt = run(db, cast.eva, "add_appointment", fields, family_id=cast.families["pahittdal"])
    assert (receipt.outcome, receipt.reason) == ("parked", "time_too_far")


def test_who_decides_the_familys_money_sees_no_times_of_others(db, cast, client_of):
    ulla = specialist(db, "Ulla", "socialsekreterare")
    join(db, cast, ulla, "pahittdal", decides_money="y")
    write(db, cast, cast.sara)
    family = cast.families["pahittdal"]
    assert "BUP" not in client_of(ulla).get(f"/families/{family}").text
    assert client_of(ulla).get(f"/families/{family}/times").status_code == 404


def test_a_refused_time_comes_back_with_all_that_was_typed(cast, client_of):
    typed = {"id": named("x"), "with_whom": "BUP", "starts_at": "snart", "about": "Om sömnen"}
    for who in (cast.sara, cast.eva):
        answer = client_of(who).post(f"/families/{cast.families['pahittdal']}/appointments", data=typed)
        assert answer.status_code == 422
        for words in ("Om sömnen", "snart", "Skriv dag och tid"):
            assert words in answer.text


@pytest.mark.parametrize(
    ("reader", "page"), [("sara", "/families/{}/times"), ("eva", "/our-times"), ("eva", "/later"), ("sara", "/today")]
)
def test_ten_times_as_much_takes_the_same_queries(db, cast, client_of, reader, page):
    client, path = client_of(cast.people[reader]), page.format(cast.families["pahittdal"])
    family, counted = {"family_id": cast.families["pahittdal"]}, []
    for start, stop in ((0, 1), (1, 10)):
        for number in range(start, stop):
            write(db, cast, cast.sara, f"time {number}", starts_at=at(2 + number))
            letter = {"id": named(f"letter {number}"), "sender": "Skolan", "deadline": at()[:10]}
            must(db, cast.sara, "add_letter", letter, **family)
        counted.append(len(queries_of(client, path)))
    assert counted[0] == counted[1] < 30


def test_a_familys_words_that_met_anothers_are_on_its_own_list_where_it_may_choose(db, cast, client_of):
    id = write(db, cast, cast.sara, household=cast.homes["kornvagen"])
    seen = {"with_whom": "BUP", "base.with_whom": "BUP", "starts_at": at(), "base.starts_at": at()}
    must(db, cast.sara, "edit_appointment", seen | {"with_whom": "Saras ord"}, appointment_id=id)
    receipt = must(db, cast.eva, "edit_appointment", seen | {"with_whom": "Evas ord"}, appointment_id=id)
    assert "/attention" in receipt.affects
    assert "Evas ord" in client_of(cast.eva).get("/attention").text
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    assert "Evas ord" in client_of(cast.eva).get("/attention").text, "its own phone is its own"
    assert "Evas ord" not in client_of(cast.sara).get("/attention").text
    must(db, cast.lena, "protect_member", {"protected": ""}, member_id=cast.members["eva"])
    ((conflict,),) = db.conn.execute("SELECT id FROM edit_conflict").fetchall()
    fields = {"chosen": "waits", "base.with_whom": "Saras ord"}
    assert run(db, cast.per, "choose_text", fields, conflict_id=conflict).reason == "not_found"
    chosen = must(db, cast.eva, "choose_text", fields, conflict_id=conflict)
    assert "/our-times" in chosen.affects
    assert "Evas ord" in client_of(cast.eva).get("/our-times").text

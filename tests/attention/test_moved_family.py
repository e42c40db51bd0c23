"""A family moved while its coach was away: the words reach whoever coordinates, and the coach learns nothing more."""

import pytest

from ..cast import must, named, run


@pytest.fixture
def moved(db, cast):
    """Sara's note arrives after the family was given to Amir."""
    family = cast.families["provstrom"]
    must(db, cast.lena, "give_family", {"id": named("give"), "coach": cast.amir.id}, family_id=family)
    return run(db, cast.sara, "write_note", {"id": named("late"), "text": "Skrivet på bussen."}, family_id=family)


def listed(client_of, person):
    return client_of(person).get("/attention").text


def settle(db, who, op, command="accept_words"):
    return run(db, who, command, {"resolves": op}, parked_op=op)


def notes(db):
    return db.conn.execute("SELECT text, account.name FROM note JOIN account ON account.id = made_by").fetchall()


def test_the_words_reach_whoever_coordinates_with_family_and_author(cast, client_of, moved):
    page = listed(client_of, cast.lena)
    for words in ("Skrivet på bussen.", "Provström", "Sara · ", "Spara hos familjen"):
        assert words in page
    assert "Skrivet på bussen." not in listed(client_of, cast.amir)


def test_of_a_protected_family_they_are_read_with_network_alone(db, cast, client_of, moved):
    family = cast.families["provstrom"]
    name = {"id": named("name"), "account": cast.lena.id, "reason": "Samordnar"}
    must(db, cast.lena, "name_staff", name, family_id=family)
    mother = next(id for id, of in db.conn.execute("SELECT id, family FROM member") if of == family)
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=mother)
    assert "Skrivet på bussen." not in listed(client_of, cast.lena)
    assert "Skrivet på bussen." in client_of(cast.lena).get("/attention/apart").text


def test_the_author_is_told_neutrally_and_nothing_of_the_family_is_revealed(cast, client_of, moved):
    assert (moved.outcome, moved.reason) == ("parked", "not_found")
    page = listed(client_of, cast.sara)
    assert "Dina ord har gått vidare till den som samordnar." in page
    assert "Skrivet på bussen." in page
    for secret in ("Provström", "Amir", "kontaktperson", f"/families/{cast.families['provstrom']}"):
        assert secret not in page


def test_one_tap_saves_them_with_the_family_in_their_authors_name(db, cast, client_of, moved):
    client = client_of(cast.lena)
    data = {"op": named("taken"), "resolves": moved.op}
    assert client.post(f"/parked/{moved.op}/acceptance", data=data).headers["Location"] == "/attention"
    assert notes(db) == [("Skrivet på bussen.", "Sara")]
    assert "Skrivet på bussen." not in listed(client_of, cast.lena)
    assert "Den som samordnar har tagit hand om dina ord." in listed(client_of, cast.sara)
    assert settle(db, cast.lena, moved.op).outcome == "parked"
    assert len(notes(db)) == 1


def test_or_they_are_put_away_and_stay_in_the_journal(db, cast, client_of, moved):
    assert settle(db, cast.lena, moved.op, "put_away").outcome == "applied"
    assert "Skrivet på bussen." not in listed(client_of, cast.lena)
    assert notes(db) == []


def test_their_author_putting_them_away_takes_them_from_nobody_else(db, cast, client_of, moved):
    assert settle(db, cast.sara, moved.op, "put_away").outcome == "applied"
    assert "Skrivet på bussen." not in listed(client_of, cast.sara)
    assert "Skrivet på bussen." in listed(client_of, cast.lena)


def test_a_visit_keeps_who_made_it(db, cast, moved):
    told = {"id": named("visit"), "text": "Vi åt frukost.", "steps-0-id": named("s"), "steps-0-text": "Ringa"}
    late = run(db, cast.sara, "record_visit", told, family_id=cast.families["provstrom"])
    assert settle(db, cast.lena, late.op).outcome == "applied"
    assert db.conn.execute("SELECT coach, text FROM visit").fetchall() == [(cast.sara.id, "Vi åt frukost.")]


def test_words_about_a_step_of_the_family_go_the_same_way(db, cast, client_of, moved):
    family = cast.families["provstrom"]
    must(db, cast.amir, "add_step", {"id": named("step"), "text": "Amirs steg", "doer": "coach"}, family_id=family)
    edit = {"text": "Saras ändring", "doer": "coach", "base.text": "Amirs steg", "base.doer": "coach"}
    run(db, cast.sara, "edit_step", edit, step_id=named("step"))
    assert "Saras ändring" in listed(client_of, cast.lena)
    assert "Amirs steg" not in listed(client_of, cast.sara)


def test_what_somebody_wrote_about_a_family_that_never_was_theirs_stays_theirs_alone(db, cast, client_of):
    told = []
    for family in (cast.families["mithal"], named("invented")):
        receipt = run(db, cast.sara, "write_note", {"id": named("n"), "text": "Fel familj"}, family_id=family)
        told.append((receipt.outcome, receipt.reason))
        assert settle(db, cast.lena, receipt.op).outcome == "parked"
    assert told == [("parked", "not_found")] * 2
    assert "Fel familj" not in listed(client_of, cast.lena)
    assert "samordnar" not in listed(client_of, cast.sara)


def test_only_who_coordinates_takes_care_of_them(db, cast, moved):
    for person in (cast.sara, cast.amir, cast.eva, cast.admin):
        assert settle(db, person, moved.op).reason == "not_found"
        if person is not cast.sara:
            assert settle(db, person, moved.op, "put_away").reason == "not_found"
    assert notes(db) == []


def test_what_a_coach_may_not_do_with_an_own_family_is_nobody_elses_to_save(db, cast, client_of):
    giving = {"id": named("give"), "coach": cast.amir.id}
    receipt = run(db, cast.sara, "give_family", giving, family_id=cast.families["provstrom"])
    assert receipt.outcome == "parked"
    assert settle(db, cast.lena, receipt.op).outcome == "parked"
    assert "Spara hos familjen" not in listed(client_of, cast.lena)


def test_a_family_that_comes_back_gives_the_words_back_to_their_author(db, cast, client_of, moved):
    family = cast.families["provstrom"]
    must(db, cast.lena, "give_family", {"id": named("back"), "coach": cast.sara.id}, family_id=family)
    assert "Skrivet på bussen." not in listed(client_of, cast.lena)
    page = listed(client_of, cast.sara)
    assert f"/attention/{moved.op}" in page
    assert "Öppna och spara igen" in page


def test_who_coordinates_and_may_not_open_a_protected_family_takes_no_care_of_its_words(db, cast, client_of, moved):
    db.conn.execute("UPDATE family SET protected = 1 WHERE id = ?", [cast.families["provstrom"]])
    assert "Skrivet på bussen." not in listed(client_of, cast.lena)
    assert settle(db, cast.lena, moved.op).outcome == "parked"
    assert notes(db) == []

"""Titta på det här: a person's own list, in words, with nothing lost and nothing of others."""

import re

from familjelots.core import clock

from ..cast import must, named, run
from ..visits.told import at_eva, row


def page(client_of, person):
    answer = client_of(person).get("/attention")
    assert answer.status_code == 200
    return answer.text


def test_an_empty_list_is_kind(cast, client_of):
    assert "Allt du har skrivit står där det ska" in page(client_of, cast.sara)


def test_a_parked_post_shows_its_words_whole_and_why(db, cast, client_of):
    told = {"id": named("v"), "text": "Vi satt <b>länge</b>\noch pratade.", "at": "i tisdags"}
    told |= row("steps", 0, id=named("s"), text="Ring skolan", doer="coach", due="2026-11-26")
    assert run(db, cast.sara, "record_visit", told, family_id=cast.families["pahittdal"]).outcome == "parked"
    text = page(client_of, cast.sara)
    wrote = ["Vi satt &lt;b&gt;länge&lt;/b&gt;\noch pratade.", "i tisdags", "Ring skolan", "torsdag 26 november"]
    for words in ("Ett besök", "Påhittdal", "Något i formuläret behöver rättas", "Med några ord", *wrote):
        assert words in text
    seen = re.sub(r"<[^>]*>", " ", text)
    for code in (named("v"), named("s"), "konflikt", "invalid", "parked"):
        assert code not in seen
    assert text.count("data-attention-item data-id=") == 1


def test_nobody_reads_anothers_list(db, cast, client_of):
    run(db, cast.sara, "record_visit", {"id": "?", "text": "bara Saras ord"}, family_id=cast.families["provstrom"])
    for person in (cast.amir, cast.lena, cast.eva, cast.admin):
        assert "bara Saras ord" not in page(client_of, person)


def test_words_stay_readable_when_the_family_is_lost_but_its_name_does_not(db, cast, client_of):
    told = {"id": "?", "text": "Saras egna ord"}
    run(db, cast.sara, "record_visit", told, family_id=cast.families["provstrom"])
    giving = {"id": named("give"), "coach": cast.amir.id}
    must(db, cast.lena, "give_family", giving, family_id=cast.families["provstrom"])
    text = page(client_of, cast.sara)
    assert "Saras egna ord" in text
    assert "Provström" not in text


def test_two_texts_of_one_thing_are_both_shown(db, cast, client_of):
    family = cast.families["pahittdal"]
    must(db, cast.sara, "add_step", {"id": named("s"), "text": "Först", "doer": "coach"}, family_id=family)
    edit = {"doer": "coach", "base.doer": "coach", "base.text": "Först"}
    must(db, cast.lena, "edit_step", {**edit, "text": "Lenas ord"}, step_id=named("s"))
    must(db, cast.sara, "edit_step", {**edit, "text": "Saras ord"}, step_id=named("s"))
    text = page(client_of, cast.sara)
    assert "Saras ord" in text
    assert "Lenas ord" in text
    assert "Två har skrivit om samma sak" in text


def test_a_part_of_a_visit_waits_until_it_is_settled(db, cast, client_of):
    with clock.at(clock.instant("2026-11-24T10:00:00Z")):
        told = at_eva(cast, next_at="2026-11-01T09:00", next_id=named("next"))
        must(db, cast.sara, "record_visit", told, family_id=cast.families["pahittdal"])
    client = client_of(cast.sara)
    text = client.get("/attention").text
    assert "Nästa gång" in text
    assert "/looks/" in text
    (look,) = db.conn.execute("SELECT id FROM visit_attention").fetchone()
    answer = client.post(f"/looks/{look}/settlement", data={"op": named("settled")})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/attention")
    assert "/looks/" not in client.get("/attention").text


def test_what_was_settled_is_still_read_on_the_page_of_its_visit(db, cast, client_of):
    told = at_eva(cast, **{"steps-0-id": named("long"), "steps-0-text": "Ringa skolan. " * 200})
    must(db, cast.sara, "record_visit", told, family_id=cast.families["pahittdal"])
    (look,) = db.conn.execute("SELECT id FROM visit_attention").fetchone()
    must(db, cast.sara, "settle_look", look_id=look)
    assert "Ringa skolan." not in client_of(cast.sara).get("/attention").text
    assert "Ringa skolan. Ringa skolan." in client_of(cast.lena).get(f"/visits/{told['id']}").text
    assert "Ringa skolan." not in client_of(cast.eva).get(f"/visits/{told['id']}").text


def test_only_the_author_settles(db, cast, client_of):
    told = at_eva(cast, topics=["magic"])
    must(db, cast.sara, "record_visit", told, family_id=cast.families["pahittdal"])
    (look,) = db.conn.execute("SELECT id FROM visit_attention").fetchone()
    for person in (cast.amir, cast.lena, cast.eva):
        assert client_of(person).post(f"/looks/{look}/settlement").status_code == 404
        assert run(db, person, "settle_look", look_id=look).reason == "not_found"
    assert run(db, cast.sara, "settle_look", look_id=named("invented")).reason == "not_found"
    assert db.conn.execute("SELECT settled_at FROM visit_attention").fetchone() == (None,)


def test_a_post_to_a_page_that_is_gone_keeps_its_words(db, cast, client_of):
    from familjelots.core import journal

    gone = journal.Entry(named("op"), "/long/gone", {"text": ["viktiga ord"], "mood": ["bra"]}, "gone_command")
    journal.receive(db, cast.sara, [gone])
    text = page(client_of, cast.sara)
    for words in ("Något du skrev", "viktiga ord", "bra"):
        assert words in text

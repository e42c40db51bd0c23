"""M5: a family says what is not right in what was written about it; its words stand beside it, its own alone."""

import pytest

from familjelots.visits import objection_queries

from ..cast import must, named, run


@pytest.fixture
def visit(db, cast):
    """Sara's visit to Eva's home, with words of both halves."""
    told = {"id": named("visit"), "household": cast.homes["kornvagen"], "at": "2026-11-20T09:00"}
    words = {"text": "Ture var sen varje dag.", "observations": "kanariefågel-efteråt"}
    must(db, cast.sara, "record_visit", told | words, family_id=cast.families["pahittdal"])
    return named("visit")


def objects(db, who, visit, text="Det var bara på måndagen.", key="objection"):
    return run(db, who, "object_to_visit", {"id": named(key), "text": text}, visit_id=visit)


def withdraws(db, who, key="objection"):
    return run(db, who, "withdraw_objection", {"id": named(f"{key} {who.name}")}, objection_id=named(key))


def pages(client_of, who, cast, visit):
    client = client_of(who)
    return [client.get(path).text for path in (f"/families/{cast.families['pahittdal']}", f"/visits/{visit}")]


def test_m5_what_a_family_says_is_not_right_stands_beside_the_record_for_all_who_read_it(db, cast, client_of, visit):
    assert objects(db, cast.eva, visit).outcome == "applied"
    for who in (cast.sara, cast.lena):
        for page in pages(client_of, who, cast, visit):
            assert page.index("Ture var sen") < page.index("Eva säger att det inte stämmer") < page.index("måndagen")
    for path in ("/our-visits", f"/visits/{visit}"):
        own = client_of(cast.eva).get(path).text
        assert own.index("Ture var sen") < own.index("Du har sagt att det inte stämmer") < own.index("måndagen")


def test_more_can_be_added_and_each_is_kept_as_it_was_said(db, cast, client_of, visit):
    objects(db, cast.eva, visit)
    objects(db, cast.eva, visit, "Och då var bussen inställd.", "more")
    page = client_of(cast.sara).get(f"/visits/{visit}").text
    assert page.index("måndagen") < page.index("bussen")


def test_what_is_taken_back_is_told_no_more_and_that_it_was_is(db, cast, client_of, visit):
    objects(db, cast.eva, visit)
    assert withdraws(db, cast.eva).outcome == "applied"
    for page in pages(client_of, cast.sara, cast, visit):
        assert "måndagen" not in page
        assert "Eva har tagit tillbaka en invändning." in page
    assert "Du har tagit tillbaka det." in client_of(cast.eva).get("/our-visits").text
    assert objection_queries.objection(db, named("objection"))["text"] == "Det var bara på måndagen."


def test_nobody_but_its_writer_takes_it_back_and_staff_write_none(db, cast, visit):
    objects(db, cast.eva, visit)
    for who in (cast.sara, cast.lena, cast.per, cast.maja, cast.admin):
        assert withdraws(db, who).reason == "not_found"
        assert objects(db, who, visit, key=f"of {who.name}").reason == "not_found"
    assert [one["withdrawn_at"] for one in objection_queries.of_visit(db, visit)] == [None]


def test_the_other_home_reads_nothing_of_it_at_a_visit_to_all(db, cast, client_of):
    told = {"id": named("all"), "household": "all", "at": "2026-11-21T09:00", "text": "Nätverksmöte"}
    must(db, cast.sara, "record_visit", told, family_id=cast.families["pahittdal"])
    objects(db, cast.per, named("all"), "Jag sa något annat.")
    assert "Jag sa något annat." in client_of(cast.per).get("/our-visits").text
    assert "Jag sa något annat." not in client_of(cast.eva).get("/our-visits").text
    assert "Jag sa något annat." in client_of(cast.sara).get("/visits/" + named("all")).text


def test_nothing_of_afterwards_is_revealed_by_it(db, cast, client_of, visit):
    objects(db, cast.eva, visit)
    for path in ("/our-visits", f"/visits/{visit}"):
        assert "kanariefågel" not in client_of(cast.eva).get(path).text


def test_an_empty_one_comes_back_with_words_beside_it(cast, client_of, visit):
    answer = client_of(cast.eva).post(f"/visits/{visit}/objections", data={"id": named("empty"), "text": ""})
    assert answer.status_code == 422
    assert "Fyll i det här." in answer.text
    assert client_of(cast.per).post(f"/visits/{visit}/objections", data={"text": ""}).status_code == 404


def test_it_works_without_javascript(cast, client_of, visit):
    data = {"id": named("plain"), "op": named("op"), "text": "Så var det inte."}
    answer = client_of(cast.eva).post(f"/visits/{visit}/objections", data=data)
    assert (answer.status_code, answer.location) == (303, "/our-visits")
    assert "Så var det inte." in client_of(cast.eva).get("/our-visits").text


def test_m5_the_contact_person_is_told_until_it_has_been_seen_and_nobody_else(db, cast, client_of, visit):
    objects(db, cast.eva, visit)
    told = client_of(cast.sara).get("/attention").text
    assert "Det var bara på måndagen." in told
    assert "Du skrev" not in told
    for who in (cast.amir, cast.lena, cast.eva):
        assert "måndagen" not in client_of(who).get("/attention").text
    for who in (cast.amir, cast.eva, cast.maja):
        assert run(db, who, "see_objection", objection_id=named("objection")).outcome == "parked"
    must(db, cast.sara, "see_objection", objection_id=named("objection"))
    assert "måndagen" not in client_of(cast.sara).get("/attention").text
    assert "måndagen" in client_of(cast.sara).get(f"/visits/{visit}").text


def test_of_a_protected_family_it_is_told_that_there_is_something_and_neither_who_nor_what(db, cast, client_of, visit):
    objects(db, cast.eva, visit)
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    told = client_of(cast.sara).get("/attention").text
    assert "Familjen säger att något inte stämmer" in told
    assert f'href="/visits/{visit}"' in told
    for hidden in ("måndagen", "Eva", "Påhittdal"):
        assert hidden not in told
    must(db, cast.sara, "see_objection", objection_id=named("objection"))
    assert "Familjen säger att något inte stämmer" not in client_of(cast.sara).get("/attention").text


def test_what_was_taken_back_asks_for_nothing(db, cast, client_of, visit):
    objects(db, cast.eva, visit)
    withdraws(db, cast.eva)
    assert "måndagen" not in client_of(cast.sara).get("/attention").text

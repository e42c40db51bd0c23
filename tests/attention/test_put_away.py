"""Put away, knowingly: off the list, in the journal."""

from familjelots.core import queries

from ..cast import must, named, run


def parked(db, cast, who=None):
    return run(
        db, who or cast.sara, "write_note", {"id": "?", "text": "Egna ord"}, family_id=cast.families["provstrom"]
    )


def put_away(db, who, op, resolves=None):
    return run(db, who, "put_away", {"resolves": resolves or op}, parked_op=op)


def listed(client_of, person):
    return client_of(person).get("/attention").text


def test_it_leaves_the_list_and_its_words_stay_in_the_journal(db, cast, client_of):
    op = parked(db, cast).op
    assert "Egna ord" in listed(client_of, cast.sara)
    data = {"op": named("away"), "resolves": op}
    assert client_of(cast.sara).post(f"/parked/{op}/settlement", data=data).headers["Location"] == "/attention"
    assert "Egna ord" not in listed(client_of, cast.sara)
    kept = queries.entry(db, op)
    assert (kept["outcome"], kept["reason"], "Egna ord" in kept["fields"]) == ("parked", "invalid", True)
    assert queries.entry(db, named("away"))["resolves"] == op


def test_only_ones_own(db, cast, client_of):
    op = parked(db, cast).op
    for person in (cast.amir, cast.lena, cast.eva, cast.admin):
        assert put_away(db, person, op).reason == put_away(db, person, named("invented")).reason == "not_found"
    assert "Egna ord" in listed(client_of, cast.sara)


def test_what_the_form_settles_is_what_its_address_says(db, cast, client_of):
    first, second = parked(db, cast).op, parked(db, cast).op
    assert put_away(db, cast.sara, first, resolves=second).outcome == "parked"


def test_what_was_put_away_does_not_run_when_what_it_waited_for_comes(db, cast):
    family = named("late")
    waiting = run(db, cast.lena, "add_household", {"id": named("y"), "name": "Y"}, family_id=family)
    assert put_away(db, cast.lena, waiting.op).outcome == "applied"
    must(db, cast.lena, "add_family", {"id": family, "name": "Sen", "programme": "familjelotsen", "status": "active"})
    assert db.conn.execute("SELECT count(*) FROM household WHERE family = ?", [family]).fetchone() == (0,)

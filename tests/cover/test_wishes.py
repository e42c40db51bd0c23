"""What a family wants when its coach cannot come is its own to say, and each home's."""

import pytest

from familjelots.core.web import keepable
from familjelots.cover import queries
from familjelots.cover.wish import wish_for

from ..cast import named, run


def say(db, cast, who, wish, home="kornvagen", family="pahittdal"):
    fields = {"id": named(f"wish {who.name} {wish} {home}"), "wish": wish, "household": cast.homes[home]}
    return run(db, who, "say_change_wish", fields, family_id=cast.families[family])


def wanted(db, cast, home):
    family = cast.families["pahittdal"]
    visit = {"family": family, "household": home and cast.homes[home]}
    return wish_for(visit, queries.wishes_of(db, [family]))


def test_whoever_has_said_nothing_is_rung_first(db, cast):
    assert wanted(db, cast, "kornvagen") == "call"
    assert wanted(db, cast, None) == "call"


def test_what_was_said_last_holds_whether_by_the_family_or_at_the_table(db, cast):
    assert say(db, cast, cast.eva, "move").outcome == "applied"
    assert wanted(db, cast, "kornvagen") == "move"
    assert say(db, cast, cast.sara, "substitute").outcome == "applied"
    assert wanted(db, cast, "kornvagen") == "substitute"


def test_each_home_says_its_own_and_where_they_differ_one_rings(db, cast):
    say(db, cast, cast.eva, "move")
    assert wanted(db, cast, "granvagen") == "call"
    say(db, cast, cast.per, "substitute", "granvagen")
    assert (wanted(db, cast, "kornvagen"), wanted(db, cast, "granvagen"), wanted(db, cast, None)) == (
        "move", "substitute", "call",
    )  # fmt: skip


def test_nobody_speaks_for_another_home_or_another_family(db, cast):
    assert say(db, cast, cast.eva, "move", "granvagen").outcome == "parked"
    assert say(db, cast, cast.maja, "move").outcome == "parked"
    assert say(db, cast, cast.amir, "move").outcome == "parked"
    assert queries.wishes_of(db, [cast.families["pahittdal"]]) == {}


def test_nobody_speaks_for_all_homes_at_once(db, cast):
    fields = {"id": named("all"), "wish": "move"}
    assert run(db, cast.eva, "say_change_wish", fields, family_id=cast.families["pahittdal"]).outcome == "parked"


@pytest.mark.parametrize("wish", ["", "never", "call call"])
def test_only_one_of_the_three_can_be_chosen(db, cast, wish):
    assert say(db, cast, cast.eva, wish).outcome == "parked"


def test_the_family_has_a_page_of_its_own_and_the_coach_one_to_keep_on_the_phone(db, cast, client_of):
    own = client_of(cast.eva).get("/our-wishes").text
    assert "Vad är bäst för er?" in own
    assert "Hos Per" not in own
    path = f"/families/{cast.families['pahittdal']}/wishes"
    assert "Hos Per" in client_of(cast.sara).get(path).text
    assert path in keepable.paths(db, cast.sara)
    assert "/our-wishes" in keepable.paths(db, cast.eva)
    assert client_of(cast.amir).get(path).status_code == 404

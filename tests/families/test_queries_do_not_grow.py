"""As many queries with ten times the people, consents and team, on each page of the room."""

import pytest

from ..cast import must, named
from ..overview.test_queries_do_not_grow import queries_of
from .people import FAR, answer, ask, custody, specialist


def grow(db, cast, start, stop):
    family = cast.families["pahittdal"]
    for number in range(start, stop):
        cast.members[f"child {number}"] = named(f"child {number}")
        child = {"id": cast.members[f"child {number}"], "name": f"Barn {number}", "role": "child"}
        must(db, cast.lena, "add_member", {**child, "households": [cast.homes["kornvagen"]]}, family_id=family)
        custody(db, cast, f"child {number}", "eva")
        mandate = {"id": named(f"mandate {number}"), "member": cast.members["eva"], "kind": "power", "scope": "Ringa"}
        must(db, cast.sara, "give_mandate", mandate, family_id=family)
        consent = ask(
            db, cast, [f"child {number}"], ["goals", "adaptations"], organisation=f"Skola {number}", template="school"
        )
        answer(db, cast, consent, "eva", "no" if number % 2 else "yes")
        joining = {
            "id": named(f"team {number}"),
            "account": specialist(db, f"Nils {number}", "Yrke").id,
            "until_day": FAR,
        }
        must(db, cast.lena, "join_team", joining, family_id=family)


@pytest.mark.parametrize(
    ("reader", "page"),
    [
        ("sara", "/families/{}/people"),
        ("lena", "/families/{}/arrangements"),
        ("eva", "/our-people"),
    ],
)
def test_ten_times_the_people_take_the_same_queries(db, cast, client_of, reader, page):
    client, path = client_of(cast.people[reader]), page.format(cast.families["pahittdal"])
    grow(db, cast, 0, 1)
    few = queries_of(client, path)
    grow(db, cast, 1, 10)
    assert len(queries_of(client, path)) == len(few)
    assert 2 <= len(few) < 20


@pytest.mark.parametrize(("reader", "page"), [("sara", "/families/{}/consents"), ("eva", "/our-consents")])
def test_ten_times_the_consents_take_the_same_queries(db, cast, client_of, reader, page):
    client, path = client_of(cast.people[reader]), page.format(cast.families["pahittdal"])
    grow(db, cast, 0, 1)
    few = queries_of(client, path)
    grow(db, cast, 1, 10)
    assert len(queries_of(client, path)) == len(few)

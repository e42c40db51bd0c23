"""As many queries with ten times the rows, on each page of the room."""

import pytest

from familjelots.core.web.database import get_db

from ..cast import must, named
from ..plans.plan import a_barrier, a_goal, a_step, add


def queries_of(client, path):
    client.get(path)
    seen = []
    connection = get_db().conn
    connection.set_trace_callback(seen.append)
    try:
        assert client.get(path, headers={"HX-Request": "true"}).status_code == 200
    finally:
        connection.set_trace_callback(None)
    return [sql for sql in seen if sql.lstrip().upper().startswith(("SELECT", "WITH"))]


def grow(db, cast, start, stop):
    family = cast.families["pahittdal"]
    for number in range(start, stop):
        a_goal(db, cast, f"goal {number}")
        barrier = a_barrier(db, cast, f"barrier {number}")
        a_step(db, cast, f"step {number}", barrier=barrier)
        add(db, cast, "add_strength", f"strength {number}", text="x")
        must(db, cast.sara, "write_note", {"id": named(f"note {number}"), "text": "x"}, family_id=family)
        visit = {
            "id": named(f"visit {number}"),
            "at": "2026-11-20T09:00",
            "outcome": "happened",
            "household": cast.homes["kornvagen"],
        }
        must(db, cast.sara, "record_visit", visit, family_id=family)
        follow_up = {"id": named(f"follow up {number}"), "text": "x", "due": "2026-12-01"}
        must(db, cast.sara, "add_follow_up", follow_up, family_id=family)
        home = {"id": named(f"home {number}"), "name": f"Hem {number}"}
        must(db, cast.lena, "add_household", home, family_id=family)
        member = {"id": named(f"member {number}"), "name": f"Barn {number}", "role": "child"}
        must(db, cast.lena, "add_member", {**member, "households": [home["id"]]}, family_id=family)


@pytest.mark.parametrize("page", ["/families/{}", "/families/{}/plan", "/families", "/transfers"])
@pytest.mark.parametrize("reader", ["sara", "lena"])
def test_ten_times_the_rows_take_the_same_queries(db, cast, client_of, page, reader):
    client, path = client_of(cast.people[reader]), page.format(cast.families["pahittdal"])
    grow(db, cast, 0, 2)
    few = queries_of(client, path)
    grow(db, cast, 2, 20)
    assert len(queries_of(client, path)) == len(few)
    assert 2 <= len(few) < 30

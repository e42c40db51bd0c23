"""The pages for planning, and for one planned visit, as a reader without JavaScript uses them."""

import re
from html import unescape
from uuid import uuid4

import pytest

from familjelots.schedule import queries

from ..cast import must, named

NINE = "2026-11-24T09:00"
NAUGHTY = "<script>alert(1)</script> \u202e ﷽ 'or 1=1-- {{7*7}} %s"


def post(client, path, **fields):
    return client.post(path, data={"op": str(uuid4()), "id": str(uuid4()), **fields})


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    assert found, name
    return unescape(found[1])


def test_the_form_comes_with_home_and_interpreter_filled_in(client_of, cast):
    client = client_of(cast.lena)
    page = client.get(f"/planned-visits/new?family={cast.families['mithal']}").text
    assert 'value="arabiska"' in page
    assert f'<option value="{cast.homes["sokgatan"]}" selected>Sökgatan – Sökgatan 7</option>' in page


def test_without_a_family_the_page_asks_for_one(client_of, cast):
    page = client_of(cast.sara).get("/planned-visits/new").text
    assert "Påhittdal" in page
    assert "Mithal" not in page


def test_a_planned_visit_takes_the_coordinator_to_its_week(client_of, cast):
    answer = post(
        client_of(cast.lena), "/planned-visits", family=cast.families["pahittdal"], starts_at="2026-12-03T09:00"
    )
    assert (answer.status_code, answer.location) == (303, "/week?from=2026-11-30")


def test_a_double_booking_is_told_beside_the_time_before_saving(client_of, cast, plan):
    plan(NINE, family="provstrom")
    answer = post(
        client_of(cast.lena), "/planned-visits",
        family=cast.families["pahittdal"], starts_at="2026-11-24T09:30", purpose="Bildschemat",
    )  # fmt: skip
    assert answer.status_code == 422
    assert "Sara hos Provström" in answer.text
    assert 'name="anyway"' in answer.text
    assert 'value="Bildschemat"' in answer.text


def test_a_clash_with_a_family_that_the_reader_may_not_open_names_nobody(db, client_of, cast, plan):
    id, _receipt = plan(NINE)
    plan("2026-11-24T13:00", family="provstrom")
    must(db, cast.lena, "give_visit", {"id": named("given"), "coach": cast.amir.id}, planned_visit_id=id)
    family = cast.families["pahittdal"]
    answer = post(client_of(cast.amir), "/planned-visits", family=family, starts_at="2026-11-24T13:00")
    assert answer.status_code == 422
    assert "Sara har ett annat besök" in answer.text
    assert "Provström" not in answer.text
    assert "Amir hos Påhittdal" in post(client_of(cast.sara), "/planned-visits", family=family, starts_at=NINE).text


@pytest.mark.parametrize("field", ["starts_at", "minutes", "household", "place", "purpose", "interpreter", "coach"])
def test_hostile_words_in_any_field_end_in_clear_words_and_keep_what_was_typed(client_of, cast, field):
    fields = {"family": cast.families["pahittdal"], "starts_at": NINE, field: NAUGHTY * 100}
    answer = post(client_of(cast.lena), "/planned-visits", **fields)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert 'role="alert"' in answer.text
    if field not in ("coach", "household"):
        assert "&lt;script&gt;alert" in answer.text


def test_the_planned_visit_shows_what_is_planned_and_what_happened(client_of, cast, plan):
    id, _receipt = plan(NINE, household=cast.homes["kornvagen"], purpose="Bildschemat")
    page = client_of(cast.sara).get(f"/planned-visits/{id}").text
    assert "Kornvägen 4" in page
    assert "Bildschemat" in page
    assert "Sara har inte sett det än" in page


def test_foreign_and_invented_visits_answer_alike(client_of, cast, plan):
    id, _receipt = plan(NINE)
    answers = [
        client_of(cast.amir).get(f"/planned-visits/{id}"),
        client_of(cast.amir).get(f"/planned-visits/{named('nothing')}"),
        client_of(cast.eva).get(f"/planned-visits/{id}"),
        client_of(cast.eva).get("/planned-visits/new"),
        client_of(cast.sara).get(f"/planned-visits/new?family={cast.families['mithal']}"),
    ]
    assert {answer.status_code for answer in answers} == {404}


def test_a_visit_is_moved_and_cancelled_by_plain_forms(db, client_of, cast, plan):
    id, _receipt = plan(NINE)
    client = client_of(cast.lena)
    page = client.get(f"/planned-visits/{id}").text
    bases = {name: hidden(page, name) for name in ("base.starts_at", "base.minutes", "base.household")}
    answer = post(client, f"/planned-visits/{id}/time", starts_at="2026-11-25T09:00", minutes="45", **bases)
    assert answer.status_code == 303
    assert post(client, f"/planned-visits/{id}/cancellation", cancelled_by="us").status_code == 303
    assert "Besöket är avbokat" in client.get(f"/planned-visits/{id}").text
    assert queries.planned_visit(db, id)["minutes"] == 45  # pyright: ignore[reportOptionalSubscript]


def test_a_cancellation_without_saying_who_is_asked_for(client_of, cast, plan):
    id, _receipt = plan(NINE)
    answer = post(client_of(cast.lena), f"/planned-visits/{id}/cancellation", reason="Ida är sjuk")
    assert answer.status_code == 422
    assert "Välj något" in answer.text
    assert "Ida är sjuk" in answer.text


def test_a_protected_address_is_shown_to_nobody_who_plans(client_of, cast, plan):
    id, _receipt = plan(NINE, household=cast.homes["granvagen"])
    new = f"/planned-visits/new?family={cast.families['pahittdal']}"
    for path in (f"/planned-visits/{id}", new):
        for who in (cast.sara, cast.lena):
            assert "Hemliga gatan" not in client_of(who).get(path).text

"""A family member reads the own home and what concerns all: nothing of Efteråt, of notes, or of the other home."""

import pytest

PAGES = ("/now", "/later", "/our-goals", "/our-visits", "/more", "/reminders")


@pytest.mark.parametrize("path", PAGES)
def test_eva_meets_nothing_that_is_not_hers(cast, client_of, everything, path):
    for headers in ({}, {"HX-Request": "true"}):
        page = client_of(cast.eva).get(path, headers=headers)
        assert page.status_code == 200
        assert "kanarie" not in page.text
        assert "Hemliga" not in page.text
        assert "Hos Per" not in page.text


@pytest.mark.parametrize("path", PAGES)
def test_per_meets_nothing_of_evas_home(cast, client_of, everything, path):
    page = client_of(cast.per).get(path).text
    for word in ("bildschema", "Kornvägen", "iakttagelse", "barnets-ord", "hinder", "anteckning", "uppföljning", "Eva"):
        assert word not in page


def test_per_reads_his_own(cast, client_of, everything):
    client = client_of(cast.per)
    assert "kanariefågel-pers-steg" in client.get("/now").text
    assert "kanariefågel-hos-per" in client.get("/later").text
    assert "kanariefågel-mål-hos-per" in client.get("/our-goals").text
    assert "kanariefågel-text-hos-per" in client.get("/our-visits").text


def test_another_family_meets_nothing(cast, client_of, everything):
    for path in PAGES:
        page = client_of(cast.maja).get(path).text
        assert "bildschema" not in page
        assert "kanarie" not in page


@pytest.mark.parametrize("path", PAGES[:4])
def test_those_who_work_here_have_other_pages(cast, client_of, path):
    for person in (cast.sara, cast.lena, cast.admin):
        assert client_of(person).get(path).status_code == 404


@pytest.mark.parametrize("path", PAGES[:4])
def test_without_signing_in_one_is_asked_to(app, path):
    assert app.test_client().get(path).location == f"/sign-in?next={path}"


def test_the_bundle_for_evas_phone_holds_her_pages_and_nothing_else(cast, client_of, everything):
    bundle = client_of(cast.eva).get("/caseload")
    assert {"/now", "/later", "/our-goals", "/our-visits"} <= {page["path"] for page in bundle.json["pages"]}
    assert "kanarie" not in bundle.text
    assert "Hemliga" not in bundle.text


def test_the_number_of_queries_does_not_grow_with_the_plan(
    db, cast, client_of, everything, promise, propose, plan_visit
):
    client, counted = client_of(cast.eva), []

    def count(path):
        from familjelots.core.web.database import get_db

        counted.clear()
        get_db().conn.set_trace_callback(counted.append)
        client.get(path)
        get_db().conn.set_trace_callback(None)
        return len([sql for sql in counted if not sql.startswith("--")])

    for path in PAGES[:4]:
        client.get(path)
    before = [count(path) for path in PAGES[:4]]
    for number in range(12):
        promise("eva", f"Steg {number}", due="2026-12-01")
        propose(f"Mål {number}")
        plan_visit("kornvagen", f"2026-12-{number + 10}T09:00")
    assert [count(path) for path in PAGES[:4]] == before

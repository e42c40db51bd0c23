"""Who may read how one works here."""

import pytest

from familjelots.programmes import programmes


@pytest.mark.parametrize("name", ["sara", "lena", "admin"])
def test_all_who_work_here_read_every_programme(client_of, db, cast, own, name):
    client = client_of(cast.people[name])
    listed = client.get("/programmes").text
    for known in programmes(db).values():
        assert known.name["sv"] in listed
        page = client.get(f"/programmes/{known.id}").text
        assert known.ladder[0].name["sv"] in page
        assert client.get(f"/help/{known.id}").status_code == 200
        assert client.get(f"/programmes/{known.id}/export").mimetype == "application/toml"
        assert ("Kopiera och anpassa" in page) == (name != "sara")


def test_a_family_reads_none_of_it(client_of, cast, own):
    for path in ("", "/bryt", f"/{own}", "/bryt/export", "/bryt/preparation", "/import", f"/{own}/areas"):
        assert client_of(cast.eva).get(f"/programmes{path}").status_code == 404
    assert client_of(cast.eva).get("/help/bryt").status_code == 404


@pytest.mark.parametrize(
    "question", ["?version=0", "?version=99", "?version=x", "?version=²", f"?version={'9' * 5000}"]
)
def test_a_version_that_is_none_is_no_fault(lena, own, question):
    assert lena.get(f"/programmes/{own}{question}").status_code in (200, 404)


def test_the_way_there_is_in_mer(client_of, cast):
    for who in (cast.lena, cast.sara, cast.admin):
        assert 'href="/programmes"' in client_of(who).get("/more").text
    assert 'href="/programmes"' not in client_of(cast.eva).get("/more").text


def test_a_programme_is_read_in_ones_own_language_and_else_in_its_own(client_of, cast, db, own):
    db.conn.execute("UPDATE account SET language = 'en'")
    client = client_of(cast.lena)
    assert "Breathe" in client.get("/programmes/familjelotsen").text
    assert "Andas" in client.get(f"/programmes/{own}").text

"""What was written together can be read again by those it was written with."""

from ..cast import must, named


def test_the_family_reads_what_was_written_together(cast, client_of, everything):
    page = client_of(cast.eva).get("/our-visits").text
    assert "Vi tittade på bildschemat." in page
    assert "Sara" in page
    assert "Ture" in page


def test_somebody_of_another_home_is_not_named_among_those_present(db, cast, client_of, family):
    together = {"id": named("all"), "household": "all", "at": "2026-11-20T09:00", "text": "Nätverksmöte"}
    present = [cast.members["eva"], cast.members["per"]]
    steps = {
        "steps-0-id": named("s0"),
        "steps-0-text": "Hämta nyckeln",
        "steps-0-doer": f"member:{cast.members['per']}",
    }
    must(db, cast.sara, "record_visit", {**together, **steps, "present": present}, family_id=family)
    page = client_of(cast.eva).get("/our-visits").text
    assert "Nätverksmöte" in page
    assert "Hämta nyckeln" not in page
    assert "Per," not in page


def test_with_no_visits_the_page_says_what_will_stand_here(cast, client_of):
    assert "Efter varje besök kan du läsa här" in client_of(cast.eva).get("/our-visits").text


def test_the_page_is_found_from_mer(cast, client_of):
    page = client_of(cast.eva).get("/more").text
    assert 'href="/our-visits"' in page
    assert 'href="/reminders"' in page

"""*Sen* shows all that comes: what one does oneself, what others do and who, and who comes when."""

from ..cast import must, named


def test_own_steps_can_be_ticked_and_others_are_shown_with_whose_they_are(cast, client_of, promise):
    own = promise("eva", "Prova bildschemat", due="2026-11-26")
    coachs = promise("coach", "Ringa skolan", due="2026-11-27")
    schools = promise("other", "Ordna ett lugnt rum", doer_name="Skolan")
    page = client_of(cast.eva).get("/later").text
    assert f'action="/steps/{own}/ticks"' in page
    assert f'action="/steps/{coachs}/ticks"' not in page
    assert f'action="/steps/{schools}/ticks"' not in page
    assert "Sara" in page
    assert "Skolan" in page


def test_visits_tell_who_when_and_what_for(cast, client_of, plan_visit):
    plan_visit("kornvagen", "2026-12-01T09:00", purpose="Bildschemat", interpreter="arabiska")
    plan_visit("", "2026-12-08T13:30", place="Familjecentrum", purpose="Nätverksmöte")
    page = client_of(cast.eva).get("/later").text
    for words in ("Sara, din fasta kontakt", "9.00", "Bildschemat", "Familjecentrum", "13.30", "Kornvägen", "arabiska"):
        assert words in page


def test_a_cancelled_visit_is_not_waited_for(db, cast, client_of, plan_visit):
    id = plan_visit("kornvagen", "2026-12-01T09:00", purpose="Bildschemat")
    must(db, cast.lena, "cancel_visit", {"id": named("c"), "cancelled_by": "family"}, planned_visit_id=id)
    assert "Bildschemat" not in client_of(cast.eva).get("/later").text


def test_what_is_done_is_kept_but_closed(cast, client_of, promise):
    id = promise("eva", "Prova bildschemat")
    client = client_of(cast.eva)
    back = client.post(
        f"/steps/{id}/ticks", data={"id": named("t"), "status": "done", "op": named("o"), "next": "/later"}
    )
    assert back.location == "/later"
    page = client.get("/later").text
    assert page.index("Det här är gjort") < page.index("Prova bildschemat")


def test_with_nothing_to_come_the_page_says_what_will_stand_here(cast, client_of):
    page = client_of(cast.eva).get("/later").text
    assert "Här står vem som kommer" in page

"""*Nu* shows one thing: the next one of one's own, and who comes."""

import re

from ..cast import must, named


def test_the_next_own_step_fills_the_card(cast, client_of, promise):
    promise("eva", "Ring skolan", due="2026-12-02")
    promise("eva", "Prova bildschemat", due="2026-11-26", picture="try")
    promise("coach", "Boka möte", due="2026-11-25")
    page = client_of(cast.eva).get("/now").text
    card = re.search(r'<article class="now-card".*?</article>', page, re.DOTALL)
    assert card
    assert "Prova bildschemat" in card[0]
    assert "Du" in card[0]
    assert 'datetime="2026-11-26" data-format="relative"' in card[0]
    assert card[0].count('data-color="apricot"') == 1
    assert "Ring skolan" in page
    assert "Boka möte" not in page


def test_at_most_two_things_stand_under_it(cast, client_of, promise, plan_visit):
    for number in range(5):
        promise("eva", f"Steg {number}", due=f"2026-12-0{number + 1}")
    plan_visit("kornvagen", "2026-12-01T09:00")
    page = client_of(cast.eva).get("/now").text
    under = page[page.index("<h2>Sen</h2>") : page.index("</section>", page.index("<h2>Sen</h2>"))]
    assert under.count('<article class="later-card"') == 2


def test_a_step_that_is_not_yet_done_waits_behind_the_others(db, cast, client_of, promise):
    first = promise("eva", "Första", due="2026-11-25")
    promise("eva", "Andra", due="2026-11-28")
    client = client_of(cast.eva)
    client.post(f"/steps/{first}/ticks", data={"id": named("t"), "status": "not_yet", "op": named("op t")})
    page = client.get("/now").text
    assert page.index("Andra") < page.index("Första")
    assert "missa" not in page


def test_done_makes_room_for_the_next(cast, client_of, promise):
    first = promise("eva", "Första", due="2026-11-25")
    promise("eva", "Andra", due="2026-11-28")
    client = client_of(cast.eva)
    answer = client.post(f"/steps/{first}/ticks", data={"id": named("t"), "status": "done", "op": named("op t")})
    assert (answer.status_code, answer.location) == (303, "/now")
    page = client.get("/now").text
    assert "Andra" in page
    assert "Första" not in page


def test_a_child_at_home_is_helped_by_the_adult(cast, client_of, promise):
    promise("ture", "Packa väskan", due="2026-11-25")
    page = client_of(cast.eva).get("/now").text
    assert "Packa väskan" in page
    assert "Ture" in page


def test_with_no_step_the_visit_is_the_next_thing(cast, client_of, plan_visit):
    plan_visit("kornvagen", "2026-12-01T09:00", purpose="Bildschemat")
    page = client_of(cast.eva).get("/now").text
    assert "Sara kommer" in page
    assert "9.00" in page
    assert "Bildschemat" in page


def test_with_nothing_at_all_the_page_is_warm_and_names_one_thing_to_do(cast, client_of):
    page = client_of(cast.eva).get("/now").text
    assert "Just nu är det inget du behöver göra" in page
    assert 'href="/our-goals"' in page


def test_din_fasta_kontakt_is_one_tap_away(cast, client_of):
    page = client_of(cast.eva).get("/now").text
    assert 'href="tel:0701740601"' in page
    assert "din fasta kontakt" in page


def test_a_family_that_is_between_two_coaches_still_has_its_page(db, cast, client_of):
    db.conn.execute("UPDATE contact_person SET until_at = '2026-11-01T00:00:00Z'")
    for path in ("/now", "/later", "/our-goals", "/our-visits"):
        assert client_of(cast.eva).get(path).status_code == 200


def test_the_page_is_the_same_a_minute_later(cast, client_of, everything):
    client = client_of(cast.eva)
    for path in ("/now", "/later", "/our-goals", "/our-visits"):
        first, second = (client.get(path, headers={"HX-Request": "true"}).text for _ in range(2))
        assert first == second
        assert 'name="op"' not in first


def test_naughty_words_stay_words(cast, client_of, promise):
    promise("eva", "<script>alert(1)</script>\u202e'\"&", due="2026-11-26")
    page = client_of(cast.eva).get("/now").text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_tick_of_somebody_elses_step_is_refused_as_if_it_did_not_exist(db, cast, client_of, promise):
    of_per, of_coach = promise("per", "Pers steg"), promise("coach", "Saras steg")
    client = client_of(cast.eva)
    for number, id in enumerate((of_per, of_coach, named("invented"))):
        tick = {"id": named(f"t{number}"), "status": "done", "op": named(f"op {number}")}
        assert client.post(f"/steps/{id}/ticks", data=tick).status_code == 404
    must(db, cast.per, "tick_step", {"id": named("own"), "status": "done"}, step_id=of_per)

"""The partner's own page: a link, a code, one form, no account and no script; and nothing at all when it has ended."""

from datetime import timedelta

import pytest

from familjelots.access import reads
from familjelots.accounts import codes, devices, sessions
from familjelots.core import clock
from familjelots.plans import queries as plans

from ..cast import must, named, run
from ..families.people import answer
from .asked import QUESTION, Asked, answering, day

ENDED = "Den här länken gäller inte längre."


def test_d5_one_plan_across_administrations_and_each_partner_answers_for_its_own_part(
    school, db, cast, client_of, outside
):
    """Sara asks the school; Kim opens the link with the code, answers in one form; Sara and the family read it."""
    school.question("room")
    path, code = school.link()
    assert QUESTION not in outside.get(path).text
    assert outside.post(path, data={"code": f"{code[:4]} {code[4:].lower()}"}).location == path
    page = outside.get(path).text
    for words in (QUESTION, "Ordna ett tyst rum", "Ture", "Sara"):
        assert words in page
    assert "<script" not in page.replace('<script type="module" src=', "")
    assert outside.post(f"{path}/answer", data=answering()).location == path
    assert "Tre fredagar av fyra." in outside.get(path).text
    step = plans.step(db, named("room")) or {}
    assert step["status"] == "done"
    looks = client_of(cast.sara).get("/attention").text
    assert "Tre fredagar av fyra." in looks
    for where in ("", "/plan", "/partners"):
        told = client_of(cast.sara).get(f"/families/{school.family}{where}").text
        for words in ("Kim, Påhittskolan", "Tre fredagar av fyra."):
            assert words in told, where
    assert "Tre fredagar av fyra." in client_of(cast.eva).get("/our-goals").text
    made = db.conn.execute("SELECT id FROM partner_answer").fetchone()[0]
    must(db, cast.sara, "see_answer", {}, answer_id=made)
    assert "Tre fredagar av fyra." not in client_of(cast.sara).get("/attention").text


def test_a_partner_comes_back_until_it_ends(school, outside, app):
    school.question()
    path, code = school.link()
    for number in range(2):
        browser = app.test_client()
        browser.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
        browser.post(path, data={"code": code})
        assert browser.post(f"{path}/answer", data=answering(answer=f"Svar {number}")).status_code == 303
        assert f"Svar {number}" in browser.get(path).text
    assert "Svar 0" in browser.get(path).text


def test_what_is_typed_and_refused_comes_back(school, outside):
    school.question()
    path = school.inside(outside)
    refused = outside.post(f"{path}/answer", data=answering(next_day="på fredag"))
    assert refused.status_code == 422
    for words in ("Tre fredagar av fyra.", "på fredag", "Skriv ett datum som", f'action="{path}/answer"'):
        assert words in refused.text
    empty = outside.post(f"{path}/answer", data=answering(answer=""))
    assert (empty.status_code, "Fyll i det här." in empty.text) == (422, True)


def test_it_sees_its_part_and_nothing_else(school, db, cast, outside):
    family = {"family_id": school.family}
    school.step("other", "Skicka planen till båda hemmen")
    school.step("not asked", "Ringa om skjutsen")
    school.step("evas", "Prova bildschemat", f"member:{cast.members['eva']}")
    must(db, cast.sara, "propose_goal", {"id": named("g"), "text": "Ture i skolan", "kind": "shared"}, **family)
    must(db, cast.eva, "answer_goal", {"id": named("yes"), "answer": "yes"}, goal_id=named("g"))
    must(db, cast.sara, "add_barrier", {"id": named("b"), "text": "Morgnarna blir bråk"}, **family)
    must(db, cast.sara, "write_note", {"id": named("n"), "text": "Bara för oss"}, **family)
    school.question("room", "other")
    page = outside.get(school.inside(outside)).text
    for words in ("Ordna ett tyst rum", "Skicka planen till båda hemmen", "Ture i skolan"):
        assert words in page
    for words in (
        "Påhittdal",
        "Prova bildschemat",
        "Ringa om skjutsen",
        "Morgnarna",
        "Bara för oss",
        "Eva",
        "Kornvägen",
    ):
        assert words not in page, words


def test_the_shared_goal_is_not_told_without_a_yes_to_goals(db, cast, outside):
    school = Asked(db, cast, ("school",))
    goal = {"id": named("g"), "text": "Ture i skolan", "kind": "shared"}
    must(db, cast.sara, "propose_goal", goal, family_id=school.family)
    must(db, cast.eva, "answer_goal", {"id": named("yes"), "answer": "yes"}, goal_id=named("g"))
    school.question()
    assert "Ture i skolan" not in outside.get(school.inside(outside)).text


def test_a_step_of_a_home_that_has_not_said_yes_is_not_told(db, cast, outside):
    school = Asked(db, cast)
    school.step("elsewhere", "Hämta cykeln", household=cast.homes["kornvagen"])
    school.question("room", "elsewhere")
    path = school.inside(outside)
    assert "Hämta cykeln" in outside.get(path).text
    db.conn.execute("UPDATE household_member SET until_at = '2026-01-01' WHERE member = ?", [cast.members["eva"]])
    db.conn.execute("COMMIT") if db.conn.in_transaction else None
    assert "Hämta cykeln" not in outside.get(path).text


@pytest.mark.parametrize("how", ["withdrawn", "ended", "the day has passed", "the consent has run out"])
def test_when_it_has_ended_the_link_says_so_and_nothing_else(school, db, cast, app, how):
    question = school.question()
    browser = app.test_client()
    browser.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    path = school.inside(browser)
    later = clock.now() + timedelta(days={"the day has passed": 31, "the consent has run out": 400}.get(how, 0))
    if how == "withdrawn":
        answer(db, cast, school.consent, "eva", "withdrawn")
    if how == "ended":
        must(db, cast.sara, "end_question", {}, question_id=question)
    with clock.at(later):
        told = [browser.get(path), browser.post(path, data={"code": "ACDE FGHJ"})]
        told.append(browser.post(f"{path}/answer", data=answering()))
        never = browser.get("/p/nothing-at-all")
    for one in told:
        assert one.status_code == 404
        assert one.text == never.text
    assert ENDED in never.text
    assert "Påhitt" not in never.text
    assert db.conn.execute("SELECT count(*) FROM partner_answer").fetchone()[0] == 0


def test_wrong_codes_are_counted_as_those_of_invitations_and_end_the_link(school, outside, app):
    school.question()
    path, code = school.link()
    for number in range(codes.WRONG_MOST):
        browser = app.test_client()
        browser.environ_base |= {"HTTP_SEC_FETCH_SITE": "same-origin", "REMOTE_ADDR": f"10.0.0.{number}"}
        assert browser.post(path, data={"code": "AAAAAAAA"}).status_code == 422
    assert ENDED in outside.post(path, data={"code": code}).text


def test_one_address_guesses_ten_times_and_then_waits(school, outside):
    school.question()
    path, code = school.link()
    answers = [outside.post(path, data={"code": "AAAAAAAA"}).status_code for _ in range(10)]
    assert set(answers) == {422}
    assert outside.post(path, data={"code": code}).status_code == 429
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert outside.post(path, data={"code": code}).status_code == 303


def test_a_new_link_ends_the_one_before_and_whoever_was_in_by_it(school, outside):
    school.question()
    first = school.inside(outside)
    second, code = school.link()
    assert ENDED in outside.get(first).text
    assert outside.post(second, data={"code": code}).status_code == 303


def test_without_the_code_the_link_alone_tells_and_takes_nothing(school, db, outside):
    school.question()
    path, _code = school.link()
    page = outside.get(path).text
    for words in (QUESTION, "Påhittskolan", "Kim", "Ture"):
        assert words not in page
    assert outside.post(f"{path}/answer", data=answering()).location == path
    assert db.conn.execute("SELECT count(*) FROM partner_answer").fetchone()[0] == 0


def test_the_code_of_one_question_opens_no_other(school, db, cast, outside):
    school.question()
    _path, code = school.link()
    must(db, cast.sara, "ask_partner", school.fields("room", id=named("second")), family_id=school.family)
    from familjelots.accounts import links

    token, _other = links.make_link(db, "question", named("second"), cast.sara.id, day(30))
    assert outside.post(f"/p/{token}", data={"code": code}).status_code == 422


def test_a_partner_ticks_no_step_that_is_not_its_own(school, db, cast, outside):
    mine = school.step("evas", "Prova bildschemat", f"member:{cast.members['eva']}")
    school.question()
    path = school.inside(outside)
    for step in (mine, named("nowhere")):
        assert outside.post(f"{path}/answer", data=answering(**{"steps-0-step": step})).status_code == 422
    assert (plans.step(db, mine) or {})["status"] == "open"


def test_the_answer_is_journalled_as_the_partners_and_no_page_knows_the_token(school, db, outside):
    question = school.question()
    path = school.inside(outside)
    outside.post(f"{path}/answer", data=answering())
    found = db.conn.execute("SELECT user, path, outcome, fields FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    assert found[:3] == (school.receiver, f"/partner-questions/{question}/answers", "applied")
    assert path.removeprefix("/p/") not in "\n".join(db.conn.iterdump())


def test_nobody_with_a_session_answers_for_a_partner(school, db, cast):
    question = school.question()
    for who in (cast.sara, cast.lena, cast.eva, cast.admin):
        receipt = run(db, who, "answer_question", answering(), question_id=question)
        assert (receipt.outcome, receipt.reason) == ("parked", "not_found")


def test_every_look_is_in_the_log_of_reads(school, outside):
    school.question()
    path = school.inside(outside)
    outside.get(path)
    assert (school.receiver, "partner") in {(row["user"], row["page"]) for row in reads.about(school.family)}


def test_a_partner_is_nobody_elsewhere_in_the_house(school, outside):
    school.question()
    school.inside(outside)
    for path in ("/families", f"/families/{school.family}", "/now", "/attention", "/caseload"):
        assert outside.get(path).status_code in (303, 401), path


def test_another_site_can_post_neither_code_nor_answer(school, outside):
    school.question()
    path, code = school.link()
    for posted in (path, f"{path}/answer"):
        assert outside.post(posted, data={"code": code}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_a_browser_that_is_somebodys_phone_opens_the_door_too(school, db, cast, outside):
    school.question()
    path, _code = school.link()
    devices.enrol_device(db, cast.eva, named("phone"), "Telefon", b"k" * 32)
    token, _secret = sessions.start_session(db, cast.eva.id, "phone", named("phone"))
    outside.set_cookie(f"sid-{named('phone')}", token)
    page = outside.get(path, headers={"Accept": "text/html"})
    assert "Skriv koden" in page.text

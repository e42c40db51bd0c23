"""Questions are answered one by one, skipped without reproach, corrected by new rows, and never on a day to come."""

import re
from datetime import timedelta

from familjelots.core import clock
from familjelots.core.db import rows

from ..cast import must, named, run
from ..overview.test_queries_do_not_grow import queries_of
from .answered import answered, family_of, fields, refused


def day(ahead):
    return (clock.today() + timedelta(days=ahead)).isoformat()


def stored(db, *columns):
    return [tuple(one.values()) for one in rows(db, f"SELECT {', '.join(columns)} FROM measurement ORDER BY rowid")]


def test_d6_adults_say_how_everyday_life_goes_and_how_far_work_feels_possible(db, cast, client_of):
    """D6: wellbeing, overview of daily life and belief in work over time."""
    family = family_of(cast, "maja")
    asked = client_of(cast.sara).get(f"/families/{family}/progress").text
    for words in ("Vardagen fungerar hos oss.", "Arbete eller studier känns möjligt inom ett år.", "Jag orkar det jag"):
        assert words in asked
    answered(db, cast, "maja", "A1", "3", day=day(-120), words="Breven i lådan.")
    answered(db, cast, "maja", "A1", "6", words="Vi äter frukost ihop.")
    text = client_of(cast.sara).get(f"/families/{family}/progress").text
    dots = re.findall(r'<circle cx="([\d.]+)" cy="13" r="[\d.]+" data-dot="(\w+)"/>', text)
    assert dots == [("95", "first"), ("178", "latest")]
    assert 'aria-label="Maja, Vardagen fungerar hos oss.: först 3, senast 6"' in text
    table = text[text.index(f'id="answers-{cast.members["maja"]}"') :]
    assert table.index(">6<") < table.index(">3<")
    assert "Vi äter frukost ihop." in table
    assert text.count(f'data-of="question-{cast.members["maja"]}-A1"') == 0
    assert f'data-of="question-{cast.members["maja"]}-A2"' in text


def test_not_wanting_to_answer_is_an_answer_and_is_not_asked_again_this_time(db, cast, client_of):
    answered(db, cast, "maja", "E2", "skip")
    assert stored(db, "value", "skipped", "moment", "how") == [(None, 1, "start", "table")]
    text = client_of(cast.maja).get("/our-answers").text
    assert f"question-{cast.members['maja']}-E2" not in text
    assert "Ville inte svara" in text


def test_what_is_not_on_the_scale_is_refused_in_the_readers_language(db, cast, client_of):
    for answer in ("11", "-1", "x", "6.5", "٣"):
        assert refused(db, cast.sara, cast, "maja", "A1", answer) == "outside_scale", answer
    assert refused(db, cast.sara, cast, "maja", "A1", "") == "invalid"
    maja = client_of(cast.maja)
    for language, words in (("sv", "finns inte på skalan"), ("en", "not on the scale"), ("da", "ikke på skalaen")):
        must(db, cast.maja, "choose_language", {"language": language})
        posted = fields(cast, "maja", "A1", "11", words="Jag skrev det här.")
        answer = maja.post(f"/families/{family_of(cast, 'maja')}/measurements", data=posted)
        assert answer.status_code == 422
        assert words in answer.text
        assert "Jag skrev det här." in answer.text
    assert not stored(db, "id")


def test_tomorrow_has_not_been_answered_yet(db, cast):
    assert refused(db, cast.sara, cast, "maja", "A1", "5", day=day(1)) == "day_to_come"
    assert refused(db, cast.sara, cast, "maja", "A1", "5", day="1999-12-31") == "too_long_ago"


def test_a_phone_whose_clock_is_wrong_loses_no_answer(db, cast):
    answered(db, cast, "maja", "A1", "1", phone_day=day(3))
    answered(db, cast, "maja", "A2", "2", phone_day=day(-4))
    answered(db, cast, "maja", "A3", "3", phone_day="2001-01-01")
    assert stored(db, "day") == [(day(0),), (day(-4),), (day(0),)]


def test_a_correction_is_a_new_row_and_the_first_one_stays(db, cast, client_of):
    first = answered(db, cast, "maja", "A1", "3", day=day(-20))
    right = {"id": named("right"), "amends": first, "answer": "7", "words": "Jag läste fel."}
    must(db, cast.maja, "correct_answer", right, family_id=family_of(cast, "maja"))
    again = {"id": named("again"), "amends": first, "answer": "8"}
    must(db, cast.sara, "correct_answer", again, family_id=family_of(cast, "maja"))
    assert stored(db, "value", "day", "amends") == [
        (3, day(-20), None), (7, day(-20), first), (8, day(-20), right["id"]),
    ]  # fmt: skip
    text = client_of(cast.maja).get("/our-answers").text
    assert re.findall(r'data-dot="(\w+)"', text) == ["latest"]
    assert '<strong data-field="answer">8</strong> <span class="mark">rättat</span>' in text
    assert '<strong data-field="answer">3</strong> <span class="mark">rättat sedan</span>' in text
    wrong = {"id": named("wrong"), "amends": first, "answer": "12"}
    assert run(db, cast.sara, "correct_answer", wrong, family_id=family_of(cast, "maja")).reason == "outside_scale"


def test_what_made_it_a_six_is_written_in_the_conversation_afterwards(db, cast, client_of):
    six = answered(db, cast, "maja", "A1", "6")
    told = {"id": named("why"), "measurement": six, "text": "Elis fick följa med på läger."}
    must(db, cast.sara, "tell_about_answer", told, family_id=family_of(cast, "maja"))
    for page in (client_of(cast.sara).get(f"/families/{family_of(cast, 'maja')}/progress"),
                 client_of(cast.maja).get("/our-answers")):  # fmt: skip
        assert "Elis fick följa med på läger." in page.text


def test_nobody_answers_for_another_and_nobody_reads_another_home(db, cast, client_of):
    family = family_of(cast, "eva")
    assert run(db, cast.eva, "answer_indicator", fields(cast, "per", "A1", "5"), family_id=family).outcome == "parked"
    pers = answered(db, cast, "per", "A1", "9", words="Bara mina ord.")
    told = {"id": named("why"), "measurement": pers, "text": "x"}
    assert run(db, cast.eva, "tell_about_answer", told, family_id=family).reason == "not_found"
    wrong = {"id": named("wrong"), "amends": pers, "answer": "2"}
    assert run(db, cast.eva, "correct_answer", wrong, family_id=family).reason == "not_found"
    assert "Bara mina ord." not in client_of(cast.eva).get("/our-answers").text
    assert "Bara mina ord." in client_of(cast.per).get("/our-answers").text
    assert client_of(cast.amir).get(f"/families/{family}/progress").status_code == 404
    assert refused(db, cast.amir, cast, "maja", "A1", "5") == "not_found"
    assert refused(db, cast.sara, cast, "maja", "C1", "3") == "unknown_choice"
    assert refused(db, cast.sara, cast, "maja", "B1", "3") == "unknown_choice"


def test_a_page_asks_the_database_as_often_however_much_was_answered(db, cast, client_of):
    family = family_of(cast, "maja")
    answered(db, cast, "maja", "A1", "3", day=day(-100))
    answered(db, cast, "eva", "A1", "3")
    sara, maja = client_of(cast.sara), client_of(cast.maja)
    pages = ((sara, f"/families/{family}/progress"), (sara, "/today"), (maja, "/our-answers"), (maja, "/now"))
    before = [len(queries_of(*page)) for page in pages]
    for number, indicator in enumerate(("A2", "A4", "E1", "E2", "A5")):
        answered(db, cast, "maja", indicator, str(number), day=day(-number - 5), words=f"Ord {number}")
        answered(db, cast, "jonas", indicator, str(number))
        answered(db, cast, "eva", "A2", str(number))
    assert [len(queries_of(*page)) for page in pages] == before


def test_what_is_missing_in_somebodys_language_is_said_and_not_shown_in_swedish_alone(db, cast, client_of):
    text = client_of(cast.amir).get(f"/families/{family_of(cast, 'samir')}/progress").text
    assert "De här frågorna finns inte på arabiska än. Läs dem med tolken." in text
    assert (
        "De här frågorna finns inte"
        not in client_of(cast.sara).get(f"/families/{family_of(cast, 'maja')}/progress").text
    )


def test_the_page_that_phones_keep_stays_light_and_all_answers_can_be_read(db, cast, client_of):
    for number in range(45):
        answered(db, cast, "maja", "A1", str(number % 11), day=day(-number), words=f"Svar nummer {number}.")
    sara, path = client_of(cast.sara), f"/families/{family_of(cast, 'maja')}/progress"
    text = sara.get(path).text
    assert "Svar nummer 39." in text
    assert "Svar nummer 40." not in text
    assert f'href="{path}?all"' in text
    assert "Svar nummer 44." in sara.get(f"{path}?all").text

"""What a coordinator changes becomes a new version; what cannot be, comes back with the words beside it."""

from uuid import uuid4

import pytest

from familjelots.programmes import programme
from familjelots.programmes.tables import tables
from familjelots.programmes.told import NAMES

from ..cast import must, run
from .typed import form, send


def test_a_life_area_gets_another_name_and_one_more_comes(lena, db, own):
    new = str(uuid4())
    more = {"rows-8-id": new, "rows-8-name_sv": "Husdjur", "rows-0-name_sv": "Hemma hos oss"}
    answer = send(lena, f"/programmes/{own}/areas", **more)
    assert answer.status_code == 200
    assert "Husdjur" in answer.text
    changed = programme(db, own)
    assert changed.version == 2
    assert changed.areas["everyday"]["sv"] == "Hemma hos oss"
    assert changed.areas[new]["sv"] == "Husdjur"


def test_the_version_before_stays_as_it_was(lena, db, own):
    send(lena, f"/programmes/{own}/areas", **{"rows-0-name_sv": "Hemma hos oss"})
    assert programme(db, own, 1).areas["everyday"]["sv"] == "Vardagen hemma"
    assert programme(db, own, 2).areas["everyday"]["sv"] == "Hemma hos oss"
    earlier = lena.get(f"/programmes/{own}?version=1").text
    assert "Vardagen hemma" in earlier
    assert "tidigare version" in earlier


@pytest.mark.parametrize("part", NAMES)
def test_a_part_that_is_saved_unchanged_makes_no_version(lena, db, own, part):
    before = tables(programme(db, own))
    assert send(lena, f"/programmes/{own}/{part}").status_code == 200
    assert tables(programme(db, own)) == before


def test_questions_are_chosen_and_so_is_when(lena, db, own):
    send(lena, f"/programmes/{own}/indicators", asked=["E1:start", "E1:end", "A1:start"])
    assert [(asked.id, asked.when) for asked in programme(db, own).indicators] == [
        ("A1", ("start",)), ("E1", ("start", "end")),
    ]  # fmt: skip


def test_the_rhythm_and_the_name(lena, db, own):
    send(lena, f"/programmes/{own}/cadence", conversation_days="10")
    send(lena, f"/programmes/{own}/basics", name_sv="Lotsen", documentation="minimal")
    now = programme(db, own)
    assert (now.version, now.cadence.conversation_days) == (3, 10)
    assert (now.name["sv"], now.documentation) == ("Lotsen", "minimal")


def test_a_step_of_the_ladder_is_taken_away_and_nothing_leads_to_it_any_more(lena, db, cast):
    id = str(uuid4())
    must(db, cast.lena, "copy_programme", {"id": id, "name": "B", "languages": ["sv"]}, programme_id="bryt")
    send(lena, f"/programmes/{id}/ladder", **{"rows-5-gone": "yes"})
    ways = {rung.id: rung.next for rung in programme(db, id).ladder}
    assert ways["activity"] == ("work", "other_income")
    assert "studies" not in ways


def test_a_ladder_in_a_circle_is_refused_with_words_and_all_that_was_typed(lena, db, own):
    changes = {"rows-0-name_sv": "Pusta ut", "rows-4-next": ["calm"]}
    answer = send(lena, f"/programmes/{own}/ladder", **changes)
    assert answer.status_code == 422
    assert "Trappan går i en ring" in answer.text
    assert "Pusta ut" in answer.text
    assert programme(db, own).version == 1


def test_a_missing_text_is_told_beside_its_field(lena, own):
    answer = send(lena, f"/programmes/{own}/team", **{"rows-1-does_sv": ""})
    assert answer.status_code == 422
    beside = answer.text.split('id="rows-1-does_sv-error"')[1][:200]
    assert "Texten saknas" in beside
    assert "hidden" not in beside.split(">")[0]


def test_all_rows_taken_away_is_refused(lena, own):
    answer = send(lena, f"/programmes/{own}/closures", **{f"rows-{n}-gone": "yes" for n in range(9)})
    assert answer.status_code == 422
    assert "Sätt att avsluta: Det här saknas" in answer.text


def test_a_limit_without_a_number_is_told(lena, own):
    answer = send(lena, f"/programmes/{own}/criteria", **{"rows-0-check": "age"})
    assert answer.status_code == 422
    assert "Vem den är för, kriterium 1: Skriv minst eller högst" in answer.text


def test_a_text_that_is_too_long_is_told_beside_its_field(lena, own):
    answer = send(lena, f"/programmes/{own}/areas", **{"rows-0-name_sv": "x" * 61})
    assert answer.status_code == 422
    assert "Högst 60 tecken" in answer.text


def test_two_who_change_at_once_write_nothing_over_unseen(lena, db, own):
    seen = form(lena.get(f"/programmes/{own}/cadence").text, f"/programmes/{own}/cadence")
    send(lena, f"/programmes/{own}/cadence", conversation_days="10")
    late = lena.post(f"/programmes/{own}/cadence", data={**seen, "conversation_days": "20"})
    assert late.status_code == 422
    assert "nyare version" in late.text
    assert 'value="20"' in late.text
    again = form(late.text, f"/programmes/{own}/cadence")
    assert lena.post(f"/programmes/{own}/cadence", data=again).status_code == 303
    assert [programme(db, own, n).cadence.conversation_days for n in (1, 2, 3)] == [14, 10, 20]


@pytest.mark.parametrize("part", NAMES)
def test_what_ships_and_what_is_not_there_is_adjusted_by_nobody(lena, db, cast, own, part):
    for id in ("bryt", "nothing", str(uuid4())):
        assert lena.get(f"/programmes/{id}/{part}").status_code == 404
        assert lena.post(f"/programmes/{id}/{part}", data={"version": "1"}).status_code in (404, 422)
    told = {"version": "1", "name_sv": "Saras", "conversation_days": "3"}
    for who in (cast.sara, cast.eva):
        assert run(db, who, f"adjust_{part}", told, programme_id=own).outcome == "parked"
    assert programme(db, own).version == 1


def test_a_copy_in_three_languages_asks_for_each(lena, db, cast):
    id = str(uuid4())
    told = {"id": id, "name": "Tre", "languages": ["sv", "en", "da"]}
    must(db, cast.lena, "copy_programme", told, programme_id="helhedsindsats")
    fields = form(lena.get(f"/programmes/{id}/help").text, f"/programmes/{id}/help")
    assert {"goals_da", "goals_sv", "goals_en"} <= fields.keys()
    answer = send(lena, f"/programmes/{id}/help", goals_en="")
    assert answer.status_code == 422
    assert "Texten saknas" in answer.text.split('id="goals_en-error"')[1][:200]


@pytest.mark.parametrize(
    ("moved", "place", "order"),
    [(3, "1", [3, 0, 1, 2]), (0, "3", [1, 2, 0, 3]), (1, "", [0, 2, 3, 1]), (2, "2", [0, 2, 1, 3])],
)
def test_a_step_gets_another_place_and_leads_on_to_the_one_after_it(lena, db, own, moved, place, order):
    before = [rung.id for rung in programme(db, own).ladder]
    assert send(lena, f"/programmes/{own}/ladder", **{f"rows-{moved}-place": place}).status_code == 200
    after = programme(db, own).ladder
    rest = before[4:]
    wanted = [before[number] for number in order] + rest
    if not place:
        wanted = [id for id in before if id != before[moved]] + [before[moved]]
    assert [rung.id for rung in after] == wanted


def test_a_new_step_is_put_between_two_others(lena, db, own):
    count, new = len(programme(db, own).ladder), str(uuid4())
    more = {f"rows-{count}-{field}": "Praktik" for field in ("name_sv", "text_sv")}
    send(lena, f"/programmes/{own}/ladder", **more, **{f"rows-{count}-id": new, f"rows-{count}-place": "2"})
    ladder = programme(db, own).ladder
    assert ladder[1].id == new
    assert ladder[0].next == (new,)
    assert ladder[1].next == (ladder[2].id,)

"""What people want and need, in numbers: nobody's words, nothing under five, nothing that can be counted out."""

from familjelots.mapping.themes import themes

from ..cast import must, named
from .made import said


def many(db, cast, count, **words):
    """So many people of Provström, each of whom says the same."""
    family = cast.families["provstrom"]
    start = len(db.execute("SELECT 1 FROM member").fetchall())
    for number in range(start, start + count):
        member = cast.members[f"m{number}"] = named(f"m{number}")
        fields = {"id": member, "name": f"Vuxen {number}", "role": "adult", "households": [cast.homes["provgatan"]]}
        must(db, cast.lena, "add_member", fields, family_id=family)
        told = {"id": named(f"said {number}"), "member": member, "area": "work", "stance": "important", **words}
        must(db, cast.sara, "say_in_mapping", told, family_id=family)


def of(db, area):
    return next((one for one in themes(db) if one["area"] == area), None)


def test_each_person_counts_once_in_each_area(db, cast):
    many(db, cast, 6, wish="Zsvets")
    said(db, cast, "one", wish="Zmat")
    said(db, cast, "two", wish="Zmat igen")
    assert of(db, "work") == {"area": "work", "asked": 7, "important": 7, "wish": 7, "need": 0, "hard": 0}


def test_fewer_than_five_are_not_shown(db, cast):
    many(db, cast, 4, wish="Zsvets")
    assert of(db, "work") == {
        "area": "work",
        "asked": None,
        "important": None,
        "wish": None,
        "need": None,
        "hard": None,
    }


def test_what_is_left_over_is_not_shown_either_when_it_is_a_few(db, cast):
    many(db, cast, 6, wish="Zsvets")
    many(db, cast, 2, stance="fine")
    told = of(db, "work")
    assert (told["asked"], told["wish"], told["important"], told["need"]) == (8, None, None, 0)


def test_who_does_not_want_to_answer_is_not_counted(db, cast):
    many(db, cast, 6)
    many(db, cast, 3, stance="skip")
    assert of(db, "work")["asked"] == 6


def test_a_page_without_any_number_says_why(db, cast, client_of):
    many(db, cast, 2)
    assert "i varje område har färre än fem svarat" in client_of(cast.lena).get("/themes").text
    many(db, cast, 5)
    assert "i varje område har färre än fem svarat" not in client_of(cast.lena).get("/themes").text


def test_only_a_coordinator_reads_them_and_no_words_stand_there(db, cast, client_of):
    many(db, cast, 6, wish="Zsvets", need="Zstöd")
    page = client_of(cast.lena).get("/themes").text
    assert "Arbete" in page
    assert "Zs" not in page
    for who in (cast.sara, cast.maja, cast.admin):
        assert client_of(who).get("/themes").status_code == 404

"""The week as a picture: the same as the board, for whoever coordinates, as a calendar wants it."""

from ..cast import must, named

NINE = "2026-11-24T09:00"


def told(client_of, who, query=""):
    answer = client_of(who).get(f"/week/picture{query}")
    return answer.json if answer.status_code == 200 else answer.status_code


def visits(told):
    return {one["id"]: one for one in told["events"] if "id" in one}


def test_whose_visit_stands_where_in_the_week(client_of, cast, plan):
    visit, _receipt = plan(NINE, minutes="45")
    week = told(client_of, cast.lena)
    shown = visits(week)[visit]
    assert (shown["resourceId"], shown["start"], shown["end"]) == (cast.sara.id, NINE, "2026-11-24T09:45")
    assert (shown["title"], shown["editable"]) == ("Påhittdal", True)
    assert cast.sara.id in [coach["id"] for coach in week["coaches"]]
    assert week["hidden"] == [6, 0]


def hidden(client_of, who):
    """The days that the picture leaves out, and those that the board does."""
    board = client_of(who).get("/week").text
    named_days = enumerate(("söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"))
    columns = board.split("<table", 1)[1].split("</thead>", 1)[0]
    return set(told(client_of, who)["hidden"]), {place for place, name in named_days if name not in columns}


def test_the_picture_leaves_out_the_days_that_the_board_leaves_out(db, client_of, cast, plan):
    assert hidden(client_of, cast.lena) == ({6, 0}, {6, 0})
    sunday, _receipt = plan("2026-11-29T10:00")
    assert hidden(client_of, cast.lena) == (set(), set())
    must(db, cast.lena, "cancel_visit", {"id": named("s"), "cancelled_by": "family"}, planned_visit_id=sunday)
    assert hidden(client_of, cast.lena) == (set(), set())


def test_a_day_of_the_weekend_on_which_somebody_works_is_there_to_be_planned_in(db, client_of, cast):
    hours = {"id": named("hours"), "account": cast.sara.id, "from_day": "2026-11-24", "days": ["2", "6"]}
    must(db, cast.lena, "set_working_hours", {**hours, "begins": "08:00", "ends": "17:00", "travel": "20"})
    assert hidden(client_of, cast.lena) == ({0}, {0})


def test_what_is_cancelled_is_not_drawn(db, client_of, cast, plan):
    visit, _receipt = plan(NINE)
    must(db, cast.lena, "cancel_visit", {"id": named("c"), "cancelled_by": "family"}, planned_visit_id=visit)
    assert visit not in visits(told(client_of, cast.lena))


def test_of_a_closed_family_only_that_the_time_is_taken(db, client_of, cast, plan):
    visit, _receipt = plan(NINE, purpose="Bildschemat")
    db.execute("UPDATE family SET protected = 1 WHERE id = ?", [cast.families["pahittdal"]])
    shown = visits(told(client_of, cast.lena))[visit]
    assert (shown["title"], shown["editable"]) == ("", False)
    assert "Bildschemat" not in str(shown)
    answer = client_of(cast.lena).get(f"/planned-visits/{visit}/against")
    assert answer.status_code == 404


def test_nobody_but_whoever_coordinates_gets_it(client_of, cast):
    for who in (cast.sara, cast.eva, cast.admin):
        assert told(client_of, who) == 404


def test_an_early_visit_makes_the_day_longer(client_of, cast, plan):
    plan("2026-11-25T06:30", anyway="yes")
    assert told(client_of, cast.lena)["begins"] == "06:00"


def test_what_speaks_against_each_quarter_of_the_week(client_of, cast, plan):
    visit, _receipt = plan(NINE)
    plan("2026-11-25T13:00", family="provstrom", coach=cast.sara.id)
    against = client_of(cast.lena).get(f"/planned-visits/{visit}/against").json
    assert "2026-11-24T11:00" not in against
    assert against["2026-11-25T05:00"] == ["outside_hours"]
    assert NINE not in against

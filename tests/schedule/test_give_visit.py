"""A colleague makes one visit: let in for it, and out again without anybody doing anything."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from familjelots.access import kept_families, open_family, visible_families
from familjelots.core import canonical, clock, commands, journal
from familjelots.core.errors import NotFound
from familjelots.schedule import change_queries, queries

from ..cast import must, named, run

NINE = "2026-11-24T09:00"


def give(db, who, visit, to, **more):
    fields = {"id": str(uuid4()), "coach": to.id, **more}
    return run(db, who, "give_visit", fields, planned_visit_id=visit)


def sends(db, who, command, fields, written, **args):
    """A phone sends what was written at a moment."""
    path = commands.register.path(command, **args)
    entry = journal.Entry(str(uuid4()), path, canonical.fields(fields), command, made_at=clock.stamp_of(written))
    return journal.receive(db, who, [entry])[0]


def opens(db, who, family):
    try:
        open_family(db, who, family)
    except NotFound:
        return False
    return True


@pytest.fixture
def given(db, cast, plan):
    id, _receipt = plan(NINE)
    assert give(db, cast.lena, id, cast.amir).outcome == "applied"
    return id


def test_m7_the_colleague_may_open_the_family_until_three_days_after_and_no_longer(db, cast, given):
    family = cast.families["pahittdal"]
    assert opens(db, cast.amir, family)
    assert family in {one["id"] for one in visible_families(db, cast.amir)}
    assert family in {one["id"] for one in kept_families(db, cast.amir)}
    with clock.at(datetime.fromisoformat("2026-11-27T22:00+01:00")):
        assert opens(db, cast.amir, family)
    with clock.at(datetime.fromisoformat("2026-11-28T00:01+01:00")):
        assert not opens(db, cast.amir, family)
        assert family not in {one["id"] for one in visible_families(db, cast.amir)}
    assert opens(db, cast.sara, family)


def test_the_family_and_its_next_visit_stay_its_own_coachs(db, cast, plan, given):
    later, _receipt = plan("2026-12-01T09:00")
    days = (clock.today(), clock.today() + timedelta(days=14))
    assert [visit["id"] for visit in queries.visits_of_coach(db, cast.amir.id, *days)] == [given]
    assert [visit["id"] for visit in queries.visits_of_coach(db, cast.sara.id, *days)] == [later]
    assert cast.families["pahittdal"] in queries.families_with_plan(db, NINE)


def test_the_colleague_says_that_it_has_been_seen(db, cast, given):
    (change,) = [one for one in change_queries.unseen_changes(db, cast.amir.id) if one["before"]]
    assert (change["before"]["coach_name"], change["after"]["coach_name"]) == ("Sara", "Amir")
    must(db, cast.amir, "acknowledge_change", {"change": change["id"]}, planned_visit_id=given)
    assert change["id"] not in {one["id"] for one in change_queries.unseen_changes(db)}


def test_given_back_the_colleague_is_out_at_once(db, cast, given):
    assert give(db, cast.lena, given, cast.sara).outcome == "applied"
    assert not opens(db, cast.amir, cast.families["pahittdal"])
    visit = queries.planned_visit(db, given)
    assert visit is not None
    assert (visit["coach"], visit["instead_of"]) == (cast.sara.id, None)


def test_only_whoever_coordinates_gives_and_only_to_a_coach(db, cast, plan):
    id, _receipt = plan(NINE)
    assert {give(db, who, id, cast.amir).reason for who in (cast.amir, cast.sara, cast.eva, cast.admin)} == {
        "not_found"
    }
    assert give(db, cast.lena, id, cast.eva).reason == "not_a_coach"
    assert not opens(db, cast.amir, cast.families["pahittdal"])


def test_a_colleague_who_is_booked_then_is_refused_until_it_is_meant(db, cast, plan):
    id, _receipt = plan(NINE)
    plan(NINE, family="mithal")
    assert give(db, cast.lena, id, cast.amir).reason == "double_booked"
    assert give(db, cast.lena, id, cast.amir, anyway="yes").outcome == "applied"


def test_the_visits_own_page_gives_it_too_and_asks_once_more_where_the_colleague_is_booked(db, cast, plan, client_of):
    id, _receipt = plan(NINE)
    plan(NINE, family="mithal")
    client, path = client_of(cast.lena), f"/planned-visits/{id}"
    assert "Låt någon annan åka" in client.get(path).text
    assert "Låt någon annan åka" not in client_of(cast.sara).get(path).text
    posted = {"id": str(uuid4()), "coach": cast.amir.id, "base.coach": cast.sara.id}
    refused = client.post(f"{path}/coach", data=posted)
    assert (refused.status_code, "Ge besöket ändå" in refused.text) == (422, True)
    assert client.post(f"{path}/coach", data={**posted, "anyway": "yes"}).location == path
    assert "i stället för Sara, den här gången" in client.get(path).text


def test_two_who_give_at_once_are_told(db, cast, given):
    assert give(db, cast.lena, given, cast.sara, **{"base.coach": cast.sara.id}).reason == "moved_meanwhile"


def test_a_protected_family_is_given_to_a_named_colleague_alone(db, cast, plan):
    id, _receipt = plan(NINE)
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["per"])
    assert give(db, cast.lena, id, cast.amir).reason == "not_named"
    name = {"id": named("amir named"), "account": cast.amir.id, "from_day": "2026-11-20", "until_day": "2026-11-25"}
    must(db, cast.lena, "name_staff", name, family_id=cast.families["pahittdal"])
    assert give(db, cast.lena, id, cast.amir).outcome == "applied"
    assert opens(db, cast.amir, cast.families["pahittdal"])
    with clock.at(datetime.fromisoformat("2026-11-26T09:00+01:00")):
        assert not opens(db, cast.amir, cast.families["pahittdal"])


def test_what_was_written_inside_the_time_is_applied_whenever_it_arrives(db, cast, given):
    family = cast.families["pahittdal"]
    visit = {"id": named("late visit"), "planned_visit": given, "text": "Vi lagade mat.", "outcome": "happened",
             "household": cast.homes["kornvagen"]}  # fmt: skip
    made = datetime.fromisoformat("2026-11-24T10:05+01:00")
    with clock.at(datetime.fromisoformat("2026-12-20T09:00+01:00")):
        assert not opens(db, cast.amir, family)
        assert sends(db, cast.amir, "record_visit", visit, made, family_id=family).outcome == "applied"
        late = sends(db, cast.amir, "write_note", {"id": named("n"), "text": "Nyckel"}, clock.now(), family_id=family)
        assert late.reason == "not_found"
        never = sends(db, cast.amir, "write_note", {"id": named("m"), "text": "Nyckel"}, made,
                      family_id=cast.families["provstrom"])  # fmt: skip
        assert never.reason == "not_found"
        assert not opens(db, cast.amir, family)


def test_what_was_written_before_it_was_given_back_is_applied_too(db, cast, given):
    family, noon = cast.families["pahittdal"], datetime.fromisoformat("2026-11-24T12:00+01:00")
    with clock.at(noon):
        assert give(db, cast.lena, given, cast.sara).reason == "time_is_past"
    give(db, cast.lena, given, cast.sara)
    before, after = clock.now() - timedelta(minutes=1), clock.now() + timedelta(minutes=1)
    kept = sends(db, cast.amir, "write_note", {"id": named("k"), "text": "Nyckel"}, before, family_id=family)
    assert kept.outcome == "applied"
    assert (
        sends(db, cast.amir, "write_note", {"id": named("l"), "text": "x"}, after, family_id=family).outcome == "parked"
    )


@pytest.mark.parametrize("made", ["", "i går", "2026-11-24T10:05", "9999-99-99T00:00Z", "2026-11-24T10:05Z" * 2])
def test_a_time_that_cannot_be_read_lets_nobody_in(db, cast, given, made):
    path = commands.register.path("write_note", family_id=cast.families["pahittdal"])
    fields = canonical.fields({"id": named("q"), "text": "x"})
    with clock.at(datetime.fromisoformat("2026-12-20T09:00+01:00")):
        entry = journal.Entry(str(uuid4()), path, fields, "write_note", made_at=made)
        assert journal.receive(db, cast.amir, [entry])[0].reason == "not_found"


def test_moved_within_the_day_it_stays_the_colleagues_and_to_another_day_it_is_the_own_coachs_again(db, cast, given):
    move = {"id": named("m1"), "starts_at": "2026-11-24T10:30", "base.starts_at": NINE}
    must(db, cast.lena, "move_visit", move, planned_visit_id=given)
    visit = queries.planned_visit(db, given)
    assert visit is not None
    assert visit["coach"] == cast.amir.id
    move = {"id": named("m2"), "starts_at": "2026-12-01T10:30", "base.starts_at": "2026-11-24T10:30"}
    must(db, cast.lena, "move_visit", move, planned_visit_id=given)
    visit = queries.planned_visit(db, given)
    assert visit is not None
    assert (visit["coach"], visit["instead_of"]) == (cast.sara.id, None)
    assert not opens(db, cast.amir, cast.families["pahittdal"])


def test_whoever_was_to_come_and_works_then_is_told_too_and_whoever_is_ill_is_left_alone(db, cast, plan, given):
    (told,) = [one for one in change_queries.unseen_changes(db, cast.sara.id) if one["before"]]
    assert (told["told"], told["coach_name"]) == (cast.sara.id, "Sara")
    assert [one["what"] for one in change_queries.changes_of(db, given)] == ["moved", "planned"]
    away = {"id": named("ill"), "account": cast.sara.id, "kind": "sick", "from_day": "2026-11-25"}
    must(db, cast.lena, "record_absence", {**away, "until_day": "2026-11-25"})
    other, _receipt = plan("2026-11-25T09:00")
    give(db, cast.lena, other, cast.amir)
    assert not [one for one in change_queries.unseen_changes(db, cast.sara.id) if one["planned_visit"] == other]


def test_a_colleague_who_need_not_go_after_all_says_so_though_the_family_is_closed_again(db, cast, given, client_of):
    give(db, cast.lena, given, cast.sara)
    (told,) = change_queries.unseen_changes(db, cast.amir.id)
    page = client_of(cast.amir).get("/today").text
    assert "Du behöver inte åka" in page
    assert "Påhittdal" not in page
    assert (
        run(db, cast.sara, "acknowledge_change", {"change": told["id"]}, planned_visit_id=given).reason == "not_found"
    )
    must(db, cast.amir, "acknowledge_change", {"change": told["id"]}, planned_visit_id=given)
    assert change_queries.unseen_changes(db, cast.amir.id) == []


def test_moved_to_another_day_the_colleague_is_told_that_it_is_off(db, cast, given):
    move = {"id": named("m3"), "starts_at": "2026-12-01T10:30", "base.starts_at": NINE}
    must(db, cast.lena, "move_visit", move, planned_visit_id=given)
    assert [one["told"] for one in change_queries.unseen_changes(db, cast.amir.id)] == [cast.amir.id]


def test_the_colleagues_day_and_the_familys_page_say_all_that_is_needed(db, cast, given, client_of):
    day = client_of(cast.amir).get("/today").text
    for words in ("Påhittdal", "Amir kommer i stället för Sara", "Börja besöket"):
        assert words in day
    family = client_of(cast.amir).get(f"/families/{cast.families['pahittdal']}").text
    for words in ("Du åker hit i stället för Sara", "fredag 27 november", "Börja besöket"):
        assert words in family
    people = client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}/people").text
    assert "Amir kan läsa och skriva här till och med" in people


def test_times_as_phones_write_them_are_understood(db, cast, given):
    path = commands.register.path("write_note", family_id=cast.families["pahittdal"])
    with clock.at(datetime.fromisoformat("2026-12-20T09:00+01:00")):
        for number, made in enumerate(("2026-11-24T09:05:00.123Z", "2026-11-27T22:59:59.000Z")):
            fields = canonical.fields({"id": named(f"as phones {number}"), "text": "Nyckel"})
            entry = journal.Entry(str(uuid4()), path, fields, "write_note", made_at=made)
            assert journal.receive(db, cast.amir, [entry])[0].outcome == "applied"

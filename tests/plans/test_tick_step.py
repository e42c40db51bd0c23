"""A step is ticked: by staff any, by a family its own; each tick is an event that stays."""

from familjelots.plans import queries

from ..cast import named, run
from .plan import a_step


def tick(db, who, step, status="done", key="tick"):
    return run(db, who, "tick_step", {"id": named(f"{key} {who.name} {status}"), "status": status}, step_id=step)


def status(db, step):
    return queries.step(db, step)["status"]


def test_tick_untick_and_not_yet_are_three_events_and_one_state(db, cast):
    step = a_step(db, cast)
    for state in ("done", "open", "not_yet"):
        assert tick(db, cast.sara, step, state).outcome == "applied"
        assert status(db, step) == state
    assert db.conn.execute("SELECT count(*) FROM step_event").fetchone() == (3,)


def test_eva_ticks_her_own_step_and_those_of_the_children_at_home(db, cast):
    for key in ("eva", "ture"):
        step = a_step(db, cast, f"step of {key}", doer=f"member:{cast.members[key]}")
        assert tick(db, cast.eva, step, key=key).outcome == "applied"
        assert status(db, step) == "done"


def test_eva_ticks_nobody_elses(db, cast):
    steps = [
        a_step(db, cast, "coach", doer="coach"),
        a_step(db, cast, "other", doer="other", doer_name="skolan"),
        a_step(db, cast, "per", doer=f"member:{cast.members['per']}"),
        a_step(db, cast, "ture at pers", doer=f"member:{cast.members['ture']}", household=cast.homes["granvagen"]),
        a_step(db, cast, "theirs", "mithal"),
    ]
    for number, step in enumerate(steps):
        assert tick(db, cast.eva, step, key=str(number)).reason == "not_found"
        assert status(db, step) == "open"


def test_a_coach_who_has_not_the_family_cannot_tick(db, cast):
    step = a_step(db, cast)
    assert tick(db, cast.amir, step).reason == tick(db, cast.amir, named("invented")).reason == "not_found"


def test_an_unknown_state_is_refused(db, cast):
    step = a_step(db, cast)
    assert tick(db, cast.sara, step, "missed").outcome == "parked"
    assert status(db, step) == "open"


def test_a_tick_that_came_before_its_step_is_applied_when_the_step_arrives(db, cast):
    assert tick(db, cast.sara, named("step")).outcome == "parked"
    a_step(db, cast)
    assert status(db, named("step")) == "done"


def test_without_javascript_a_tick_leads_back_to_the_family(db, cast, client_of):
    step = a_step(db, cast)
    answer = client_of(cast.sara).post(f"/steps/{step}/ticks", data={"id": named("plain"), "status": "done"})
    assert (answer.status_code, answer.location) == (303, f"/families/{cast.families['pahittdal']}")
    answer = client_of(cast.eva).post(f"/steps/{step}/ticks", data={"id": named("evas"), "status": "open"})
    assert (answer.status_code, answer.location) == (303, "/now")

"""A plan with something of everybody's: Eva's, Per's, the children's, the coach's, and words that no family may see."""

from datetime import UTC, datetime

import pytest

from familjelots.core import clock

from ..cast import must, named

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today():
    """It is Tuesday the 24th of November."""
    with clock.at(NOW):
        yield


@pytest.fixture
def family(cast):
    return cast.families["pahittdal"]


@pytest.fixture
def promise(db, cast, family):
    """Someone promises a step: `promise("eva", "Prova bildschemat", due="2026-11-26")`."""

    def step(doer, text, **more):
        who = f"member:{cast.members[doer]}" if doer in cast.members else doer
        must(db, cast.sara, "add_step", {"id": named(text), "text": text, "doer": who, **more}, family_id=family)
        return named(text)

    return step


@pytest.fixture
def plan_visit(db, cast, family):
    """A visit is planned: `plan_visit("kornvagen", "2026-12-01T09:00")`."""

    def plan(home, starts_at, **more):
        id = named(f"planned {home} {starts_at}")
        where = {"household": cast.homes[home]} if home else {}
        told = {"id": id, "family": family, "coach": cast.sara.id, "starts_at": starts_at, "minutes": "60"}
        must(db, cast.lena, "plan_visit", {**told, **where, **more})
        return id

    return plan


@pytest.fixture
def propose(db, cast, family):
    """Sara proposes a goal: `propose("Ture i skolan fyra dagar")`."""

    def goal(text, **more):
        must(db, cast.sara, "propose_goal", {"id": named(text), "text": text, **more}, family_id=family)
        return named(text)

    return goal


@pytest.fixture
def everything(db, cast, family, promise, plan_visit, propose):
    """Canaries in every place that Eva must not read."""
    promise("eva", "Prova bildschemat", due="2026-11-26", picture="try")
    promise("per", "kanariefågel-pers-steg", due="2026-11-25")
    promise("coach", "kanariefågel-hos-per", household=cast.homes["granvagen"])
    propose("kanariefågel-mål-hos-per", household=cast.homes["granvagen"])
    plan_visit("granvagen", "2026-11-25T09:00", purpose="kanariefågel-besök-hos-per")
    plan_visit("", "2026-11-27T09:00", place="Hemliga gatan 9, kanariefågel-adress", purpose="Möte")
    must(
        db,
        cast.sara,
        "add_barrier",
        {"id": named("b"), "text": "kanariefågel-hinder", "private": "y"},
        family_id=family,
    )
    must(db, cast.sara, "write_note", {"id": named("n"), "text": "kanariefågel-anteckning"}, family_id=family)
    due = {"id": named("f"), "text": "kanariefågel-uppföljning", "due": "2026-11-24"}
    must(db, cast.sara, "add_follow_up", due, family_id=family)
    at_eva = {
        "id": named("visit"),
        "household": cast.homes["kornvagen"],
        "at": "2026-11-20T09:00",
        "present": [cast.members["eva"], cast.members["ture"]],
        "text": "Vi tittade på bildschemat.",
        "observations": "kanariefågel-iakttagelse",
        "child_words": "kanariefågel-barnets-ord",
        "worry_considered": "yes",
        "minutes": "73",
    }
    must(db, cast.sara, "record_visit", at_eva, family_id=family)
    at_per = {"id": named("visit per"), "household": cast.homes["granvagen"], "at": "2026-11-21T09:00"}
    must(db, cast.sara, "record_visit", {**at_per, "text": "kanariefågel-text-hos-per"}, family_id=family)

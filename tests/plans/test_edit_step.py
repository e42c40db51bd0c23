"""A step is changed: what somebody else changed meanwhile is never overwritten."""

from familjelots.plans import queries

from ..cast import named, run
from .plan import a_step


def edit(db, who, step, base=None, **fields):
    now = queries.step(db, step) or {}
    seen = {"text": now.get("text", ""), "doer": now.get("doer", ""), "doer_name": "", "due": now.get("due") or ""}
    new = {**seen, **fields}
    bases = {f"base.{name}": value for name, value in {**seen, **(base or {})}.items()}
    return run(db, who, "edit_step", {**new, **bases}, step_id=step)


def test_words_doer_and_day_are_changed_together(db, cast):
    step = a_step(db, cast)
    assert edit(db, cast.sara, step, text="Sätt upp schemat", doer="coach", due="2026-12-01").outcome == "applied"
    now = queries.step(db, step)
    assert (now["text"], now["doer"], now["doer_member"], now["due"]) == (
        "Sätt upp schemat", "coach", None, "2026-12-01",
    )  # fmt: skip


def test_a_cleared_day_is_no_day(db, cast):
    step = a_step(db, cast, due="2026-12-01")
    edit(db, cast.sara, step, due="")
    assert queries.step(db, step)["due"] is None


def test_what_was_not_touched_stays_as_somebody_else_made_it(db, cast):
    step = a_step(db, cast, due="2026-12-01")
    edit(db, cast.lena, step, due="2026-12-08")
    edit(db, cast.sara, step, base={"due": "2026-12-01"}, due="2026-12-01", text="Nya ord")
    now = queries.step(db, step)
    assert (now["text"], now["due"]) == ("Nya ord", "2026-12-08")


def test_two_edits_of_the_same_words_keep_both(db, cast):
    step = a_step(db, cast)
    edit(db, cast.lena, step, text="Lenas ord")
    edit(db, cast.sara, step, base={"text": "Prova bildschemat"}, text="Saras ord")
    assert queries.step(db, step)["text"] == "Lenas ord"
    kept = db.conn.execute("SELECT base, theirs, mine FROM edit_conflict").fetchall()
    assert kept == [("Prova bildschemat", "Lenas ord", "Saras ord")]


def test_a_step_cannot_be_left_without_words(db, cast):
    step = a_step(db, cast)
    assert edit(db, cast.sara, step, text=" ").outcome == "parked"
    assert queries.step(db, step)["text"] == "Prova bildschemat"


def test_another_familys_member_cannot_become_the_doer(db, cast):
    step = a_step(db, cast)
    assert edit(db, cast.sara, step, doer=f"member:{cast.members['samir']}").reason == "unknown_choice"


def test_foreign_and_invented_steps_are_refused_alike_and_families_do_not_edit(db, cast):
    step = a_step(db, cast)
    for who, target in ((cast.amir, step), (cast.amir, named("invented")), (cast.eva, step)):
        fields = {"text": "x", "doer": "coach"}
        assert run(db, who, "edit_step", fields, step_id=target).reason == "not_found"
    assert queries.step(db, step)["text"] == "Prova bildschemat"


def test_a_blank_that_was_typed_after_the_words_is_nobody_elses_change(db, cast):
    """Two edits without network: the second one's base is what the first one typed."""
    step = a_step(db, cast)
    edit(db, cast.sara, step, text="Nya ord ")
    edit(db, cast.sara, step, base={"text": "Nya ord "}, text="Ännu nyare")
    assert queries.step(db, step)["text"] == "Ännu nyare"

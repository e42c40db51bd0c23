"""What was said is said better until both have confirmed it; two who do so at once lose nothing."""

from familjelots.core import edit_queries
from familjelots.mapping import queries
from familjelots.mapping.choosing import may_choose

from ..cast import must, named, run
from .made import completed, confirmed, latest, said


def edit(db, who, saying, **fields):
    now = queries.saying(db, saying)
    whole = {name: now[name] for name in ("stance", "wish", "need")}
    bases = {f"base.{name}": value for name, value in whole.items()}
    return run(db, who, "edit_saying", {**whole, **bases, **fields}, saying_id=saying)


def test_words_are_changed_cleared_and_left_alone(db, cast):
    saying = said(db, cast, wish="Läsa", need="Ro")
    assert edit(db, cast.sara, saying, wish="Läsa till undersköterska", need="").outcome == "applied"
    now = queries.saying(db, saying)
    assert (now["wish"], now["need"], now["stance"]) == ("Läsa till undersköterska", "", "important")


def test_two_edits_that_did_not_see_each_other_are_both_kept(db, cast):
    saying = said(db, cast, wish="Läsa")
    edit(db, cast.lena, saying, wish="Läsa på komvux")
    edit(db, cast.sara, saying, **{"wish": "Läsa på kvällen", "base.wish": "Läsa"})
    assert queries.saying(db, saying)["wish"] == "Läsa på komvux"
    (met,) = edit_queries.conflicts_of(db, "saying", saying)
    assert (met["mine"], met["family"]) == ("Läsa på kvällen", cast.families["provstrom"])


def test_of_two_texts_one_is_chosen_before_the_mapping_is_done(db, cast):
    saying = said(db, cast, wish="Läsa")
    edit(db, cast.lena, saying, wish="Läsa på komvux")
    edit(db, cast.sara, saying, **{"wish": "Läsa på kvällen", "base.wish": "Läsa"})
    done = {"completion": named("done"), "member": cast.members["maja"], "route": "work", "why": "Köket vill ha mig."}
    family = cast.families["provstrom"]
    assert run(db, cast.sara, "complete_mapping", done, family_id=family).reason == "choose_text_first"
    (met,) = edit_queries.conflicts_of(db, "saying", saying)
    chosen = {"chosen": "waits", "base.wish": "Läsa på komvux"}
    receipt = must(db, cast.sara, "choose_text", chosen, conflict_id=met["id"])
    assert f"/families/{family}/mapping" in receipt.affects
    assert queries.saying(db, saying)["wish"] == "Läsa på kvällen"
    must(db, cast.sara, "complete_mapping", done | {"completion": named("again")}, family_id=family)


def test_what_both_confirmed_is_neither_edited_nor_chosen_any_more(db, cast):
    confirmed(db, cast)
    saying = named("yes saying")
    assert edit(db, cast.sara, saying, wish="Något annat").reason == "mapping_confirmed"
    assert queries.saying(db, saying)["wish"] == ""
    assert not may_choose(db, cast.sara, "saying", saying)


def test_an_edit_of_words_that_have_not_arrived_waits_for_them(db, cast):
    fields = {"wish": "Läsa", "base.wish": "", "stance": "important", "base.stance": "important"}
    receipt = run(db, cast.sara, "edit_saying", fields, saying_id=named("later"))
    assert receipt.outcome == "parked"
    said(db, cast, "later")
    assert queries.saying(db, named("later"))["wish"] == "Läsa"


def test_an_edit_after_the_coach_said_done_opens_it_again(db, cast):
    saying = said(db, cast)
    completed(db, cast)
    edit(db, cast.sara, saying, need="Mer tid")
    assert latest(db, cast)["completion"] is None

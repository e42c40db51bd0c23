"""D4: det som är svårt → steg → vad det ledde till, with who takes care of it and what was tried before."""

import re

import pytest

from familjelots.plans import chain_queries, queries

from ..cast import must, named, run
from .plan import a_barrier, a_step


def tried(db, who, cast, barrier, text="Väckarklocka i köket", **more):
    fields = {"id": named(text), "barrier": barrier, "text": text, **more}
    return run(db, who, "add_tried", fields, family_id=cast.families["pahittdal"])


def led_to(db, who, cast, step, text="Lugnare frukost"):
    fields = {"id": named(text), "step": step, "text": text}
    return run(db, who, "tell_result", fields, family_id=cast.families["pahittdal"])


def edit(db, who, barrier, **fields):
    now = queries.barrier(db, barrier) or {}
    seen = {name: now[name] for name in ("text", "area", "status", "owner", "owner_name")}
    bases = {f"base.{name}": value for name, value in seen.items()}
    return run(db, who, "edit_barrier", {**seen, **bases, **fields}, barrier_id=barrier)


@pytest.fixture
def chain(db, cast):
    """Mornings, which Sara takes care of, with a step that is done and what it led to."""
    barrier = a_barrier(db, cast, owner="coach", household=cast.homes["kornvagen"])
    step = a_step(db, cast, barrier=barrier, household=cast.homes["kornvagen"])
    must(db, cast.eva, "tick_step", {"id": named("tick"), "status": "done"}, step_id=step)
    return barrier, step


@pytest.mark.parametrize(
    ("who", "path"), [("sara", "/families/{}"), ("sara", "/families/{}/plan"), ("eva", "/our-barriers")]
)
def test_d4_what_is_hard_who_owns_it_what_was_tried_the_step_and_what_came_of_it_stand_in_one_chain(
    db, cast, client_of, chain, who, path
):
    barrier, step = chain
    tried(db, cast.eva, cast, barrier, by_whom="mormor", at_time="i våras")
    led_to(db, cast.eva, cast, step)
    edit(db, cast.sara, barrier, status="eased")
    text = client_of(cast.people[who]).get(path.format(cast.families["pahittdal"])).text
    text = re.sub(r"<template.*?</template>", "", text, flags=re.DOTALL)
    told = text[text.index('<ol class="chain">') :]
    told = re.sub(r"<form.*?</form>", "", told[: told.index("</ol>")], flags=re.DOTALL)
    words = "Morgnarna|Sara|sedan|Väckarklocka i köket|mormor|i våras|Prova bildschemat|Lugnare frukost|Lättare"
    found = list(dict.fromkeys(re.findall(f">[^<]*?({words})", told)))
    assert [word for word in found if word != "sedan"] == [word for word in words.split("|") if word != "sedan"]


def test_age_is_the_phones_to_say_so_that_the_page_stays_the_same(db, cast, client_of, chain):
    page = client_of(cast.eva).get("/our-barriers").text
    assert re.search(
        r'<time datetime="\d{4}-\d\d-\d\d" data-format="age" data-words="sedan {n}">sedan \d+ \w+ \d{4}', page
    )


@pytest.mark.parametrize(("owner", "name"), [("coach", "Sara"), ("member:eva", "Eva"), ("other", "mentor Kim")])
def test_who_takes_care_of_it_is_somebody_as_with_a_step(db, cast, client_of, owner, name):
    code = owner.replace("eva", cast.members["eva"])
    a_barrier(db, cast, owner=code, owner_name="mentor Kim" if owner == "other" else "")
    (barrier,) = queries.barriers(db, cast.families["pahittdal"])
    assert name in (barrier["owner_label"], barrier["owner_name"])


@pytest.mark.parametrize("owner", ["samir", "nobody", "member:"])
def test_an_owner_of_another_family_is_refused_as_an_invented_one(db, cast, owner):
    code = f"member:{cast.members['samir']}" if owner == "samir" else owner
    fields = {"id": named("odd"), "text": "x", "owner": code}
    answer = run(db, cast.sara, "add_barrier", fields, family_id=cast.families["pahittdal"])
    assert answer.reason == "unknown_choice"


def test_two_who_give_it_to_different_people_are_both_kept(db, cast):
    barrier = a_barrier(db, cast)
    edit(db, cast.lena, barrier, owner="coach")
    edit(db, cast.sara, barrier, **{"base.owner": "", "owner": f"member:{cast.members['eva']}"})
    assert queries.barrier(db, barrier)["owner"] == "coach"
    assert db.conn.execute("SELECT field FROM edit_conflict").fetchall() == [("owner",)]


def test_a_form_of_an_older_phone_leaves_the_owner_as_it_is(db, cast):
    barrier = a_barrier(db, cast, owner="coach")
    old = {"text": "Morgnar", "base.text": "Morgnarna", "area": "", "base.area": "", "status": "active"}
    must(db, cast.sara, "edit_barrier", old, barrier_id=barrier)
    assert (queries.barrier(db, barrier)["text"], queries.barrier(db, barrier)["owner"]) == ("Morgnar", "coach")


def test_a_family_tells_only_of_what_it_reads(db, cast):
    private = a_barrier(db, cast, "private", private="yes")
    of_per = a_barrier(db, cast, "of per", household=cast.homes["granvagen"])
    about_per = a_barrier(db, cast, "about per", member=cast.members["per"])
    foreign = a_barrier(db, cast, "foreign", family="mithal")
    for barrier in (private, of_per, about_per, foreign, named("invented")):
        assert tried(db, cast.eva, cast, barrier, f"om {barrier}").reason == "unknown_choice"
    step = a_step(db, cast, "pers", doer=f"member:{cast.members['per']}")
    for told in (step, named("invented")):
        assert led_to(db, cast.eva, cast, told).reason == "unknown_choice"
    assert chain_queries.tried(db, cast.families["pahittdal"]) == []


def test_what_the_other_home_tells_of_a_shared_thing_stays_there(db, cast, client_of):
    barrier = a_barrier(db, cast)
    assert tried(db, cast.per, cast, barrier, "Pers försök").outcome == "applied"
    assert "Pers försök" in client_of(cast.per).get("/our-barriers").text
    assert "Pers försök" not in client_of(cast.eva).get("/our-barriers").text
    assert "Pers försök" in client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}/plan").text


def test_nothing_private_and_nobody_of_the_other_home_is_on_the_familys_own_page(db, cast, client_of):
    a_barrier(db, cast, "private", text="kanariefågel", private="yes")
    a_barrier(db, cast, "pers", text="Delat", owner=f"member:{cast.members['per']}")
    page = client_of(cast.eva).get("/our-barriers").text
    assert "Delat" in page
    assert not re.search(r"kanariefågel|\bPer\b", page)


def test_a_refused_telling_comes_back_with_what_was_typed(db, cast, client_of, chain):
    path = f"/families/{cast.families['pahittdal']}/tried"
    for who in (cast.sara, cast.eva):
        answer = client_of(who).post(path, data={"id": named("x"), "text": "Mina ord"})
        assert answer.status_code == 422
        assert 'value="Mina ord"' in answer.text
        assert '<details class="edit" open>' in answer.text

"""A child chooses with whom its answers are shared before it answers, and the honest limit is said first."""

from dataclasses import replace

from familjelots.accounts.person import SYSTEM

from ..cast import must, named, run
from .answered import answered, family_of, fields, refused, shares

LIMIT = "Om vi blir oroliga för dig måste vi berätta det för någon som kan hjälpa."


def test_a_child_chooses_before_answering_and_hears_the_honest_limit_first(db, cast, client_of):
    text = client_of(cast.sara).get(f"/families/{family_of(cast, 'ture')}/progress").text
    asked = text[text.index(f'data-of="sharing-{cast.members["ture"]}"') :]
    assert asked.index(LIMIT) < asked.index("Vem får se dina svar?") < asked.index("Hur har du det hemma?")
    assert refused(db, cast.sara, cast, "ture", "B1", "4") == "choose_sharing_first"
    shares(db, cast, "ture", f"account:{cast.sara.id}")
    answered(db, cast, "ture", "B1", "4")
    text = client_of(cast.sara).get(f"/families/{family_of(cast, 'ture')}/progress").text
    assert f'data-of="sharing-{cast.members["ture"]}"' not in text


def test_small_children_get_faces_with_words_and_the_young_get_words(db, cast, client_of):
    youth = {"id": named("member freja"), "name": "Freja", "role": "young", "birth_year": "2011"}
    youth["households"] = cast.homes["kornvagen"]
    must(db, cast.lena, "add_member", youth, family_id=family_of(cast, "ture"))
    text = client_of(cast.sara).get(f"/families/{family_of(cast, 'ture')}/progress").text
    ture = text[text.index(f'data-of="question-{cast.members["ture"]}-B1"') :].split("</form>")[0]
    freja = text[text.index(f'data-of="question-{youth["id"]}-B1"') :].split("</form>")[0]
    assert ture.count('<svg class="mood"') == 5
    for words in ("Dåligt", "Mellan dåligt och sådär", "Sådär", "Mellan sådär och jättebra", "Jättebra"):
        assert words in ture
        assert words in freja
    assert "<svg" not in freja


def test_who_was_not_chosen_reads_nothing_of_it(db, cast, client_of):
    shares(db, cast, "ture", f"member:{cast.members['eva']}")
    answered(db, cast, "ture", "B1", "2", words="Det är bråkigt.")
    family = family_of(cast, "ture")
    assert "Det är bråkigt." in client_of(cast.eva).get("/our-answers").text
    assert "Det är bråkigt." not in client_of(cast.per).get("/our-answers").text
    assert "Det är bråkigt." in client_of(cast.sara).get(f"/families/{family}/progress").text, "she wrote it down"
    assert "Det är bråkigt." not in client_of(cast.lena).get(f"/families/{family}/progress").text
    must(db, cast.lena, "give_family", {"id": named("amir now"), "coach": cast.amir.id}, family_id=family)
    assert "Det är bråkigt." not in client_of(cast.amir).get(f"/families/{family}/progress").text
    shares(db, cast, "ida", f"account:{cast.sara.id}", by=cast.amir)
    answered(db, cast, "ida", "B1", "1", by=cast.lena, words="Till Sara.")
    assert "Till Sara." not in client_of(cast.amir).get(f"/families/{family}/progress").text, (
        "Sara was chosen, not Amir"
    )
    told = {"id": named("words"), "measurement": fields(cast, "ture", "B1", "2")["id"], "text": "x"}
    assert run(db, cast.amir, "tell_about_answer", told, family_id=family).reason == "not_found"


def test_who_wrote_an_answer_down_reads_that_it_was_corrected_and_not_what_only_another_was_chosen_for(
    db, cast, client_of
):
    family = family_of(cast, "ture")
    shares(db, cast, "ture", f"account:{cast.sara.id}")
    first = answered(db, cast, "ture", "B1", "2", by=cast.lena, words="Det är bråkigt.")
    right = {"id": named("right"), "amends": first, "answer": "4", "words": "Det blev fel."}
    must(db, cast.sara, "correct_answer", right, family_id=family)
    text = client_of(cast.lena).get(f"/families/{family}/progress").text
    assert "Det är bråkigt." in text
    assert "rättat sedan" in text
    assert "Det blev fel." not in text
    assert "measurement-corrections" not in text, "there is nothing of hers to correct"
    assert "Det blev fel." in client_of(cast.sara).get(f"/families/{family}/progress").text


def test_a_child_on_its_own_phone_may_keep_the_answers_to_itself(db, cast, client_of):
    account = {"id": named("account ida"), "name": "Ida", "role": "family", "phone": "070-174 06 01"}
    must(db, SYSTEM, "create_account",
         account | {"member": cast.members["ida"], "family": family_of(cast, "ida")})  # fmt: skip
    ida = replace(cast.eva, id=account["id"], name="Ida", member=cast.members["ida"])
    text = client_of(ida).get("/our-answers").text
    assert text.index(LIMIT) < text.index("Hur har du det hemma?")
    shares(db, cast, "ida", by=ida)
    answered(db, cast, "ida", "B1", "5", by=ida, words="Hemligt.")
    assert "Hemligt." in client_of(ida).get("/our-answers").text
    for who, path in ((cast.sara, f"/families/{family_of(cast, 'ida')}/progress"), (cast.eva, "/our-answers")):
        assert "Hemligt." not in client_of(who).get(path).text


def test_only_who_lives_with_the_child_can_be_chosen(db, cast):
    stranger = {"id": named("s"), "member": cast.members["ture"], "shared_with": f"member:{cast.members['maja']}"}
    assert run(db, cast.sara, "choose_sharing", stranger, family_id=family_of(cast, "ture")).reason == "unknown_choice"
    grown = {"id": named("g"), "member": cast.members["eva"], "shared_with": "team"}
    other = {"id": named("o"), "member": cast.members["ture"], "shared_with": f"account:{cast.amir.id}"}
    assert run(db, cast.sara, "choose_sharing", other, family_id=family_of(cast, "ture")).reason == "unknown_choice"
    assert run(db, cast.sara, "choose_sharing", grown, family_id=family_of(cast, "eva")).reason == "unknown_choice"


def test_who_is_too_small_is_not_asked(db, cast, client_of):
    small = {"id": named("member tuva"), "name": "Tuva", "role": "child", "birth_year": "2022"}
    small["households"] = cast.homes["kornvagen"]
    must(db, cast.lena, "add_member", small, family_id=family_of(cast, "ture"))
    assert small["id"] not in client_of(cast.sara).get(f"/families/{family_of(cast, 'ture')}/progress").text

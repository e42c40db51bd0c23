"""What ships: seven programmes and one list of questions, whole in every language."""

import pytest

from familjelots.programmes import area_names, said
from familjelots.programmes.indicators import indicators
from familjelots.programmes.packs import shipped, versions
from familjelots.programmes.parse import build, parse
from familjelots.programmes.shape import LANGUAGES, TOPICS
from familjelots.programmes.tables import in_languages, tables
from familjelots.programmes.toml import write

SEVEN = {
    "familjelotsen", "fokus_familjen", "bryt", "helhedsindsats",
    "iris_unga_vuxna", "iris_nyanlanda", "iris_kompetenstrappa",
}  # fmt: skip


def test_seven_programmes_ship_and_each_is_whole_in_swedish_english_and_danish():
    assert set(shipped()) == SEVEN
    for programme in shipped().values():
        assert set(programme.languages) == set(LANGUAGES)
        assert programme.help.keys() == set(TOPICS)
        assert all(programme.name[language] and programme.about[language] for language in LANGUAGES)
        assert {example.topic for example in programme.examples} == set(TOPICS)


def test_the_danish_programme_speaks_danish_first():
    assert shipped()["helhedsindsats"].languages[0] == "da"
    assert said(shipped()["helhedsindsats"].name, "xx") == "Helhedsindsats for udsatte familier"


@pytest.mark.parametrize("id", sorted(SEVEN))
def test_what_is_written_out_is_read_back_the_same(id):
    programme = shipped()[id]
    again = parse(write(tables(programme)), id)
    assert tables(again) == tables(programme)


@pytest.mark.parametrize("id", sorted(SEVEN))
def test_a_programme_may_be_in_fewer_languages(id):
    own = shipped()[id].languages[0]
    again = build(in_languages(tables(shipped()[id]), [own]), id)
    assert again.languages == (own,)
    assert set(again.name) == {own}
    assert all(set(consent.checked) <= {own} for consent in again.consents)


def test_every_question_of_the_domain_is_there_with_its_scale():
    known = indicators()
    assert list(known) == [*(f"A{n}" for n in range(1, 8)), "E1", "E2", "E3", *(f"B{n}" for n in range(1, 6)), "C1"]
    assert all(set(question.text) == set(LANGUAGES) for question in known.values())
    scales = {question.scale.id: question.scale for question in known.values()}
    assert {id: (scale.who, scale.least, scale.most) for id, scale in scales.items()} == {
        "H": ("adult", 0, 10), "B": ("child", 1, 5), "C": ("staff", 1, 5),
    }  # fmt: skip
    assert known["B2"].text["da"] == "Hvordan har du det i skolen?"


def test_consents_are_checked_in_the_programmes_own_language_and_in_no_translation():
    for programme in shipped().values():
        for consent in programme.consents:
            assert consent.checked == (programme.languages[0],), (programme.id, consent.id)


def test_versions_that_ship_are_told_apart():
    assert all(1 in known for known in versions().values())
    assert area_names(shipped()["bryt"], "en")["work"] == "Work"

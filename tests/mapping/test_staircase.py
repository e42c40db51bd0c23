"""The staircase: what somebody can and likes, then a decision with reasons, and what happens instead."""

from familjelots.mapping import assessment_queries as queries

from ..cast import must, named, run


def start(db, cast, key="competence", person="samir", coach=None):
    fields = {
        "id": named(key),
        "member": cast.members[person],
        "competence": "Apotek i nio år.",
        "interests": "Människor.",
    }
    family = cast.families["mithal" if person == "samir" else "provstrom"]
    must(db, coach or cast.amir, "map_competence", fields | {"suitability": "Zlugn i två veckor."}, family_id=family)
    return named(key)


def decide(db, who, competence, decision="goes_on", reasons="Handledaren såg dig klara allt.", **more):
    fields = {"decision": decision, "reasons": reasons, **more}
    return run(db, who, "decide_competence", fields, competence_id=competence)


def test_whoever_is_found_suitable_goes_on_with_reasons(db, cast):
    assert decide(db, cast.amir, start(db, cast)).outcome == "applied"
    (one,) = queries.competences(db, cast.families["mithal"])
    assert (one["decision"], one["decided_by_name"]) == ("goes_on", "Amir")
    assert one["decided_at"]


def test_whoever_does_not_go_on_is_told_why_and_what_instead(db, cast):
    competence = start(db, cast)
    assert decide(db, cast.amir, competence, "other_way").reason == "tell_what_instead"
    assert decide(db, cast.amir, competence, "other_way", reasons="").reason == "invalid"
    assert decide(db, cast.amir, competence, "other_way", instead="Vi söker barn och fritid.").outcome == "applied"


def test_it_is_decided_once_and_written_on_until_then(db, cast):
    competence = start(db, cast)
    edit = {"competence": "Apotek i tio år.", "base.competence": "Apotek i nio år.", "interests": "Människor."}
    edit |= {"base.interests": "Människor."}
    assert run(db, cast.amir, "edit_competence", edit, competence_id=competence).outcome == "applied"
    decide(db, cast.amir, competence)
    assert decide(db, cast.lena, competence, "other_way", instead="Nej").reason == "already_decided"
    assert run(db, cast.amir, "edit_competence", edit, competence_id=competence).reason == "already_decided"
    (one,) = queries.competences(db, cast.families["mithal"])
    assert (one["competence"], one["decision"]) == ("Apotek i tio år.", "goes_on")


def test_nobody_of_another_family_decides(db, cast):
    assert decide(db, cast.sara, start(db, cast)).reason == "not_found"


def test_the_person_reads_the_decision_and_the_reasons_but_no_judgement(db, cast, client_of):
    competence = start(db, cast, person="maja", coach=cast.sara)
    assert "Apotek" not in client_of(cast.maja).get("/our-mapping").text
    decide(db, cast.sara, competence, "other_way", "Ryggen gör för ont.", instead="Vi provar köket.")
    page = client_of(cast.maja).get("/our-mapping").text
    for words in ("Det blir en annan väg för dig", "Ryggen gör för ont.", "Vi provar köket.", "Apotek i nio år."):
        assert words in page
    assert "Zlugn" not in page

"""In-depth assessments: a draft is its author's, what is shared is read and feeds the plan, what is closed stands."""

import pytest

from familjelots.mapping import assessment_queries as queries
from familjelots.plans import queries as plans

from ..cast import must, named, run


def start(db, cast, who=None, key="assessment", **more):
    fields = {"id": named(key), "member": cast.members["jonas"], "profession": "occupational_therapist"}
    fields |= {
        "question": "Vad klarar ryggen?",
        "findings": "Zitta högst tjugo minuter.",
        "plain": "Din rygg mår bra av pauser.",
    }
    must(db, who or cast.sara, "start_assessment", fields | more, family_id=cast.families["provstrom"])
    return named(key)


def turn(db, who, assessment, status):
    id = named(f"{assessment} {status} {who.name}")
    return run(db, who, "turn_assessment", {"id": id, "status": status}, assessment_id=assessment)


def shown(client_of, who, family):
    return client_of(who).get(f"/families/{family}/mapping").text


def test_a_draft_is_read_by_its_author_and_a_coordinator_sees_that_there_is_one(db, cast, client_of):
    start(db, cast, cast.lena)
    family = cast.families["provstrom"]
    assert "Zitta" in shown(client_of, cast.lena, family)
    assert "Zitta" not in shown(client_of, cast.sara, family)
    start(db, cast, cast.sara, "of sara", findings="Zwäva")
    assert "Zwäva" not in shown(client_of, cast.lena, family)
    assert "Sara skriver på en utredning om Jonas." in shown(client_of, cast.lena, family)


def test_shared_it_is_read_by_those_who_work_with_the_family(db, cast, client_of):
    assessment = start(db, cast, cast.lena)
    assert turn(db, cast.lena, assessment, "shared").outcome == "applied"
    assert "Zitta" in shown(client_of, cast.sara, cast.families["provstrom"])
    assert queries.assessment(db, assessment)["status_at"]


def test_its_author_writes_on_until_it_is_closed(db, cast):
    assessment = start(db, cast)
    edit = {"question": "Vad klarar ryggen?", "base.question": "Vad klarar ryggen?", "findings": "Gå är bra."}
    edit |= {"base.findings": "Zitta högst tjugo minuter."}
    assert run(db, cast.sara, "edit_assessment", edit, assessment_id=assessment).outcome == "applied"
    assert queries.assessment(db, assessment)["findings"] == "Gå är bra."
    assert run(db, cast.lena, "edit_assessment", edit, assessment_id=assessment).reason == "not_found"
    turn(db, cast.sara, assessment, "shared")
    turn(db, cast.sara, assessment, "closed")
    late = edit | {"findings": "För sent", "base.findings": "Gå är bra."}
    assert run(db, cast.sara, "edit_assessment", late, assessment_id=assessment).reason == "assessment_closed"
    assert queries.assessment(db, assessment)["findings"] == "Gå är bra."


def test_it_goes_one_way_draft_shared_closed(db, cast):
    assessment = start(db, cast)
    assert turn(db, cast.sara, assessment, "closed").reason == "assessment_order"
    assert turn(db, cast.lena, assessment, "shared").reason == "not_found"
    assert turn(db, cast.sara, assessment, "shared").outcome == "applied"
    assert turn(db, cast.sara, assessment, "closed").outcome == "applied"
    receipt = run(db, cast.sara, "turn_assessment", {"id": named("x"), "status": "shared"}, assessment_id=assessment)
    assert receipt.reason == "assessment_closed"


def test_it_brings_a_goal_a_step_and_what_is_hard_to_the_plan(db, cast):
    assessment = start(db, cast)
    bring = {"goals-0-id": named("g"), "goals-0-text": "Halvtid i höst", "barriers-0-id": named("b")}
    bring |= {
        "barriers-0-text": "Stolen",
        "steps-0-id": named("s"),
        "steps-0-text": "Beställa stol",
        "steps-0-doer": "coach",
    }
    assert run(db, cast.sara, "plan_from_assessment", bring, assessment_id=assessment).reason == "assessment_draft"
    turn(db, cast.sara, assessment, "shared")
    for each in ("goals", "barriers", "steps"):
        bring[f"{each}-0-id"] = named(f"later {each}")
    must(db, cast.lena, "plan_from_assessment", bring, assessment_id=assessment)
    family = cast.families["provstrom"]
    assert [goal["status"] for goal in plans.goals(db, family)] == ["proposed"]
    assert [(one["text"], one["member"]) for one in plans.barriers(db, family)] == [("Stolen", cast.members["jonas"])]
    assert [(step["text"], step["doer"]) for step in plans.steps(db, family)] == [("Beställa stol", "coach")]
    assert {part["text"] for part in queries.parts(db, family)} == {"Halvtid i höst", "Stolen", "Beställa stol"}


def test_nothing_written_brings_nothing(db, cast):
    assessment = start(db, cast)
    turn(db, cast.sara, assessment, "shared")
    bring = {"goals-0-id": named("g"), "goals-0-text": ""}
    assert run(db, cast.sara, "plan_from_assessment", bring, assessment_id=assessment).reason == "nothing_to_plan"


@pytest.mark.parametrize(("field", "value"), [("profession", "wizard"), ("member", "elis"), ("question", "")])
def test_what_is_no_assessment_is_refused(db, cast, field, value):
    fields = {
        "id": named("x"),
        "member": cast.members["jonas"],
        "profession": "occupational_therapist",
        "question": "?",
    }
    receipt = run(db, cast.sara, "start_assessment", fields | {field: value}, family_id=cast.families["provstrom"])
    assert (receipt.outcome, receipt.reason) in {("parked", "unknown_choice"), ("parked", "invalid")}


def test_two_texts_of_a_draft_are_told_to_its_author_alone(db, cast, client_of):
    assessment = start(db, cast, cast.lena)
    for words in ("Zett", "Ztvå"):
        edit = {"question": "Vad klarar ryggen?", "base.question": "Vad klarar ryggen?", "findings": words}
        edit |= {"base.findings": "Zitta högst tjugo minuter."}
        must(db, cast.lena, "edit_assessment", edit, assessment_id=assessment)
    assert "Ztvå" in client_of(cast.lena).get("/attention").text
    page = client_of(cast.sara).get("/attention").text
    assert "Ztvå" not in page
    assert "Zett" not in page


def test_the_person_reads_the_words_meant_for_them_once_it_is_shared(db, cast, client_of):
    own = start(db, cast, member=cast.members["maja"])
    assert "Din rygg" not in client_of(cast.maja).get("/our-mapping").text
    turn(db, cast.sara, own, "shared")
    page = client_of(cast.maja).get("/our-mapping").text
    assert "Din rygg mår bra av pauser." in page
    assert "Zitta" not in page
    turn(db, cast.sara, start(db, cast, key="of jonas"), "shared")
    assert client_of(cast.maja).get("/our-mapping").text.count("Din rygg") == 1


def test_a_draft_whose_author_has_left_the_family_is_taken_over_by_who_coordinates(db, cast, client_of):
    assessment, family = start(db, cast), cast.families["provstrom"]
    must(db, cast.lena, "give_family", {"id": named("given"), "coach": cast.amir.id}, family_id=family)
    assert "Zitta" in shown(client_of, cast.lena, family)
    assert "Zitta" not in shown(client_of, cast.amir, family)
    assert turn(db, cast.sara, assessment, "shared").reason == "not_found"
    assert turn(db, cast.lena, assessment, "shared").outcome == "applied"
    assert "Zitta" in shown(client_of, cast.amir, family)


def test_what_could_not_be_saved_is_told_in_words_without_codes(db, cast, client_of):
    begun = {"id": named("x"), "member": cast.members["samir"], "profession": "occupational_therapist"}
    run(db, cast.sara, "start_assessment", begun | {"question": "Zryggen?"}, family_id=cast.families["provstrom"])
    page = client_of(cast.sara).get("/attention").text
    assert "En fördjupad utredning" in page
    assert "Zryggen?" in page
    assert "occupational_therapist" not in page

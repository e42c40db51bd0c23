"""No text that stood in a mapping, an assessment or on the staircase is forgotten; a draft's are its writer's."""

from ..cast import must, named
from .made import completed, said


def test_what_was_said_before_can_be_read(db, cast, client_of):
    saying = said(db, cast, wish="Zläsa")
    edit = {"stance": "fine", "base.stance": "important", "wish": "Läsa på komvux", "base.wish": "Zläsa"}
    must(db, cast.sara, "edit_saying", edit, saying_id=saying)
    page = client_of(cast.lena).get(f"/sayings/{saying}/texts").text
    for words in ("Zläsa", "Läsa på komvux", "Viktigt nu", "Bra som det är"):
        assert words in page
    assert (
        f"/sayings/{saying}/texts" in client_of(cast.sara).get(f"/families/{cast.families['provstrom']}/mapping").text
    )
    for stranger in (cast.amir, cast.maja):
        assert client_of(stranger).get(f"/sayings/{saying}/texts").status_code == 404


def test_the_route_that_was_chosen_before_can_be_read(db, cast, client_of):
    said(db, cast)
    completed(db, cast, "first")
    seen = {"base.route": "work", "base.why": "Köket vill ha mig.", "route": "practice", "why": "Prova först."}
    completed(db, cast, "second", **seen)
    mapping = db.conn.execute("SELECT id FROM mapping").fetchone()[0]
    page = client_of(cast.sara).get(f"/mappings/{mapping}/texts").text
    for words in ("Arbete", "Praktik", "Köket vill ha mig.", "Prova först."):
        assert words in page


def test_a_draft_s_former_texts_are_its_writer_s_and_go_with_it(db, cast, client_of):
    fields = {"id": named("a"), "member": cast.members["maja"], "profession": "occupational_therapist"}
    family = cast.families["provstrom"]
    must(db, cast.sara, "start_assessment", fields | {"question": "?", "findings": "Zett"}, family_id=family)
    edit = {"question": "?", "base.question": "?", "findings": "Två", "base.findings": "Zett"}
    must(db, cast.sara, "edit_assessment", edit, assessment_id=named("a"))
    path = f"/assessments/{named('a')}/texts"
    assert "Zett" in client_of(cast.sara).get(path).text
    assert client_of(cast.lena).get(path).status_code == 404
    must(db, cast.lena, "give_family", {"id": named("given"), "coach": cast.amir.id}, family_id=family)
    assert "Zett" in client_of(cast.lena).get(path).text
    for nobody in (cast.sara, cast.amir):
        assert client_of(nobody).get(path).status_code == 404

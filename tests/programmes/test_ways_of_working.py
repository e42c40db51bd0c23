"""Rows of the ways of working, each walked as its user would."""

import re
from io import BytesIO

from familjelots.core.migrations import migrate
from familjelots.programmes import programme, programmes
from familjelots.programmes.packs import shipped

from ..cast import must, named
from .typed import form, send


def _own(db):
    """The newest programme of our own."""
    return next(known for known in programmes(db).values() if known.id not in shipped())


def test_u10_a_method_is_exported_and_another_team_imports_it_after_a_look(lena, db, own, tmp_path):
    """Lena changes her copy and fetches it as a file; another instance looks at the file and takes it in."""
    send(lena, f"/programmes/{own}/areas", **{"rows-0-name_sv": "Hemma hos oss"})
    file = lena.get(f"/programmes/{own}/export")
    assert file.headers["Content-Disposition"] == f'attachment; filename="{own}-2.toml"'
    from familjelots import create_app

    from ..cast import make_cast

    elsewhere = tmp_path / "elsewhere"
    other = migrate(elsewhere)
    app = create_app(INSTANCE=str(elsewhere), TESTING=False)
    with app.app_context():
        from familjelots.accounts import sessions

        cast = make_cast(other)
        client = app.test_client()
        client.set_cookie("sid", sessions.start_session(other, cast.lena.id, "laptop")[0])
        client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
        told = {"file": (BytesIO(file.data), "lots.toml")}
        preview = client.post("/programmes/import", data=told, content_type="multipart/form-data")
        assert "Hemma hos oss" in preview.text
        assert client.post("/programmes", data=form(preview.text, "/programmes")).status_code == 303
        assert "Lots i Påhittstad" in client.get("/programmes").text
        taken_in = _own(other)
        assert (taken_in.version, taken_in.areas["everyday"]["sv"]) == (1, "Hemma hos oss")
        broken = file.data.replace(b'id = "school"', b'id = "everyday"', 1)
        told = {"file": (BytesIO(broken), "lots.toml")}
        refused = client.post("/programmes/import", data=told, content_type="multipart/form-data")
        assert refused.status_code == 422
        assert "står två gånger" in refused.text


def test_d8_a_coordinator_adjusts_the_model_to_the_place_without_code(lena, db, cast, client_of):
    """From Mer to a copy with another text, area, rhythm, criterion and question, and to a family's visit page."""
    assert 'href="/programmes"' in lena.get("/more").text
    source = "/programmes/helhedsindsats"
    send(lena, source, f"{source}/copies", name="Hela familjen i Påhittstad", languages=["sv"])
    copy = _own(db).id
    page = f"/programmes/{copy}"
    assert f'href="{page}"' in lena.get("/programmes").text
    send(lena, f"{page}/basics", about_sv="För familjer i Påhittstad.")
    send(lena, f"{page}/areas", **{"rows-8-id": named("pets"), "rows-8-name_sv": "Husdjuren"})
    send(lena, f"{page}/cadence", conversation_days="10")
    send(lena, f"{page}/criteria", **{"rows-1-least": "2"})
    send(lena, f"{page}/indicators", asked=["A1:start", "B4:during"])
    shown = lena.get(page).text
    for words in ("För familjer i Påhittstad.", "Husdjuren", "Version 6", "Hur sover du?"):
        assert words in shown
    family = {"id": named("new"), "name": "Ny", "programme": copy, "status": "active"}
    must(db, cast.lena, "add_family", family)
    must(db, cast.lena, "give_family", {"id": named("given"), "coach": cast.sara.id}, family_id=named("new"))
    assert "Husdjuren" in client_of(cast.sara).get(f"/families/{named('new')}/visits/new").text


def test_f1_iris_is_three_programmes_with_own_criteria_steps_and_goals(lena):
    """Lena reads the three beside each other: nothing of what makes them is the same."""
    ids = ("iris_unga_vuxna", "iris_nyanlanda", "iris_kompetenstrappa")
    listed = lena.get("/programmes").text
    three = [shipped()[id] for id in ids]
    assert all(f'href="/programmes/{id}"' in listed for id in ids)
    assert len({known.ladder[0].name["sv"] for known in three}) == 3
    for known in three:
        page = lena.get(f"/programmes/{known.id}").text
        assert all(criterion.text["sv"] in page for criterion in known.criteria)
        goals = {example.good["sv"] for example in known.examples if example.topic == "goals"}
        assert all(goal in page for goal in goals)
        others = {e.good["sv"] for other in three if other is not known for e in other.examples}
        assert not goals & others
    young = three[0].criteria[0]
    assert (young.check, young.least, young.most) == ("age", 16, 29)


def test_f3_newcomers_go_by_adapted_sfi_back_to_the_ordinary_one(lena, db, cast, client_of):
    """The steps know health support, help with authorities, adapted SFI and when the ordinary one is resumed."""
    page = re.sub("<[^>]+>", "", lena.get("/programmes/iris_nyanlanda").text)
    steps = ("Hälsostöd", "Praktisk hjälp med myndigheter", "Anpassad sfi", "Ordinarie sfi är återupptagen",
             "Samhällsorientering är återupptagen")  # fmt: skip
    found = [page.index(f"{number} {step}") for number, step in enumerate(steps, 2)]
    assert found == sorted(found)
    assert "När prövas ordinarie sfi igen?" in page
    adapted = next(rung for rung in shipped()["iris_nyanlanda"].ladder if rung.id == "adapted_sfi")
    assert adapted.ask
    assert adapted.otherwise
    assert adapted.next == ("ordinary_sfi",)
    visit = client_of(cast.amir).get(f"/families/{cast.families['mithal']}/visits/new").text
    assert "Myndigheter och papper" in visit


def test_f4_the_staircase_says_who_goes_on_and_what_there_is_instead(lena):
    """The assessed step weighs competence, suitability and interest; a no comes with reasons and another way."""
    page = lena.get("/programmes/iris_kompetenstrappa").text
    for words in ("Kompetens, lämplighet och intresse vägs var för sig", "berätta varför", "vad som händer i stället"):
        assert words in page


def test_f6_a_preparation_holds_needs_size_and_agreements_before_the_first_family(lena):
    """From the programme's page to its preparation; each thing that is written leaves the list of what is missing."""
    assert 'href="/programmes/iris_kompetenstrappa/preparation"' in lena.get("/programmes/iris_kompetenstrappa").text
    base = "/programmes/iris_kompetenstrappa"
    page = f"{base}/preparation"
    assert "behoven, målgruppens storlek, överenskommelser" in lena.get(page).text
    after = send(lena, page, f"{base}/needs", text="Många vill arbeta i vården men saknar svenska papper.")
    assert "saknas: målgruppens storlek, överenskommelser" in after.text
    after = send(lena, page, f"{base}/target-group", count="45", source="Komvux och Arbetsförmedlingen")
    assert "saknas: överenskommelser" in after.text
    told = {"organisation": "Regionen", "text": "Tar emot åtta praktikanter i taget.", "day": "2026-09-01"}
    done = send(lena, page, f"{base}/agreements", **told).text
    assert "Den första familjen kan komma" in done
    assert "Tar emot åtta praktikanter i taget." in done
    assert "behoven" in lena.get("/programmes/bryt/preparation").text, "each programme has its own"


def test_l11_who_writes_finds_help_and_good_examples_for_goals_follow_up_and_evaluation(client_of, cast, db):
    """From the plan to the help of the family's programme, which the phone keeps: what to write, and what not."""
    from familjelots.core.web import keepable

    kept = [path for path in keepable.paths(db, cast.sara) if path.startswith("/help/")]
    assert set(kept) == {"/help/familjelotsen", "/help/fokus_familjen"}
    plan = client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}/plan").text
    assert 'href="/help/familjelotsen"' in plan
    page = client_of(cast.sara).get("/help/familjelotsen").text
    for words in ("Att formulera mål", "Att följa upp", "Att utvärdera", "Inte så här", "Hellre så här"):
        assert words in page
    assert "Bättre skolnärvaro." in page
    assert "Ture är i skolan fyra dagar i veckan" in page


def test_m2_one_plan_spans_everything_from_money_to_the_parents_occupation(client_of, db, cast):
    """Sara names something hard in each area of Familjelotsen's plan, and finds all of them in the one plan."""
    areas = programme(db, "familjelotsen").areas
    wanted = {"economy", "work", "network", "health", "everyday", "school", "leisure", "occupation"}
    assert set(areas) == wanted
    sara, family = client_of(cast.sara), cast.families["pahittdal"]
    for code in areas:
        told = {"id": named(f"hard {code}"), "text": f"Svårt med {code}.", "area": code}
        assert sara.post(f"/families/{family}/barriers", data=told).status_code == 303
    plan = sara.get(f"/families/{family}/plan").text
    for code, names in areas.items():
        assert names["sv"] in plan
        assert f"Svårt med {code}." in plan

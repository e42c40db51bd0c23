"""The rows L1, L2, L5, U2 and F4 of the ways of working, walked as those who use them would."""

from familjelots.mapping import queries
from familjelots.plans import queries as plans

from ..cast import Cast, must, named


class Walk:
    """Somebody with a browser, post by post: what a form sends is what its page holds."""

    def __init__(self, client, family: str) -> None:
        self.client, self.family, self.posts = client, f"/families/{family}", 0

    def read(self, path: str = "") -> str:
        answer = self.client.get(path or f"{self.family}/mapping")
        assert answer.status_code == 200, path
        return answer.text

    def post(self, path: str, fields: dict[str, str], status: int = 303) -> str:
        self.posts += 1
        answer = self.client.post(path, data={"op": named(f"{path} {self.posts}"), **fields})
        assert answer.status_code == status, answer.text
        return answer.text


def walk(cast: Cast, client_of, who, family="provstrom") -> Walk:
    return Walk(client_of(who), cast.families[family])


def say(sara: Walk, cast: Cast, key: str, area: str, person="maja", **words: str) -> None:
    known = {"id": named(key), "member": cast.members[person], "area": area, "stance": "important"}
    sara.post(f"{sara.family}/sayings", known | words)


def test_l1_a_mapping_is_filled_in_together_on_one_screen_and_confirmed_by_both(db, cast, client_of):
    sara, maja = walk(cast, client_of, cast.sara), walk(cast, client_of, cast.maja)
    assert "data-turn" in sara.read()
    strong = {"strengths-0-id": named("s"), "strengths-0-text": "Jag lagar mat åt hela huset."}
    say(sara, cast, "one", "work", wish="Ett kök där de kan mitt namn.", **strong)
    hard = {"barriers-0-id": named("b"), "barriers-0-text": "Breven."}
    say(sara, cast, "two", "economy", need="Någon som öppnar dem med mig.", **hard)
    done = {"completion": named("done"), "member": cast.members["maja"], "route": "practice", "why": "Prova först."}
    sara.post(f"{sara.family}/mapping-completions", done | {"base.route": "", "base.why": ""})
    page = maja.read("/our-mapping")
    for words in ("Ett kök där de kan mitt namn.", "Jag lagar mat åt hela huset.", "Breven.", "Stämmer det här?"):
        assert words in page
    maja.post(f"{maja.family}/mapping-answers", {"id": named("a"), "completion": named("done"), "answer": "yes"})
    for page, said in ((maja.read("/our-mapping"), "Du sa ja på din"), (sara.read(), "Maja sa ja på sin")):
        assert "Ni är båda överens om att det är så här" in page
        assert f"{said} egen telefon" in page
        assert "Klar enligt Sara" in page
    assert [one["text"] for one in plans.barriers(db, cast.families["provstrom"])] == ["Breven."]


def test_l2_it_ends_in_the_route_to_self_support_that_fits_this_person_and_why(db, cast, client_of):
    sara = walk(cast, client_of, cast.sara)
    say(sara, cast, "one", "work")
    done = {"completion": named("done"), "member": cast.members["maja"], "route": "adult_education", "why": ""}
    page = sara.post(f"{sara.family}/mapping-completions", done, status=422)
    assert '<option value="adult_education" selected>' in page
    why = {"why": "Betygen saknas, viljan finns.", "base.route": "", "base.why": ""}
    sara.post(f"{sara.family}/mapping-completions", done | why)
    answer = {"id": named("a"), "completion": named("done"), "answer": "yes"}
    sara.post(f"{sara.family}/mapping-answers", answer)
    page = walk(cast, client_of, cast.maja).read("/our-mapping")
    assert "Vägen vi väljer: Vuxenutbildning" in page
    assert "Betygen saknas, viljan finns." in page


def test_l5_clients_are_asked_systematically_what_they_want_and_need_and_themes_are_seen(db, cast, client_of):
    sara, family = walk(cast, client_of, cast.sara), cast.families["provstrom"]
    for number in range(5):
        person = cast.members[f"person {number}"] = named(f"person {number}")
        fields = {"id": person, "name": f"Vuxen {number}", "role": "adult", "households": [cast.homes["provgatan"]]}
        must(db, cast.lena, "add_member", fields, family_id=family)
        say(sara, cast, f"said {number}", "economy", f"person {number}", wish="Zlugn i brevlådan")
    member = cast.members["person 0"]
    page = sara.read()
    assert f'data-of="asked-{member}-economy" data-state="asked"' in page
    assert f'data-of="asked-{member}-health" data-state="open"' in page
    say(sara, cast, "only one", "health", "person 0", need="Zsömn")
    lena = walk(cast, client_of, cast.lena).read("/themes")
    assert "Ekonomi" in lena
    assert "För få svar än: Hälsa." in lena
    assert "Zlugn" not in lena
    assert "Zsömn" not in lena


def test_u2_an_in_depth_assessment_is_drafted_shared_closed_and_feeds_the_plan(db, cast, client_of):
    lena, sara = walk(cast, client_of, cast.lena), walk(cast, client_of, cast.sara)
    begun = {"id": named("a"), "member": cast.members["jonas"], "profession": "occupational_therapist"}
    words = {"question": "Vad klarar ryggen?", "findings": "Zhård stol.", "plain": "Pauser hjälper dig."}
    lena.post(f"{lena.family}/assessments", begun | words)
    assert "Zhård stol." not in sara.read()
    lena.post(f"/assessments/{named('a')}/status", {"id": named("shared"), "status": "shared"})
    assert "Zhård stol." in sara.read()
    step = {"steps-0-id": named("step"), "steps-0-text": "Prova en hård stol", "steps-0-doer": "coach"}
    goal = {"goals-0-id": named("goal"), "goals-0-text": "Halvtid till hösten"}
    sara.post(f"/assessments/{named('a')}/plan", step | goal)
    assert "Prova en hård stol" in sara.read()
    plan = sara.read(f"{sara.family}/plan")
    assert "Prova en hård stol" in plan
    assert "Halvtid till hösten" in plan
    lena.post(f"/assessments/{named('a')}/status", {"id": named("closed"), "status": "closed"})
    assert f'action="/assessments/{named("a")}"' not in lena.read()


def test_f4_on_the_staircase_one_goes_on_and_another_is_told_why_and_what_instead(db, cast, client_of):
    sara, maja = walk(cast, client_of, cast.sara), walk(cast, client_of, cast.maja)
    for key, person in (("of maja", "maja"), ("of jonas", "jonas")):
        mapped = {"id": named(key), "member": cast.members[person], "competence": "Kök", "interests": "Gäster"}
        sara.post(f"{sara.family}/competences", mapped | {"suitability": "Zsnabb."})
    goes = {"decision": "goes_on", "reasons": "Köket vill ha dig."}
    sara.post(f"/competences/{named('of jonas')}/decision", goes)
    other = {"decision": "other_way", "reasons": "Nätterna är för svåra nu.", "instead": ""}
    page = sara.post(f"/competences/{named('of maja')}/decision", other, status=422)
    assert "Skriv vad ni gör i stället" in page
    sara.post(f"/competences/{named('of maja')}/decision", other | {"instead": "Vi söker dagtid på skolan."})
    assert "Går vidare på trappan" in sara.read()
    page = maja.read("/our-mapping")
    for words in ("Det blir en annan väg för dig", "Nätterna är för svåra nu.", "Vi söker dagtid på skolan."):
        assert words in page
    assert "Zsnabb." not in page
    assert "Köket vill ha dig." not in page
    assert queries.mappings(db, cast.families["provstrom"]) == []

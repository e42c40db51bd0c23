"""How this room's codes and fields read for people."""

from collections.abc import Callable
from typing import Any

from ..core.web.language import later as _l

ROUTES = {
    "work": _l("Arbete"),
    "subsidised_work": _l("Arbete med stöd"),
    "practice": _l("Praktik"),
    "enterprise": _l("Eget företag"),
    "vocational": _l("Yrkesutbildning"),
    "adult_education": _l("Vuxenutbildning"),
    "language": _l("Svenska för invandrare"),
    "health_first": _l("Hälsan först"),
    "ordinary_support": _l("Annan ersättning som passar bättre"),
    "other": _l("En annan väg"),
}
"""Route to self-support → its words."""

STANCES = {"important": _l("Viktigt nu"), "fine": _l("Bra som det är"), "skip": _l("Vill inte svara")}

DECISIONS = {"goes_on": _l("Går vidare på trappan"), "other_way": _l("En annan väg än trappan")}

LABELS = {
    ("saying", "stance"): _l("Hur är det nu?"),
    ("saying", "wish"): _l("Det här vill jag"),
    ("saying", "need"): _l("Det här behöver jag"),
    ("mapping", "route"): _l("Vägen till egen försörjning"),
    ("mapping", "why"): _l("Därför passar den vägen"),
    ("assessment", "question"): _l("Det vi vill ta reda på"),
    ("assessment", "findings"): _l("Det vi har kommit fram till"),
    ("assessment", "plain"): _l("Så säger vi det till personen själv"),
    ("competence", "competence"): _l("Det här kan jag"),
    ("competence", "interests"): _l("Det här tycker jag om"),
    ("competence", "suitability"): _l("Så passar arbetet"),
}
"""(table, field) → what its form asks."""

SHAPES: dict[str, Callable[[Any, dict, str], Any]] = {
    "stance": lambda _db, _family, value: STANCES.get(value, value),
    "route": lambda _db, _family, value: ROUTES.get(value, value),
}
"""Field → how its value is said in words."""

CODES: dict[str, object] = {
    "mapping_confirmed": _l("Det ni redan har sagt ja till ändras inte. Skriv det i en ny kartläggning."),
    "mapping_changed": _l("Det har skrivits mer sedan ni läste. Läs det nya och svara igen."),
    "choose_text_first": _l("Två texter har mötts här. Välj först vilken som ska stå, i Titta på det här."),
    "nothing_said": _l("Skriv först något om hur ni har det."),
    "assessment_closed": _l("Utredningen är avslutad och ändras inte mer."),
    "assessment_order": _l("Dela utredningen innan du avslutar den."),
    "assessment_draft": _l("Dela utredningen först, så att alla ser varifrån det kommer."),
    "nothing_to_plan": _l("Skriv ett mål, ett steg eller något som är svårt."),
    "tell_what_instead": _l("Skriv vad ni gör i stället, så att personen kan läsa det."),
    "already_decided": _l("Det är redan beslutat. Skriv en ny bedömning i stället."),
}
"""What the verbs refuse with → what to tell people."""

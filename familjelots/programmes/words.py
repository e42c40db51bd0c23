"""What the parts, fields and codes of a programme are called on the screen."""

from typing import Any

from ..core.web.language import later as _l

PARTS = {
    "basics": _l("Namn och beskrivning"),
    "criteria": _l("Vem den är för"),
    "areas": _l("Livsområden"),
    "indicators": _l("Det vi frågar om"),
    "ladder": _l("Trappan"),
    "team": _l("Teamet"),
    "cadence": _l("Rytmen"),
    "consents": _l("Ja till att vi berättar"),
    "closures": _l("Sätt att avsluta"),
    "help": _l("Hjälp att skriva"),
    "methods": _l("Metoder"),
    "examples": _l("Goda exempel"),
}
ONE = {
    "criteria": _l("Kriterium"),
    "areas": _l("Livsområde"),
    "ladder": _l("Steg"),
    "team": _l("Roll"),
    "consents": _l("Mottagare"),
    "closures": _l("Sätt"),
    "methods": _l("Metod"),
    "examples": _l("Exempel"),
}
"""One row of each list."""
ANOTHER = {
    "criteria": _l("nytt kriterium"),
    "areas": _l("nytt livsområde"),
    "ladder": _l("nytt steg"),
    "team": _l("ny roll"),
    "consents": _l("ny mottagare"),
    "closures": _l("nytt sätt"),
    "methods": _l("ny metod"),
    "examples": _l("nytt exempel"),
}
FIELDS = {
    "name": _l("Namn"),
    "about": _l("Kort om insatsen"),
    "documentation": _l("Hur mycket som skrivs ner"),
    "text": _l("Text"),
    "check": _l("Räknas ut från"),
    "least": _l("Minst"),
    "most": _l("Högst"),
    "ready": _l("När steget är klart"),
    "ask": _l("Vad som bedöms här"),
    "otherwise": _l("Vad som händer i stället, om svaret är nej"),
    "next": _l("Härifrån kan man gå till"),
    "does": _l("Vad rollen gör"),
    "decides_money": _l("Beslutar om pengar"),
    "assesses": _l("Skriver fördjupade utredningar"),
    "receiver": _l("Vem som får veta"),
    "what": _l("Vad vi berättar"),
    "why": _l("Varför"),
    "months": _l("Hur länge, i månader"),
    "checked": _l("Språk där en människa har granskat texten"),
    "self_support": _l("Familjen lever på egen inkomst"),
    "topic": _l("Gäller"),
    "vague": _l("Inte så här"),
    "good": _l("Hellre så här"),
    "goals": _l("Att formulera mål"),
    "following_up": _l("Att följa upp"),
    "evaluating": _l("Att utvärdera"),
    "conversation_days": _l("Dagar mellan samtalen"),
    "start_months": _l("Tätare de första så här många månaderna"),
    "start_days": _l("Dagar mellan samtalen då"),
    "later_months": _l("Glesare från och med månad"),
    "later_days": _l("Dagar mellan samtalen sedan"),
    "closing_months": _l("Inför avslutet: så här många månader före"),
    "closing_days": _l("Dagar mellan samtalen inför avslutet"),
    "follow_up_days": _l("Dagar mellan uppföljningarna"),
    "measure_months": _l("Månader mellan frågorna"),
    "after_months": _l("Månader efter avslut som vi frågar igen"),
    "length_months": _l("Så länge pågår insatsen, i månader"),
    "status_months": _l("Månader till första lägesbilden"),
    "self_support_months": _l("Månader utan försörjningsstöd som räknas som egen försörjning"),
    "languages": _l("Språk"),
    "version": _l("Version"),
    "format": _l("Format"),
}
CHOICES: dict[str, dict[str, str]] = {
    "documentation": {
        "full": _l("Allt som insatsen behöver"),
        "minimal": _l("Så lite som möjligt"),
        "anonymous": _l("Utan namn"),
    },
    "check": {
        "age": _l("ålder, i år"),
        "assistance_months": _l("månader med försörjningsstöd"),
        "children": _l("antal barn i familjen"),
    },
    "topic": {topic: FIELDS[topic] for topic in ("goals", "following_up", "evaluating")},
}
MOMENTS = {
    "start": _l("i början"),
    "during": _l("under tiden"),
    "end": _l("vid avslutet"),
    "after": _l("efteråt"),
}
ASKED = {"adult": _l("vuxna"), "child": _l("barn"), "staff": _l("de som arbetar här")}
LANGUAGES = {"sv": _l("svenska"), "en": _l("engelska"), "da": _l("danska")}
LADDER_ENDS = _l("Vägen slutar här")
CODES: dict[str, Any] = {
    "pack_problems": _l("Något behöver rättas innan insatsen kan sparas. Det du skrev står kvar."),
    "programme_changed": _l("Någon har sparat en nyare version medan du skrev. Läs den först, och spara sedan igen."),
    "no_language": _l("Välj minst ett språk som insatsen finns på."),
    "count_missing": _l("Skriv hur många."),
}

"""A fault in a pack, in words for the person who can mend it: where it is, what is wrong, what would be right."""

from ..core.web.language import later as _l
from .problem import Problem
from .words import FIELDS, LANGUAGES, ONE, PARTS

CODES = {
    "not_toml": _l("Det här går inte att läsa som TOML. Felet är på rad %(value)s eller strax före."),
    "too_big": _l("Filen är för stor. Högst %(value)s tecken får plats."),
    "too_deep": _l("Filen har för många nivåer inuti varandra."),
    "other_format": _l("Skriv format = 1. Andra format känner den här versionen inte till."),
    "unknown_key": _l("”%(value)s” hör inte hemma här. Ta bort det, eller rätta stavningen."),
    "not_a_table": _l("Här ska det stå en tabell med namn och värden."),
    "not_a_list": _l("Här ska det stå en lista."),
    "too_many": _l("Det är för många. Högst %(value)s får plats."),
    "bad_id": _l("Varje rad behöver ett id med små bokstäver a–z, siffror, streck eller understreck."),
    "unknown_shared": _l("”%(value)s” finns inte bland de gemensamma raderna. Skriv ut raden med sin text."),
    "duplicate": _l("”%(value)s” står två gånger. Ge raderna olika id."),
    "missing": _l("Det här saknas."),
    "missing_text": _l("Texten saknas."),
    "not_by_language": _l("Texten ska stå en gång för varje språk, till exempel { sv = \"…\" }."),
    "other_language": _l("”%(value)s” är inget av insatsens språk."),
    "not_text": _l("Här ska det stå text."),
    "too_long": _l("Texten är för lång. Högst %(value)s tecken får plats."),
    "odd_signs": _l("Texten har osynliga tecken. Skriv om den."),
    "not_a_number": _l("Här ska det stå ett helt tal."),
    "out_of_range": _l("Talet ska vara %(value)s."),
    "unknown_choice": _l("Välj något av: %(value)s."),
    "not_yes_or_no": _l("Skriv true eller false."),
    "unknown_language": _l("Insatsen kan vara på språken %(value)s."),
    "unknown_indicator": _l("Frågan ”%(value)s” finns inte. Välj bland dem som finns."),
    "never_asked": _l("Välj när frågan ställs, eller ta bort den."),
    "unknown_step": _l("Trappan leder till ”%(value)s”, men det steget finns inte."),
    "loop": _l("Trappan går i en ring: härifrån kommer man tillbaka hit."),
    "no_limit": _l("Skriv minst eller högst: annars går det inte att räkna ut."),
    "limits_turned": _l("Det minsta är större än det högsta."),
}  # fmt: skip


def what(problem: Problem) -> str:
    """What is wrong."""
    return str(CODES[problem.code]) % {"value": problem.value}


def where(problem: Problem) -> str:
    """Where it is, from the part down to the language: `Trappan, steg 3, namn, danska`."""
    part = str(problem.place[0]) if problem.place else ""
    words = [PARTS.get(part) or FIELDS.get(part) or part]
    for step in problem.place[1:]:
        if isinstance(step, int):
            words.append(f"{str(ONE.get(part, '')).lower()} {step + 1}")
        else:
            words.append(str(LANGUAGES.get(step) or FIELDS.get(step) or step).lower())
    return ", ".join(str(word) for word in words if word)


def told(problems: list[Problem]) -> list[dict[str, str]]:
    """All problems in words."""
    return [{"where": where(problem), "what": what(problem)} for problem in problems]

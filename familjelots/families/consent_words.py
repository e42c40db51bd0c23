"""The words of a consent, from the programme's pack, in a language that a person has checked."""

from collections.abc import Callable
from typing import Any

from ..programmes import Programme
from .sharing import source as _l

HEADS = {
    "to": _l("Vi berättar för"),
    "about": _l("Det gäller"),
    "what": _l("Det här får de veta"),
    "asked": _l("De kan få en fråga av oss, och se och svara om de steg som de själva gör."),
    "why": _l("Därför berättar vi"),
    "until": _l("Till och med"),
    "seen": _l("Så ser det ut för dem"),
    "nothing": _l("Inget än"),
    "inward": _l("Det som bara vi som arbetar här har skrivit. Fråga oss vad det är."),
    "back": _l("Ni kan ta tillbaka ert ja när ni vill. Då slutar vi berätta direkt."),
}
"""What stands above each piece; in the language of the consent's own text, not of the page around it."""


def language_for(programme: Programme, template: str, wanted: str | None) -> str:
    """The language in which a consent is read: the reader's if somebody has checked that text, else the first.

    The first of a programme's languages is the one it was written in. The words of those who asked stand as they are.
    """
    found = _template(programme, template)
    checked = found.checked if found else ()
    return wanted if wanted and wanted in checked else programme.languages[0]


def sheet(
    programme: Programme, consent: dict, wanted: str | None, translate: Callable[[str, str], str]
) -> dict[str, Any]:
    """Everything that a consent says, in one language: `language`, `what`, `why`, `heads`.

    `unchecked`: nobody has checked it in the language that its reader wants, so it is read with an interpreter.
    """
    found, language = _template(programme, consent["template"]), language_for(programme, consent["template"], wanted)
    why = consent["purpose"] or (found.why.get(language, "") if found else "")
    return {
        "language": language,
        "what": found.what.get(language, "") if found else "",
        "why": why,
        "heads": {name: translate(language, text) for name, text in HEADS.items()},
        "unchecked": wanted if wanted and wanted != language else "",
    }


def _template(programme: Programme, template: str) -> Any:
    return next((one for one in programme.consents if one.id == template), None)

"""Words for the codes that verbs raise. Each room registers its own."""

from .language import later as _l

_words: dict[str, object] = {}


def register(words: dict[str, object]) -> None:
    """Add a room's codes and their words (lazy translations)."""
    _words.update(words)


def of(code: str | None) -> str:
    """What to tell a person about a code."""
    return str(_words.get(code or "", _words["fault"]))


register(
    {
        "invalid": _l("Något i formuläret behöver rättas. Det du skrev står kvar."),
        "not_found": _l("Det går inte att spara här längre. Dina ord finns kvar hos dig."),
        "unknown_command": _l("Appen och servern är olika gamla. Dina ord finns kvar."),
        "newer_app": _l("Appen på telefonen är nyare än servern. Det du skrev sparas när servern har hunnit i kapp."),
        "older_app": _l("Det här skrevs i en gammal version av appen. Dina ord finns kvar."),
        "fault": _l("Något gick fel hos oss. Det du skrev finns kvar."),
        "op_reused": _l("Något gick fel hos oss. Det du skrev finns kvar."),
        "malformed": _l("Det som skickades gick inte att läsa."),
    }
)

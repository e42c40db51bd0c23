"""How this room's codes read for people."""

from ..core.web.language import later as _l

LEVELS = {
    "much_more": _l("+2 Mycket mer än vi vågar hoppas"),
    "more": _l("+1 Mer än vi räknar med"),
    "expected": _l("0 Det vi siktar på"),
    "less": _l("−1 En bit på väg"),
    "much_less": _l("−2 Som det är nu"),
}
"""What is asked for each level of a goal, the highest first."""

CODES: dict[str, object] = {
    "outside_scale": _l("Det svaret finns inte på skalan. Välj ett av dem som står där."),
    "choose_sharing_first": _l("Välj först vem som får se svaren."),
    "too_long_ago": _l("Det är för länge sedan. Välj en senare dag."),
    "levels_in_use": _l("Målet är redan mätt med de nivåer ni kom överens om. De ändras inte."),
    "agree_levels_first": _l("Kom först överens om vad mindre och mer skulle vara."),
    "say_something": _l("Välj minst en sak om månaden, eller skriv några ord."),
    "contrary_month": _l(
        "Vid ”Lever på” står Försörjningsstöd, men vid ”Försörjningsstöd den månaden?” står Nej. "
        "Ändra det som inte stämmer."
    ),
    "no_month": _l("Skriv en månad som 2026-11."),
    "month_to_come": _l("Den månaden har inte kommit än."),
}
"""What the verbs refuse with → what to tell people."""

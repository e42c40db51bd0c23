"""Fields of the room's commands."""

from ..core.web.forms import Choice, CommandForm, IdField
from ..core.web.language import later as _l

WISHES = {
    "move": _l("Flytta till en annan dag"),
    "substitute": _l("Någon annan kan komma"),
    "call": _l("Ring oss först"),
}
"""As the family says it."""
SHORT = {"move": _l("hellre flytta"), "substitute": _l("vikarie går bra"), "call": _l("ring först")}
"""As whoever coordinates reads it."""
HOURS = {"1": _l("1 timme"), "2": _l("2 timmar"), "4": _l("4 timmar"), "8": _l("8 timmar"), "24": _l("24 timmar")}
OUTCOMES = ("wanted", "reached", "not_reached")


class WishForm(CommandForm):
    """What a home wants when its coach cannot come."""

    id = IdField(required=True)
    household = IdField()
    wish = Choice(_l("Vad är bäst för er?"), choices=tuple(WISHES), required=True)


class CallForm(CommandForm):
    """A family to be rung, and how that went."""

    id = IdField(required=True)
    outcome = Choice(_l("Hur gick det?"), choices=OUTCOMES, required=True)


class CoachCallForm(CommandForm):
    """Whether a coach was reached about a change."""

    id = IdField(required=True)
    outcome = Choice(_l("Hur gick det?"), choices=OUTCOMES[1:], required=True)


class WaitForm(CommandForm):
    """How long a change may be unseen."""

    id = IdField(required=True)
    hours = Choice(_l("Säg till mig när en ändring inte är sedd efter"), choices=tuple(HOURS), required=True)

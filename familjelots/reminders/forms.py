"""Fields of the commands on follow-ups."""

from ..core.web.forms import BooleanField, Choice, Choices, ClockField, CommandForm, DayField, IdField, Line, Words
from ..core.web.language import later as _l


class FollowUpForm(CommandForm):
    """Something to come back to, and the day."""

    id = IdField(required=True)
    text = Line(_l("Vad ska vi följa upp?"), required=True, max=400)
    due = DayField(_l("När?"), required=True)


class CompletionForm(CommandForm):
    """What had changed."""

    id = IdField(required=True)
    what_changed = Words(_l("Vad har ändrats?"), max=4000)


KINDS = {
    "step": _l("Steg som ska göras i dag"),
    "follow_up": _l("Uppföljningar"),
    "cadence": _l("Familjer som det är dags att prata med"),
    "referral": _l("Remisser som ingen har svarat på"),
    "change": _l("Ändrade besök som jag inte har sett"),
    "change_overdue": _l("Ändrade besök som ett familjeombud inte har sett"),
    "visit": _l("Besök hos oss"),
    "visit_changed": _l("När ett besök ändras"),
}
AHEAD = {
    "0": _l("Inte alls"),
    "30": _l("En halvtimme"),
    "60": _l("En timme"),
    "120": _l("Två timmar"),
    "180": _l("Tre timmar"),
}
PICTURES = {
    "🌻": _l("Solros"),
    "🐢": _l("Sköldpadda"),
    "☕": _l("Kopp"),
    "⚽": _l("Boll"),
    "🎵": _l("Musik"),
    "🚲": _l("Cykel"),
    "⭐": _l("Stjärna"),
    "🐟": _l("Fisk"),
}
AGAIN = {"hour": _l("Om en timme"), "evening": _l("I kväll"), "tomorrow": _l("I morgon")}


class ChoiceForm(CommandForm):
    """What somebody wants to be reminded of, and when."""

    id = IdField(required=True)
    kinds = Choices(_l("Vad vill du bli påmind om?"), longest=len(KINDS))
    day_at = ClockField(_l("Klockan, samma dag"), required=True)
    evening_at = ClockField(_l("Kvällen före ett besök, klockan"))
    ahead = Choice(_l("Före ett besök"), choices=tuple(AHEAD))
    quiet_from = ClockField(_l("Tyst från klockan"), required=True)
    quiet_until = ClockField(_l("Tyst till klockan"), required=True)
    sms = BooleanField(_l("Sms"))
    mail = Line(_l("E-post"), max=200)


class PauseForm(CommandForm):
    """No reminders until the week is over, or from now on again."""

    id = IdField(required=True)
    until = Choice(choices=("week", "now"), required=True)


class SnoozeForm(CommandForm):
    """The same once more, later."""

    id = IdField(required=True)
    again = Choice(_l("När?"), choices=tuple(AGAIN), required=True)


class LockScreenForm(CommandForm):
    """One's own word or picture in place of the neutral words."""

    id = IdField(required=True)
    word = Line(_l("Eget ord"), max=30)
    picture = Choice(_l("Bild"), choices=tuple(PICTURES))
    understood = BooleanField(_l("Jag vet att andra kan se det"))

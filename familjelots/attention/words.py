"""What a thing to look at is about, for people."""

from flask_babel import lazy_gettext as _l

THINGS = {
    "record_visit": _l("Ett besök"),
    "write_note": _l("En anteckning"),
    "add_step": _l("Ett steg"),
    "edit_step": _l("Ett ändrat steg"),
    "tick_step": _l("Ett avbockat steg"),
    "propose_goal": _l("Ett mål"),
    "edit_goal": _l("Ett ändrat mål"),
    "answer_goal": _l("Ett svar på ett mål"),
    "word_goal": _l("Ett mål med egna ord"),
    "add_barrier": _l("Något som är svårt"),
    "edit_barrier": _l("Något som är svårt, ändrat"),
    "add_strength": _l("Något som fungerar"),
    "edit_strength": _l("Något som fungerar, ändrat"),
    "add_follow_up": _l("En uppföljning"),
    "complete_follow_up": _l("Det som hade ändrats"),
    "plan_visit": _l("Ett planerat besök"),
    "move_visit": _l("En ändrad tid"),
    "cancel_visit": _l("En avbokning"),
    "goal": _l("Ett mål"),
    "barrier": _l("Något som är svårt"),
    "next_step": _l("Ett steg"),
    "strength": _l("Något som fungerar"),
    "planned_visit": _l("Vilket besök det var"),
    "present": _l("Vilka som var där"),
    "topics": _l("Det ni pratade om"),
    "goals": _l("Målen ni pratade om"),
    "barriers": _l("Något som är svårt"),
    "steps": _l("Ett steg ni kom överens om"),
    "ticks": _l("Ett avbockat steg"),
    "next_visit": _l("Nästa gång"),
    "twins": _l("Är det samma besök?"),
    "unknown": _l("Något du skrev"),
}
"""Command, table or part of a visit → its words."""

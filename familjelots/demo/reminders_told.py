"""What some of the cast have chosen about their reminders."""

from .story import Story

USUAL = {"day_at": "08:00", "evening_at": "18:00", "ahead": "60", "quiet_from": "20:00", "quiet_until": "08:00"}


def tell(story: Story) -> None:
    """Eva sleeps late and has a word of her own; Maja wants visits alone; Sara's evenings are quiet."""
    own = {"id": story.id("reminders", "own word"), "word": "Solrosen", "picture": "🌻", "understood": "yes"}
    story.tell(story.wall(-20, "10:40"), "eva", "say_lock_screen", own)
    _choose(story, "eva", ["step", "visit"], day_at="09:30", ahead="120", quiet_until="09:00")
    _choose(story, "maja", ["visit"], evening_at="17:30")
    kinds = ["step", "follow_up", "cadence", "referral", "change"]
    _choose(story, "sara", kinds, quiet_from="17:30", quiet_until="07:30")


def _choose(story: Story, who: str, kinds: list[str], **hours: str) -> None:
    fields = {"id": story.id("reminders", who), "kinds": kinds, **USUAL, **hours}
    story.tell(story.wall(-20, "10:30"), who, "choose_reminders", fields)

"""Lone visits: one that ended as it should, one on which a battery died, and Sara who is expected today."""

from .story import Story


def tell(story: Story) -> None:
    """Sara was in time; Lena rang Amir, whose own word came later; Sara is out until five."""
    _expected(story, "sara", "amir", -6, "12:40", "15:30")
    _done(story, "sara", -6, "15:10")
    _expected(story, "amir", "lena", -3, "13:00", "15:00")
    call = {"id": story.id("alone", "call"), "note": "Batteriet tog slut. Han är på väg hem, allt är bra."}
    story.tell(story.wall(-3, "15:06"), "lena", "reach_colleague", call, lone_visit_id=_id(story, "amir", -3))
    _done(story, "amir", -3, "16:20")
    _expected(story, "sara", "amir", 0, "00:00", "17:00")


def _id(story: Story, who: str, days: int) -> str:
    return story.id("alone", who, str(days))


def _expected(story: Story, who: str, colleague: str, days: int, told: str, until: str) -> None:
    fields = {"id": _id(story, who, days), "expected_at": story.wall(days, until)}
    fields["colleague"] = story.account_id(colleague)
    story.tell(story.wall(days, told), who, "check_in", fields)


def _done(story: Story, who: str, days: int, told: str) -> None:
    fields = {"id": story.id("alone", "out", who, str(days))}
    story.tell(story.wall(days, told), who, "check_out", fields, lone_visit_id=_id(story, who, days))

"""When Amir is away: a day of training at the end of the week after this."""

from .story import Story


def tell(story: Story) -> None:
    """Written in by himself, two weeks ahead."""
    day = story.workday(11).isoformat()
    fields = {"id": story.id("amir", "training"), "account": story.account_id("amir"), "kind": "training"}
    story.tell(story.wall(-3, "08:10"), "amir", "record_absence", {**fields, "from_day": day, "until_day": day})

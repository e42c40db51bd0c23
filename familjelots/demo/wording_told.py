"""Mithal reads in Arabic: what tolk Hanan said at the table, what the phrase bank knows, and what is still missing."""

from .story import Story

SAMIR = "Samir Mithal"


def tell(story: Story) -> None:
    """Samir has a phone of his own; one goal and one step are said in his words, one step is in the bank."""
    mine = {"member": story.id("mithal", "member", "samir"), "family": story.id("mithal", "family"), "language": "sv"}
    story.account(story.wall(-150, "10:10"), "samir", SAMIR, "family", "070-174 06 15", **mine)
    step = {"id": story.id("mithal", "step", "to sfi"), "text": "Gå till SFI", "doer": f"member:{mine['member']}"}
    family = {"family_id": mine["family"]}
    story.tell(story.wall(-5, "16:20"), "amir", "add_step", step | {"due": story.day(3), "picture": "school"}, **family)
    for kind, key, words in (
        ("goal", ("nights",), "سمير ينام خمس ساعات."),
        ("planned", ("0", "10:30"), "تجربة دروس اللغة السويدية"),
    ):
        said = {"id": story.id("mithal", "said", *key), "record": story.id("mithal", kind, *key), "language": "ar"}
        story.tell(story.wall(-5, "16:25"), "amir", "word_in_language", said | {"text": words}, **family)

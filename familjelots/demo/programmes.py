"""How the programmes came to be as they are here: one copied and adjusted, one prepared with those who take part."""

from .story import Story

STAIRCASE = {"programme_id": "iris_kompetenstrappa"}


def tell(story: Story) -> None:
    """Lena adjusts Familjelotsen to the town, and prepares the staircase before its first family."""
    _adjusted(story)
    _prepared(story)


def _adjusted(story: Story) -> None:
    id = story.id("programme", "lots")
    copy = {"id": id, "name": "Familjelotsen i Påhittstad", "languages": ["sv", "en"]}
    story.tell(story.wall(-200, "10:00"), "lena", "copy_programme", copy, programme_id="familjelotsen")
    rhythm = {"conversation_days": "10", "follow_up_days": "30", "measure_months": "3", "after_months": "6"}
    rhythm |= {"length_months": "12", "status_months": "7", "self_support_months": "3", "version": "1"}
    story.tell(story.wall(-190, "10:00"), "lena", "adjust_cadence", rhythm, programme_id=id)


def _prepared(story: Story) -> None:
    need = {
        "id": story.id("need", "papers"),
        "text": "Många vill arbeta i vården men har papper från ett annat land. Kurserna kräver svenska betyg.",
        "source": "42 samtal på Komvux i våras",
    }
    story.tell(story.wall(-260, "10:00"), "lena", "add_need", need, **STAIRCASE)
    need = {
        "id": story.id("need", "no"),
        "text": "Den som får nej får sällan veta varför, eller vad den kan göra i stället.",
        "source": "Praktikanter på tre äldreboenden",
    }
    story.tell(story.wall(-258, "10:00"), "lena", "add_need", need, **STAIRCASE)
    group = {"id": story.id("target group", "care"), "count": "45", "day": story.day(-255)}
    source = {"source": "Komvux och Arbetsförmedlingen, var för sig"}
    story.tell(story.wall(-255, "10:00"), "lena", "count_target_group", group | source, **STAIRCASE)
    for key, organisation, text in (
        ("region", "Regionen", "Tar emot åtta åt gången på två vårdcentraler, med handledare på plats."),
        ("office", "Arbetsförmedlingen", "En fast kontakt, och svar om stöd till arbetsgivaren inom två veckor."),
    ):
        agreed = {"id": story.id("agreement", key), "organisation": organisation, "text": text, "day": story.day(-250)}
        story.tell(story.wall(-250, "10:00"), "lena", "add_agreement", agreed, **STAIRCASE)

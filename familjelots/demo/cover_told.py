"""When somebody cannot come: what three homes want then, a week in which Amir went in Sara's place, a day ahead."""

from .story import Story

FAR_OFF = 11
"""So many days ahead Amir is at a training (`absence_told`)."""


def tell(story: Story) -> None:
    """Provström takes anybody, Mithal wants a call first, Prøvegaard rather waits."""
    _wishes(story, "provstrom", "provgatan", "sara", "substitute", -90)
    _wishes(story, "mithal", "sokgatan", "amir", "call", -60)
    _wishes(story, "provegaard", "gaden", "amir", "move", -50)
    _ill(story)
    _to_settle(story, "mithal", "sokgatan", "15:00", "Så går det med språket", "arabiska")
    _to_settle(story, "provegaard", "gaden", "13:30", "Sommerferien", "")


def _wishes(story: Story, family: str, home: str, coach: str, wish: str, days: int) -> None:
    fields = {"id": story.id(family, "change wish"), "household": story.id(family, "home", home), "wish": wish}
    story.tell(story.wall(days, "10:40"), coach, "say_change_wish", fields, family_id=story.id(family, "family"))


def _ill(story: Story) -> None:
    """Sara was ill for a week; Lena gave her visit to Amir, who wrote it down three quarters later."""
    day = story.workday(-59)
    away = {"id": story.id("sara", "ill"), "account": story.account_id("sara"), "kind": "sick"}
    days = {"from_day": day.isoformat(), "until_day": day.isoformat()}
    visit, family = story.id("provstrom", "covered"), story.id("provstrom", "family")
    home = story.id("provstrom", "home", "provgatan")
    planned = {"id": visit, "family": family, "starts_at": f"{day}T11:00", "household": home, "anyway": "yes"}
    purpose = "Skuldlistan, några rader till"
    story.tell(story.wall(-66, "10:30"), "lena", "plan_visit", {**planned, "purpose": purpose})
    story.tell(f"{day}T08:02", "lena", "record_absence", away | days)
    given = {"id": story.id("provstrom", "given"), "coach": story.account_id("amir"), "anyway": "yes"}
    story.tell(f"{day}T08:04", "lena", "give_visit", given, planned_visit_id=visit)
    told = {"id": story.id("provstrom", "covered visit"), "planned_visit": visit, "household": home, "purpose": purpose}
    told["text"] = "Sara var sjuk, så Amir kom. Vi skrev två brev till på listan och drack kaffe."
    story.tell(f"{day}T11:45", "amir", "record_visit", told, family_id=family)


def _to_settle(story: Story, family: str, home: str, at: str, purpose: str, interpreter: str) -> None:
    """A visit on the day of the training, booked before anybody knew."""
    fields = {"id": story.id(family, "to settle"), "family": story.id(family, "family"), "purpose": purpose}
    fields |= {"starts_at": f"{story.workday(FAR_OFF)}T{at}", "household": story.id(family, "home", home)}
    fields |= {"interpreter": interpreter, "anyway": "yes"}
    story.tell(story.wall(-4, "10:30"), "amir", "plan_visit", fields)

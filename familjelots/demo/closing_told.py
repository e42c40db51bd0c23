"""How long, who pays, and a family that came back: Påhittdal, Provström and Prøvegaard."""

from .story import Story


def tell(story: Story) -> None:
    """More time for a school year; a funder whose year ended; a closing that was opened again."""
    _time(story, "pahittdal", "sara", -120, 40, "")
    _time(story, "pahittdal", "sara", -20, 210, "Ture behöver hela läsåret. Överlämningen väntar på första kontakt.")
    _time(story, "provstrom", "sara", -200, 150, "")
    _paid(story, "provstrom", "fund", "Samordningsförbundet Påhittet", -215, -30)
    _paid(story, "provstrom", "town", "Påhittstads kommun", -29, None)
    _time(story, "provegaard", "amir", -185, 170, "")
    closing = {
        "id": story.id("provegaard", "closing"),
        "closure": "work",
        "income_source": "work",
        "day": story.workday(-80).isoformat(),
        "reason": "Bo kører fast rute. De klarer sig selv nu, siger de.",
    }
    story.tell(story.wall(-80, "15:00"), "amir", "close_family", closing, family_id=_family(story, "provegaard"))
    back = {
        "id": story.id("provegaard", "back"),
        "turn": "reopen",
        "reason": "Ruten blev lukket, og de får kontanthjælp igen. Line ringede selv.",
    }
    story.tell(story.wall(-54, "09:00"), "amir", "turn_family", back, family_id=_family(story, "provegaard"))


def _family(story: Story, key: str) -> str:
    return story.id(key, "family")


def _time(story: Story, key: str, coach: str, told: int, until: int, reason: str) -> None:
    fields = {"id": story.id(key, "time", str(told)), "until_day": story.day(until), "reason": reason}
    story.tell(story.wall(told, "16:40"), coach, "plan_support_time", fields, family_id=_family(story, key))


def _paid(story: Story, key: str, name: str, funder: str, begins: int, ends: int | None) -> None:
    fields = {"id": story.id(key, "paid", name), "funder": funder, "from_day": story.day(begins)}
    until = {"until_day": story.day(ends)}
    story.tell(story.wall(begins, "11:20"), "lena", "add_funding", fields | until, family_id=_family(story, key))

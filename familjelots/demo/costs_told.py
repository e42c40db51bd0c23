"""What staff have estimated for Påhittdal and Provström."""

from .story import Story


def tell(story: Story) -> None:
    """A taxi to school that is needed no more, and rent that did not become a debt."""
    _cost(
        story, "pahittdal", "taxi", -6, kind="avoided", what="Skolskjuts med taxi på torsdagar", amount="1800",
        per="month", from_day=story.day(-60), payer="Skolan", basis="Skolan berättade vad taxin kostade i höstas.",
    )  # fmt: skip
    _cost(
        story, "pahittdal", "cards", -40, kind="cost", what="Laminerade bildkort", amount="450", per="once",
        from_day=story.day(-45), payer="Familjelotsen", basis="Kvittot från pappershandeln.",
    )  # fmt: skip
    _cost(
        story, "provstrom", "rent", -30, kind="avoided", what="Hyresskuld som annars hade gått till kronofogden",
        amount="14600", per="once", from_day=story.day(-33), payer="Socialtjänsten",
        basis="Två hyror, enligt brevet från värden.",
    )  # fmt: skip


def _cost(story: Story, key: str, name: str, told: int, **fields: str) -> None:
    facts = {"id": story.id(key, "cost", name), **fields}
    story.tell(story.wall(told, "16:20"), "sara", "note_cost", facts, family_id=story.id(key, "family"))

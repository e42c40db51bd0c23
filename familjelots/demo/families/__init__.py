"""The five fictional families, a module each, and what was mapped with them and how it went."""

from ..story import Story
from . import exempelberg, going, mappings, mithal, pahittdal, provegaard, provstrom


def tell(story: Story) -> None:
    """Tell all five stories."""
    for family in (pahittdal, provstrom, exempelberg, mithal, provegaard):
        family.tell(story)
    mappings.tell(story)
    going.tell(story)

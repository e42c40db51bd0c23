"""The five fictional families, a module each, and what was mapped with them."""

from ..story import Story
from . import exempelberg, mappings, mithal, pahittdal, provegaard, provstrom


def tell(story: Story) -> None:
    """Tell all five stories."""
    for family in (pahittdal, provstrom, exempelberg, mithal, provegaard):
        family.tell(story)
    mappings.tell(story)

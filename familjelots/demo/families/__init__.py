"""The five fictional families, a module each."""

from ..story import Story
from . import exempelberg, mithal, pahittdal, provegaard, provstrom


def tell(story: Story) -> None:
    """Tell all five stories."""
    for family in (pahittdal, provstrom, exempelberg, mithal, provegaard):
        family.tell(story)

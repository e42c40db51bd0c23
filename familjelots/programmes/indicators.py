"""What may be asked, in wording of our own: the product's one list, which packs refer to by id."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .tree import Texts


@dataclass(frozen=True)
class Scale:
    """How something is answered: from `least` to `most`, with words at some of the points.

    `who` answers: adult, child or staff.
    """

    id: str
    who: str
    least: int
    most: int
    words: dict[int, Texts]


@dataclass(frozen=True)
class Indicator:
    """One question. What staff answer (`scale.who == "staff"`) never stands near a family's pages."""

    id: str
    text: Texts
    scale: Scale


@cache
def indicators() -> dict[str, Indicator]:
    """All questions by id, in their order."""
    told = tomllib.loads(files("familjelots.programmes").joinpath("indicators.toml").read_text("utf-8"))
    scales = {id: _scale(id, scale) for id, scale in told["scales"].items()}
    return {id: Indicator(id, one["text"], scales[one["scale"]]) for id, one in told["indicators"].items()}


def _scale(id: str, told: dict) -> Scale:
    words = {int(point): texts for point, texts in told["words"].items()}
    return Scale(id, told["who"], told["least"], told["most"], words)

"""A short share of ring 2. `./run prove --phone 300` runs as many as one has time for."""

import pytest

from familjelots.core.web.assets import STATIC

from .bugs import BUGS, changed
from .history import History, Kit
from .plan import plan
from .prepared import prepare

SEEDS = {"before the disk has it": 44, "before a received entry goes": 92, "after the server has it": 64}


@pytest.fixture(scope="module")
def kit(playwright, tmp_path_factory):
    folder = tmp_path_factory.mktemp("kills")
    return Kit(playwright, prepare(playwright, folder), folder / "histories")


@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS)
def test_a_kill_breaks_no_promise(kit, seed):
    History(kit, plan(seed)).run()


@pytest.mark.parametrize("name", BUGS)
def test_each_bug_can_still_be_planted(name):
    source = (STATIC / BUGS[name].module).read_text()
    assert changed(BUGS[name], source) != source

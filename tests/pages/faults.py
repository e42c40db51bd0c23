"""All that can be wrong with a page as it stands in the browser, in words."""

from functools import cache
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, ViewportSize

PHONE = ViewportSize(width=390, height=844)
NARROW = ViewportSize(width=320, height=568)  # a laptop's page at 400 %
LAPTOP = ViewportSize(width=1280, height=800)
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# Light and dark differ in their colours alone.
COLOURS = ["color-contrast", "link-in-text-block"]
THUMB, SMALLEST = 48, 24
OPEN_ALL = """() => {
  for (const chapter of document.querySelectorAll("main details")) chapter.open = true;
  for (const button of document.querySelectorAll("main [data-add]")) if (!button.hidden) button.click();
}"""
RUN_AXE = """async (only) => {
  const ending = document.getAnimations().filter((motion) => motion.effect.getComputedTiming().endTime !== Infinity);
  await Promise.all(ending.map((motion) => motion.finished.catch(() => null)));
  const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"], preload: false });
  const why = (node) => [...node.any, ...node.all].map((check) => check.message).join("; ");
  const told = (rule, node) => `${rule.id}: ${node.html.slice(0, 160)} ${why(node).slice(0, 200)}`;
  return found.violations.flatMap((rule) => rule.nodes.map((node) => told(rule, node)));
}"""


@cache
def axe() -> str:
    """The text of axe itself."""
    assert AXE.is_file(), "axe-core is missing: ./run test installs it"
    return AXE.read_text()


@cache
def _inspection() -> str:
    return (Path(__file__).parent / "inspect_page.js").read_text()


class Listener:
    """What the browser itself complains about, the policy's violations included."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.heard.append(f"{message.type}: {message.text}")

    def take(self) -> list[str]:
        """What was heard since the last time."""
        heard, self.heard = self.heard, []
        return heard


def at_first_sight(page: Page, names: list[str]) -> list[str]:
    """The page as it stands: its title and its frame."""
    found = [f"title: {page.title()}"] if set(page.title().split()) & set(names) else []
    return found + page.evaluate(_inspection(), THUMB)


def everywhere(page: Page, names: list[str]) -> list[str]:
    """The page on a phone and on a laptop, in light and dark, closed and with all chapters open;
    at 400 % in both directions of writing.
    """
    page.set_viewport_size(PHONE)
    found = at_first_sight(page, names)
    page.evaluate(axe())
    page.evaluate(OPEN_ALL)
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        found += _at(size, "light", page.evaluate(_inspection(), THUMB if size == PHONE else SMALLEST))
        found += _at(size, "light", by_axe(page, {"type": "tag", "values": WCAG}))
        page.emulate_media(color_scheme="dark")
        found += _at(size, "dark", by_axe(page, {"type": "rule", "values": COLOURS}))
        page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)
    for direction in ("rtl", "ltr"):
        page.evaluate("(dir) => { document.documentElement.dir = dir; }", direction)
        found += _at(NARROW, direction, page.evaluate(_inspection(), SMALLEST))
    return found


def by_axe(page: Page, only: dict) -> list[str]:
    """What some of axe's rules find on the page as it stands."""
    return page.evaluate(RUN_AXE, only)


def _at(size: ViewportSize, state: str, faults: list[str]) -> list[str]:
    return [f"{size['width']} {state}: {fault}" for fault in faults]

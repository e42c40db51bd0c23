"""What somebody writes in a history, and what the screen has promised about it."""

from dataclasses import dataclass, field
from random import Random

from playwright.sync_api import Page

from ...cast import named
from ...phone.browser import poll
from ...phone.conftest import arrived
from .prepared import STEPS

COMMANDS = {"note": "write_note", "visit": "record_visit", "tick": "tick_step"}


@dataclass
class Writing:
    """One thing that was written. `promised`: the screen said that it is saved."""

    kind: str
    text: str
    author: str
    family: str
    promised: bool = False

    @property
    def command(self) -> str:
        """The command that it becomes."""
        return COMMANDS[self.kind]

    @property
    def seen(self) -> str:
        """A script that says whether a page shows it."""
        if self.kind == "tick":
            return f"document.querySelector('[data-of=step-{self.text}]')?.dataset.state === 'done'"
        return f"document.querySelector('main')?.textContent.includes('{self.text}')"


@dataclass
class Writer:
    """Somebody with a phone in hand."""

    author: str
    family: str
    chance: Random
    written: list[Writing] = field(default_factory=list)

    def canary(self) -> str:
        """Words that stand nowhere else."""
        letters = "".join(self.chance.choices("abcdefghijklmnop", k=4))
        return f"ord{self.chance.randint(0, 99999):05d}q{letters}"

    def begin(self, kind: str) -> Writing:
        """Decide what to write next."""
        text = named(f"pahittdal {STEPS[len([one for one in self.written if one.kind == 'tick']) % 2]}")
        made = Writing(kind, text if kind == "tick" else f"Eva sa {self.canary()}.", self.author, self.family)
        self.written.append(made)
        return made

    def save(self, page: Page, writing: Writing) -> None:
        """Write it and tap; the page stands on the family's page before and after."""
        self.fill(page, writing)
        self.tap(page, writing)

    def fill(self, page: Page, writing: Writing) -> None:
        """All but the tap."""
        if writing.kind == "note":
            page.locator(f"#note-{self.family}").fill(writing.text)
        elif writing.kind == "visit":
            page.get_by_role("link", name="Börja besöket").first.click()
            arrived(page, f"/families/{self.family}/visits/new")
            page.locator("label", has_text="hela familjen").click()
            page.locator("textarea[name=text]").fill(writing.text)

    def tap(self, page: Page, writing: Writing) -> None:
        """The tap that saves it."""
        if writing.kind == "tick":
            page.locator(f"[data-of=step-{writing.text}]").first.locator("button.tick").first.click()
        else:
            name = "Klar" if writing.kind == "visit" else "Spara anteckningen"
            page.get_by_role("button", name=name).click()

    def wait_for_promise(self, page: Page, writing: Writing) -> None:
        """Until the page shows it as kept."""
        said = "/^(Sparat|Allt är mottaget|Titta på)/.test(document.querySelector('#status')?.textContent ?? '')"
        poll(page, f"location.pathname === '/families/{self.family}' && {said} && {writing.seen}")
        writing.promised = True

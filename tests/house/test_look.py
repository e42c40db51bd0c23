"""What every template and stylesheet promises."""

import json
import re
from pathlib import Path

import familjelots
from familjelots.core.web.language import LANGUAGES

HOUSE = Path(familjelots.__file__).parent
STATIC = HOUSE / "static"
TEMPLATES = sorted((HOUSE / "templates").rglob("*.html"))
STYLES = sorted((STATIC / "css").glob("*.css"))


def _found(pattern: str, files: list[Path]) -> list[tuple[str, str]]:
    return [(file.name, hit) for file in files for hit in re.findall(pattern, file.read_text())]


def test_icons_named_in_templates_are_in_the_sprite() -> None:
    listed = set(json.loads((STATIC / "icons.json").read_text()))
    named = {name for _, name in _found(r"icon\('([a-z0-9-]+)'\)", TEMPLATES)}
    assert named - listed == set()
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "vendor/icons.svg").read_text()))
    assert listed - drawn == set()


def test_the_policy_allows_every_template() -> None:
    assert _found(r"<[^>]*\sstyle=", TEMPLATES) == []
    assert _found(r"<script(?![^>]*\ssrc=)[^>]*>", TEMPLATES) == []
    assert _found(r"\s(on[a-z]+|hx-on[:a-z-]*)=", TEMPLATES) == []
    assert _found(r"[\"'(]https?://(?!www\.w3\.org)[^\"')]*", TEMPLATES + STYLES) == []


def test_no_form_invites_the_browser_to_remember() -> None:
    assert _found(r"<form(?![^>]*autocomplete=\"off\")[^>]*>", TEMPLATES) == []


def test_styles_know_no_left_and_no_right() -> None:
    sides = "left|right|text-align: (?:left|right)|(?:margin|padding|border)-(?:left|right|top|bottom)"
    assert _found(rf"(?<![-\w])({sides})\s*[:;]", STYLES) == []


def test_a_stored_instant_is_shown_on_the_clock_here() -> None:
    stamp = r"[\w.]*\b(?:made_at|seen_at|sent_at|fetched_at|heard)"
    assert _found(rf"\b(?:day|time|day_time|relative)\({stamp}\)|{stamp}\[:10\]", TEMPLATES) == []


def test_words_and_pictures_for_unlocking() -> None:
    words = (STATIC / "vendor/words.txt").read_text(encoding="utf-8").split()
    assert len(words) == len(set(words)) >= 7776
    assert all(re.fullmatch("[a-zåäö]{4,8}", word) for word in words)
    everyday, odd = {"kaffe", "fredag", "besöka", "tårta"}, {"vänjs", "hälar", "anlade", "fetad", "brats", "absid"}
    assert everyday <= set(words)
    assert not odd & set(words)
    pictures = json.loads((STATIC / "pictures.json").read_text())
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "vendor/pictures.svg").read_text()))
    assert len(pictures) == 60
    assert {picture["id"] for picture in pictures} == drawn
    assert all(picture[language] for picture in pictures for language in LANGUAGES)


def test_the_lock_file_names_no_registry() -> None:
    text = (HOUSE.parent / "package-lock.json").read_text()
    assert '"resolved"' not in text

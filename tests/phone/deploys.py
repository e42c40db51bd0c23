"""Later builds of the app, made from this one by small changes of its source."""

import shutil
import subprocess
import sys
from pathlib import Path

import familjelots

from .server import Server

SOURCE = Path(familjelots.__file__).parent
Change = tuple[str, str, str]

# The note's field is called `words` from now on, in the form, in the card and in the verb.
RENAMED: tuple[Change, ...] = (
    ("visits/forms.py", "    text = Words(_l(\"Snabb anteckning\")", "    words = Words(_l(\"Snabb anteckning\")"),
    ("visits/note.py", "text: str)", "words: str)"),
    ("visits/note.py", '"text": text', '"text": words'),
    ("visits/routes.py", '"write_note", 1,', '"write_note", 2,'),
    (
        "visits/routes.py",
        'page_again.of("family"), _family_page\n',
        """page_again.of("family"), _family_page,
        {1: lambda fields: {("words" if name == "text" else name): said for name, said in fields.items()}},
""",
    ),
    ("templates/visits/_note_form.html", 'name="text"', 'name="words"'),
    ("templates/visits/_note_form.html", 'data-form="write_note"', 'data-form="write_note" data-version="2"'),
    ("templates/visits/_note_form.html", "mended.now.text", "mended.now.words"),
    ("templates/visits/_note_form.html", "mended.form.text", "mended.form.words"),
    ("templates/visits/_entries.html", '<p class="as-written" data-field="text">{{ text }}</p>\n{% if blank %}<span',
     '<p class="as-written" data-field="words">{{ text }}</p>\n{% if blank %}<span'),
    ("static/js/app.js", "const EVERY = 30_000;", "const EVERY = 30_001;"),
)  # fmt: skip

# And so is the column, in a table that has rows.
MIGRATED: tuple[Change, ...] = (
    ("visits/note.py", '"text": words', '"words": words'),
    ("visits/queries.py", "note.text,", "note.words AS text,"),
    (
        "visits/schema.py",
        "_TABLES = ",
        """@migrations()
def rename_words(db):
    db.conn.execute("ALTER TABLE note RENAME COLUMN text TO words")


_TABLES = """,
    ),
)

# The phone's own database has grown.
GROWN: tuple[Change, ...] = (
    (
        "static/js/phone/database.js",
        "return openDB(PREFIX + uid, undefined, {\n    upgrade(db) {",
        """return openDB(PREFIX + uid, 2, {
    upgrade(db, old) {
      db.createObjectStore("more");
      if (old === 1) return;""",
    ),
)


def build(folder: Path, *changes: Change) -> Path:
    """Another build of the app in a folder of its own."""
    shutil.copytree(SOURCE, folder / "familjelots", ignore=shutil.ignore_patterns("__pycache__"))
    for name, before, after in changes:
        file = folder / "familjelots" / name
        text = file.read_text(encoding="utf-8")
        assert before in text, f"{name} has changed: {before}"
        file.write_text(text.replace(before, after), encoding="utf-8")
    return folder


def deploy(server: Server, folder: Path | None) -> None:
    """Stop the server, bring its database to the build's shape, and start the build; None is the one under test."""
    server.stop()
    path = repr(str(folder or SOURCE.parent))
    start = f"import sys; sys.path.insert(0, {path}); from familjelots.cli import main; raise SystemExit(main())"
    told = [sys.executable, "-c", start, "--instance", str(server.instance)]
    subprocess.run([*told, "migrate"], check=True, capture_output=True)
    server.program = start
    server.start()

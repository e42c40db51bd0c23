"""Templates as they were compiled, kept on disk: a new process reads them instead of compiling for three seconds."""

import hashlib
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

PACKAGE = Path(__file__).parents[2]
COMPILED_FROM = (".html", ".mo", ".py")
KEPT_SECONDS = 7 * 24 * 3600


class Compiled(FileSystemBytecodeCache):
    """Jinja's cache in the user's own folder under the system's temporary one, for one case of one build.

    What a template becomes depends on the templates it includes, on the language and on how we compile: the name of
    a file says all three. Where nothing can be written, each process compiles for itself.
    """

    def __init__(self, case: tuple[str, ...]) -> None:
        super().__init__(pattern=f"familjelots-{build()}-{'-'.join(case)}-%s")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template for the next process."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def kept(case: tuple[str, ...]) -> Compiled | None:
    """The cache for a case, such as `("sv", "fragment.html")`; None where there is no folder that is safe."""
    try:
        found = Compiled(case)
    except (OSError, RuntimeError):
        return None
    _forget_old(Path(found.directory))
    return found


@cache
def build() -> str:
    """A short name for exactly these templates, translations and this code."""
    digest = hashlib.sha256()
    for file in sorted(PACKAGE.rglob("*")):
        if file.suffix in COMPILED_FROM:
            digest.update(f"{file.relative_to(PACKAGE)}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


@cache
def _forget_old(directory: Path) -> None:
    before = time.time() - KEPT_SECONDS
    for file in directory.glob("familjelots-*"):
        with suppress(OSError):
            if file.stat().st_mtime < before and build() not in file.name:
                file.unlink()

"""Ring 3: real phones on a hostile network. The tests of `tests/phone` that are about it, the long ones included."""

import os
import subprocess
import sys

from .kills.bugs import VARIABLE

HERE = "tests/phone"
FILES = (
    "test_hostile_network.py", "test_hostile_wire.py", "longer_on_the_wire.py", "test_what_came_meanwhile.py",
    "test_new_version.py", "test_people_of_one_phone.py", "test_versions.py", "test_storage.py",
)  # fmt: skip


def run(bug: str = "") -> int:
    """Run them all; with a planted bug the first failure is enough. Returns pytest's word."""
    files = [f"{HERE}/{name}" for name in FILES]
    planted = {VARIABLE: bug, "FAMILJELOTS_TESTED_APP": "tests.prove.kills.mortal:house"} if bug else {}
    command = [sys.executable, "-m", "pytest", "-v", *(["-x"] if bug else []), *files]
    return subprocess.run(command, env={**os.environ, **planted}, check=False).returncode

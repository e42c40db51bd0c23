"""Reminders, really delivered: a real subscription of Debian's Firefox, at a push service of our own on loopback."""

import subprocess
import sys
from pathlib import Path

from ..kills.marionette import is_here


def run() -> int:
    """Walk it once. Returns pytest's word, or 2 where there is no Firefox."""
    if not is_here():
        print("There is no firefox-esr on this machine: `apt-get install firefox-esr`.", file=sys.stderr)
        return 2
    walk = Path(__file__).parent / "real_push.py"
    return subprocess.run([sys.executable, "-m", "pytest", "-v", str(walk)], check=False).returncode

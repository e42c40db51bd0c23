"""The real server of a history, which can be told where to die."""

import subprocess

from ...phone.server import Server
from .mortal import POINTS


class MortalServer(Server):
    """Set up as `familjelots serve` does, with one process."""

    app = "tests.prove.kills.mortal:house"

    def doom(self, point: str) -> None:
        """Let it kill itself when it next takes an outbox and comes to that point."""
        assert point in POINTS
        (self.instance / "doom").write_text(point)

    def is_dead(self) -> bool:
        """Whether its process is gone."""
        if self.process is None:
            return True
        try:
            self.process.wait(timeout=0.01)
        except subprocess.TimeoutExpired:
            return False
        self.process = None
        return True

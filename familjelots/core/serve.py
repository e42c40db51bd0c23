"""The server: granian with two processes of eight threads, so that a slow body holds up nobody else."""

import os
import socket
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings

from .db import open_database
from .migrations import pending

THREADS = 8
HEADERS_WITHIN_MS = 10_000


def unready(instance: Path) -> str | None:
    """Why the instance cannot be served yet, in plain words; None when it can."""
    file = instance / "familjelots.db"
    if not file.is_file():
        return f"There is no database in {instance}. Run `familjelots migrate` first."
    db = open_database(file)
    try:
        waiting = pending(db)
    finally:
        db.conn.close()
    return f"Migrations are pending ({', '.join(waiting)}). Run `familjelots migrate` first." if waiting else None


def taken(host: str, port: int) -> str | None:
    """Why the address cannot be had; None when it can. granian would share it with another server without a word."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as used:
            return f"{host}:{port} cannot be had: {used.strerror}."
    return None


def serve(instance: Path, host: str, port: int, processes: int, app: str = "familjelots:create_app") -> None:
    """Serve until stopped. `app` names the factory, for those who put something beside the app."""
    os.environ["FAMILJELOTS_INSTANCE"] = str(instance)  # the worker processes read it
    Granian(
        app,
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS,
        backlog=1024,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN_MS),
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    ).serve()

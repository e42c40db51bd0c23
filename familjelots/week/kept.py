"""Drawn pieces in the server's memory, where the database's own pages lie too."""

from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Piece = TypeVar("Piece")


class Kept(Generic[Piece]):
    """The newest pieces, each under all that it was drawn from: stamps, who may open what, the day, the language."""

    def __init__(self, most: int) -> None:
        self._pieces: dict[Hashable, Piece] = {}
        self._most = most
        self._lock = Lock()

    def get(self, key: Hashable) -> Piece | None:
        """What was drawn from exactly this."""
        return self._pieces.get(key)

    def put(self, key: Hashable, piece: Piece) -> Piece:
        """Keep a piece; the oldest goes when there are too many."""
        with self._lock:
            self._pieces[key] = piece
            while len(self._pieces) > self._most:
                del self._pieces[next(iter(self._pieces))]
        return piece

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._pieces.clear()

"""What is wrong with which row."""

from dataclasses import dataclass, field

SHOWN = 500


@dataclass
class Errors:
    """The first of them in full, all of them counted: a file of the wrong kind has one in every row.

    A row is told of everything that is wrong with it, a cell of one thing: what it should have been first.
    """

    count: int = 0
    listed: list[dict] = field(default_factory=list)
    _cells: dict[int, set[str]] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows something is wrong with."""
        return len(self._cells)

    def add(self, line: int, column: str, code: str, said: str, other: int | None = None) -> None:
        """One thing that is wrong; `other` is the line of the row that it is compared with."""
        if self.is_told(line, column):
            return
        self._cells.setdefault(line, set()).add(column)
        self.count += 1
        if len(self.listed) < SHOWN:
            self.listed.append({"line": line, "column": column, "code": code, "said": said[:80], "other": other})

    def is_told(self, line: int, *columns: str) -> bool:
        """Whether something is wrong with one of these cells of a row."""
        return not self._cells.get(line, set()).isdisjoint(columns)

"""What is wrong with which row."""

from dataclasses import dataclass, field

SHOWN = 500


@dataclass
class Errors:
    """The first of them in full, all of them counted: a file of the wrong kind has one in every row."""

    count: int = 0
    listed: list[dict] = field(default_factory=list)

    def add(self, line: int, column: str, code: str, said: str, other: int | None = None) -> None:
        """One thing that is wrong; `other` is the line of the row that it is compared with."""
        self.count += 1
        if len(self.listed) < SHOWN:
            self.listed.append({"line": line, "column": column, "code": code, "said": said[:80], "other": other})

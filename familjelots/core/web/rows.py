"""Repeated rows of a form."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from wtforms import FieldList


class Rows(FieldList):
    """Repeated rows such as `steps-0-text`."""

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        """Only plain digits: `isdigit` also takes `²`, which is no number."""
        shape = re.compile(rf"{prefix}-([0-9]{{1,9}})-")
        return (int(found[1]) for name in formdata if (found := shape.match(name)))

    def told(self, *filled: str) -> list[dict[str, Any]]:
        """The rows with something in one of these fields; `usable` says whether a row may be kept as it stands."""
        rows = [{**row.data, "usable": not row.errors} for row in self.entries]
        return [row for row in rows if any(row[name] for name in filled)]

"""Run the rows, print a table or one JSON object a line; 1 when a limit is missed."""

import argparse
import sys

from . import caseload, families, family_page, first_load, imports, outbox, phone, push, queries, storm, week
from .row import Row

ROWS: tuple[Row, ...] = (
    *family_page.ROWS, *families.ROWS, *week.ROWS, *imports.ROWS,
    *queries.ROWS, *outbox.ROWS, *phone.ROWS, *caseload.ROWS, *first_load.ROWS,
    *push.ROWS, *storm.ROWS,
)  # fmt: skip


def main() -> int:
    """Choose, measure, tell."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--only", metavar="NAME", choices=[row.name for row in ROWS], help="one row")
    chosen = parser.parse_args()
    missed = 0
    for row in ROWS:
        if chosen.only in (None, row.name):
            result = row.run()
            missed += not result.ok
            print(result.as_json() if chosen.json else result.as_text(), flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

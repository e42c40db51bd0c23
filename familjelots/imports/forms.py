"""What an import holds as an operation: its rows."""

from typing import Any

from wtforms import Field, validators

from ..core.web.forms import CommandForm
from ..core.web.language import later as _l
from .table import MOST_ROWS

LONGEST_ROW = 40_000


class RowsField(Field):
    """Many rows, each a text of its own."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = list(valuelist)

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        rows = self.data or []
        if len(rows) > MOST_ROWS or any(len(row) > LONGEST_ROW for row in rows):
            raise validators.ValidationError(_l("Filen har för många rader. Dela den i flera."))

    def _value(self) -> str:
        return ""


class ImportForm(CommandForm):
    """The rows of a file that is read in."""

    row = RowsField()

"""What a family's rhythm goes by, in words."""

from ..core.web.language import later as _l

PHASES = {
    "start": _l("i början"),
    "usual": "",
    "later": _l("längre fram"),
    "closing": _l("inför avslutet"),
    "own": _l("familjens egen rytm"),
}

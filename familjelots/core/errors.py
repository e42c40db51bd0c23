"""What a verb raises when it will not do a thing. Codes only: words for people live in the web layer."""


class Refused(Exception):  # noqa: N818 - an answer, not an error
    """A verb said no. `code` is stable and goes into the journal; `field` names the input it concerns, if any."""

    def __init__(self, code: str, field: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.field = field


class NotFound(Refused):
    """The thing is not there for this person. Foreign and invented ids are answered alike.

    `missing` is the id when nothing at all has that id yet: an outbox entry may then wait for it.
    """

    def __init__(self, missing: str | None = None) -> None:
        super().__init__(f"waits:{missing}" if missing else "not_permitted")
        self.missing = missing


class Invalid(Refused):
    """A field's value cannot be used."""

    def __init__(self, code: str, field: str | None = None, errors: dict | None = None) -> None:
        super().__init__(code, field)
        self.errors = errors or {}


class Conflict(Refused):
    """The world has moved on: what was asked no longer fits."""


class Unusable(Exception):  # noqa: N818 - what is wrong
    """A setting of the installation cannot be used; the message says why."""

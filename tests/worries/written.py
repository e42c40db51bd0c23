"""A worry as Sara writes it, about Ture."""

from ..cast import must, named

SEEN = "Ture hade ett stort blåmärke"
WORRY = named("worry")


def write(db, who, cast, **more):
    """Write one down; the receipt."""
    fields = {"id": WORRY, "child": cast.members["ture"], "seen": SEEN, "danger": "no", **more}
    return must(db, who, "write_worry", fields)


def report(db, who, **more):
    """Say that it was reported."""
    fields = {"id": named("report"), "receiver": "Socialjouren, Karin", "at": "2026-11-22T14:20", **more}
    return must(db, who, "report_worry", fields, worry_id=WORRY)


def let_read(db, who, reader, **more):
    """Let somebody read it."""
    return must(
        db,
        who,
        "name_worry_reader",
        {"id": named(f"reader {reader.name}"), "account": reader.id, **more},
        worry_id=WORRY,
    )

"""Whom to ring about a child, and one worry of Sara's: written at once, reported the same evening, read by Lena."""

from .story import Story

# Numbers that are reserved for stories: nobody answers them.
NUMBERS = (
    ("socialjour", "Socialjouren", "08-465 004 10", "Kvällar, nätter och helger"),
    ("reception", "Mottagningen för barn och unga", "08-465 004 11", "Vardagar 8–16.30"),
    ("manager", "Enhetschefen, Ingrid", "08-465 004 12", "Vardagar, och på mobilen när det inte kan vänta"),
)
DAYS = -13


def tell(story: Story) -> None:
    """Elis of Provström said something on the stairs."""
    for key, name, phone, hours in NUMBERS:
        number = {"id": story.id("number", key), "name": name, "phone": phone, "hours": hours}
        story.tell(story.wall(-1190, "10:00"), "admin", "add_worry_number", number)
    worry = story.id("worry", "elis")
    told = {
        "id": worry,
        "child": story.id("provstrom", "member", "elis"),
        "danger": "no",
        "seen": "Elis väntade i trappan utan jacka när jag gick. Han ville inte gå upp.",
        "heard_by": "Jag själv",
        "happened": "När jag gick från besöket, i trappuppgången",
        "child_says": "”Pappa låser när han är arg på breven.”",
    }
    story.tell(story.wall(DAYS, "15:20"), "sara", "write_worry", told)
    rung = {"id": story.id("worry", "rung"), "receiver": "Socialjouren, Karin", "at": story.wall(DAYS, "17:05")}
    said = {"said": "De tar över i morgon bitti. Jag ska inte prata med Jonas om det först."}
    story.tell(story.wall(DAYS, "17:15"), "sara", "report_worry", rung | said, worry_id=worry)
    reader = {"id": story.id("worry", "reader"), "account": story.account_id("lena")}
    story.tell(story.wall(DAYS, "17:20"), "sara", "name_worry_reader", reader, worry_id=worry)
    more = {"id": story.id("worry", "more"), "text": "Mottagningen ringde. De träffar familjen i dag."}
    story.tell(story.wall(DAYS + 4, "09:10"), "sara", "add_to_worry", more, worry_id=worry)

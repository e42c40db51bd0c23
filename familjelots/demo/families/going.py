"""How it goes for the five families: better, the same, or back again; somebody skips a question."""

from ..progress_told import Progress
from ..story import Story

MONTH = 30


def tell(story: Story) -> None:
    """Each on days of the family's own story."""
    _pahittdal(story)
    _provstrom(story)
    _exempelberg(story)
    _mithal(story)
    _provegaard(story)


def _pahittdal(story: Story) -> None:
    """Ture answers by faces and shares with his mother too; Ida does not want to say how it is with friends."""
    eva, per, ture, ida = (Progress(story, "pahittdal", name, "sara") for name in ("eva", "per", "ture", "ida"))
    eva.answers(-138, A1=2, A2=3, A3=6, A5=1, A6=2, words={"A1": "Morgnarna tar all kraft."})
    eva.answers(-50, A1=6, A2=4, A3=7, A5=7, A7=8, by="eva", words={"A5": "Lappen på kylskåpet."})
    eva.about(-43, "A1", -50, "Bildschemat. Och att jag slutade prata så mycket på morgonen.")
    per.answers(-126, A1=5, A2=6, A3=3, A5=2, A6=4)
    per.answers(-49, A1=6, A2=6, A3=5, A5=6, A6=6, A7=5, by="per", words={"A3": "Någon ringer mig också nu."})
    ture.shares(-138, "coach", "eva")
    ture.answers(-138, B1=3, B2=1, B3=2, B4=2, B5=4, words={"B2": "Det låter för mycket."})
    ture.shares(-50, "coach", "eva")
    ture.answers(-50, B1=4, B2=3, B3=2, B4=4, B5=5)
    ida.shares(-50, "coach")
    ida.answers(-50, B1=4, B2=5, B3="skip", B4=5)
    eva.stands(-120, "calm", "Vi började med en enda morgon i veckan.")
    eva.stands(-40, "everyday", "Bildschemat höll fyra veckor i rad.")
    _levels(story)


def _levels(story: Story) -> None:
    """Ture in school four days a week, from none to five."""
    family, goal = story.id("pahittdal", "family"), story.id("pahittdal", "goal", "ture")
    words = ("Ingen dag alls", "En eller två dagar", "Fyra dagar", "Fem dagar", "Fem dagar och fritids")
    levels = dict(zip(("much_less", "less", "expected", "more", "much_more"), words, strict=True))
    agreed = {"id": story.id("pahittdal", "levels"), "goal": goal, **levels}
    story.tell(story.wall(-130, "16:45"), "sara", "agree_levels", agreed, family_id=family)
    for days, value, said in (
        (-130, "-2", ""),
        (-50, "-1", "Tisdagar och torsdagar."),
        (-8, "0", "Ljudet är lägre nu."),
    ):
        rated = {"id": story.id("pahittdal", "rating", str(days)), "goal": goal, "value": value, "words": said}
        story.tell(story.wall(days, "16:46"), "sara", "rate_goal", rated, family_id=family)


def _provstrom(story: Story) -> None:
    """Month seven: Maja is in practice; for Jonas nothing has moved yet."""
    maja, jonas, elis = (Progress(story, "provstrom", name, "sara") for name in ("maja", "jonas", "elis"))
    maja.answers(-205, A1=3, A2=4, A3=5, A4=2, A5=1, E1=1, E2="skip", E3=0, words={"E1": "Lådan."})
    maja.answers(-118, A1=5, A2=5, A3=6, A4=5, A5=6, A7=7, E1=5, E2=2)
    maja.answers(
        -26, A1=6, A2=6, A3=7, A4=8, A5=8, A7=8, E1=7, E2=3, by="maja", words={"A4": "De frågade om jag kan stanna."}
    )
    maja.about(-20, "A1", -26, "Vi äter frukost ihop tre dagar i veckan.")
    jonas.answers(-205, A1=3, A2=2, A3=4, A4=1, A5=1, E1=1, E2=2, E3=0)
    jonas.answers(-118, A1=4, A2=2, A3=4, A4=1, A5=3, A7=5, E1=5, E2=2)
    jonas.answers(-26, A1=4, A2=2, A4=1)
    elis.shares(-26, "coach", "maja")
    elis.answers(-26, B1=4, B2=4)
    maja.stands(-200, "not_yet", "Först måste högen med brev bort.")
    maja.stands(-150, "thinking", "Olle frågade vad hon längtar efter att göra.")
    maja.stands(-95, "preparing", "Hon gick och tittade på två ställen.")
    maja.stands(-30, "trying", "Praktiken i skolköket började, tre dagar i veckan.")
    jonas.stands(-200, "not_yet", "Ryggen bestämmer. Ingen vet om han är sjukskriven.")
    maja.believed(-200, 2, "Långt borta från arbete, men ler när hon talar om kök.")
    maja.believed(-25, 4, "Handledaren vill ha henne kvar.")
    jonas.believed(-25, 2, "Vi väntar på bedömningen.")
    for back in range(7, 1, -1):
        maja.month(-back * MONTH, work="no", studies="no", activity="no", assistance="yes", income_source="assistance")
    for back in range(7, -1, -1):
        jonas.month(-back * MONTH, work="no", studies="no", activity="no", assistance="yes", income_source="assistance")
    maja.month(-MONTH, "Praktik i skolköket", work="no", studies="no", activity="yes", assistance="yes",
               income_source="assistance")  # fmt: skip
    maja.month(-3, "Praktiken går vidare", work="no", studies="no", activity="yes", assistance="yes",
               income_source="assistance")  # fmt: skip


def _exempelberg(story: Story) -> None:
    """Rita reads in the evenings since the route was chosen."""
    rita = Progress(story, "exempelberg", "rita", "sara")
    rita.answers(-60, A1=4, A2=5, A4=3, A5=2, A7=1, E1=5, E2=3, E3=1, words={"A7": "Ingen har frågat förut."})
    rita.stands(-56, "asked", "Hon fick säga vad hon vill, för första gången.")
    rita.stands(-34, "mapped", "Vägen blev komvux på kvällen.")
    rita.believed(-34, 4, "Hon vet vad hon vill och Siv finns på kvällarna.")
    rita.month(-60, assistance="yes", income_source="assistance", work="no", studies="no")
    rita.month(-3, "Komvux två kvällar", assistance="yes", income_source="assistance", work="no", studies="yes")


def _mithal(story: Story) -> None:
    """Samir sleeps; Adam is at the workshop and stays."""
    samir, nour, adam = (Progress(story, "mithal", name, "amir") for name in ("samir", "nour", "adam"))
    samir.answers(-170, A1=3, A2=1, A3=4, A4=1, A5=1, A7=5, E1=6, words={"A2": "Tre timmar."})
    samir.answers(-80, A1=4, A2=3, A3=5, A5=4, A7=6)
    nour.answers(-170, A1=6, A2=7, A3=5, A4=4, A5=2, A7=6, E1=7)
    nour.answers(-80, A1=7, A2=7, A3=6, A5=8, A7=8, words={"A5": "Betygen ska översättas."})
    adam.answers(-170, A1=3, A2=3, A3=4, A4=2, A5=1, A7=3, E1="skip")
    samir.stands(-165, "safe", "Samma tolk varje gång.")
    samir.stands(-36, "health", "Sömndagboken visar fyra timmar.")
    adam.month(-120, work="no", studies="no", activity="no", assistance="yes")
    adam.month(-60, "Datorverkstaden, tre dagar", work="yes", assistance="yes")
    adam.month(-MONTH, work="yes", assistance="yes")
    nour.month(-60, work="no", studies="no", assistance="yes")


def _provegaard(story: Story) -> None:
    """Bo drove for a while and is without again; Freja, fifteen, gets words and keeps hers between herself and Amir."""
    line, bo, freja = (Progress(story, "provegaard", name, "amir") for name in ("line", "bo", "freja"))
    line.answers(-185, A1=3, A2=2, A3=4, A4=1, A5=2, A6=5, A7=2, words={"A7": "Tre planer, og ingen spurgte."})
    line.answers(-95, A1=6, A2=3, A3=6, A4=2, A5=6, A6=7, A7=7, by="line")
    bo.answers(-185, A1=4, A2=6, A3=5, A4=4, A5=3, A6=5, A7=3)
    bo.answers(-95, A1=7, A2=7, A3=6, A4=9, A5=8, A6=6, A7=6)
    freja.shares(-95, "coach")
    freja.answers(-95, B1=4, B2=4, B3=5, words={"B1": "Ingen råber om morgenen."})
    bo.stands(-180, "belief", "Han var chauffør i ti år.")
    bo.stands(-133, "job", "Ruten begyndte mandag.")
    bo.stands(-41, "hours", "Ruten blev lukket. Han søger tre nye.")
    for back, work, assistance in (
        (6, "no", "yes"),
        (5, "no", "yes"),
        (4, "yes", "no"),
        (3, "yes", "no"),
        (2, "no", "yes"),
    ):
        source = "work" if work == "yes" else "assistance"
        bo.month(-back * MONTH, work=work, studies="no", assistance=assistance, income_source=source)
    bo.month(-MONTH, "Søger ruter", work="no", studies="no", assistance="yes", income_source="assistance")
    line.month(-MONTH, work="no", studies="no", activity="no", assistance="yes", income_source="assistance")

"""So we have it: what was mapped with Rita, Eva, Maja, Jonas and Nour."""

from ..mapping_told import Mapped
from ..story import Story


def tell(story: Story) -> None:
    """Each with the one it is about, on days of the family's own story."""
    _rita(Mapped(story, "exempelberg", "rita", "sara"))
    _eva(Mapped(story, "pahittdal", "eva", "sara"))
    _maja(Mapped(story, "provstrom", "maja", "olle"))
    _jonas(Mapped(story, "provstrom", "jonas", "nils"))
    _nour(Mapped(story, "mithal", "nour", "amir"))


def _rita(rita: Mapped) -> None:
    """Nobody had asked what she wanted. Two pages later the route is adult education."""
    rita.say(-56, "work", wish="Vårda folk på riktigt, med namnskylt.", works="Jag märker när någon har ont.")
    rita.say(-56, "school", wish="Läsa klart gymnasiet.", need="Läsa på kvällen, i min egen takt.")
    rita.say(-56, "economy", need="Veta vad det kostar innan jag säger ja.", hard="Jag vågar inte låna mer.")
    rita.say(-56, "everyday", need="Någon hos Tuva två kvällar i veckan.", works="Tuva somnar lätt hos Siv.")
    rita.say(-56, "health", stance="fine")
    rita.say(-56, "network", stance="fine", works="Siv och jag hjälper varandra.")
    rita.say(-34, "leisure", stance="skip")
    why = "Rita kan yrket redan och vill ha papper på det. Komvux går på kvällen, och då finns Siv."
    rita.done(-34, "adult_education", why)
    rita.yes(-34)


def _eva(eva: Mapped) -> None:
    """One mapping that both have said yes to, and a new one that waits for Eva's."""
    eva.say(-126, "everyday", wish="Morgnar utan bråk.", hard="Allt ska hända samtidigt klockan sju.")
    eva.say(-126, "network", stance="fine", works="Mormor svarar alltid.")
    eva.done(-126, "health_first", "Först en vardag som håller. Arbetet väntar tills morgnarna går.")
    eva.yes(-126, by="eva")
    eva.say(-12, "work", wish="Halvtid i växthuset igen.", works="Jag kan alla perenner.")
    eva.say(-12, "everyday", need="Schemat kvar även när det går bra.")
    eva.done(-12, "subsidised_work", "Eva vill tillbaka till växthuset och börja på halvtid, med någon att ringa.")


def _maja(maja: Mapped) -> None:
    """What the practice showed, shared with her, and closed when the kitchen asked her to stay."""
    maja.assessment(
        -60, "kitchen", "labour_secretary", "Vilket arbete i kök passar Maja?",
        "Två veckor på Linden: Maja håller ordning på tre spisar, lär sig snabbt, kommer tidigt. Tunga lyft går bra.",
        "Du håller ordning när det är mycket på en gång. Kök med fler än du själv passar dig.",
    )  # fmt: skip
    maja.turned(-58, "kitchen", "shared")
    maja.planned(-58, "kitchen", "Fråga Linden om ett skriftligt omdöme", -50)
    maja.turned(-6, "kitchen", "closed")


def _jonas(jonas: Mapped) -> None:
    """Three times put off: begun, and nobody else's to read yet."""
    question = "Vad klarar Jonas rygg, i vilka ställningar och hur länge?"
    jonas.assessment(-30, "back", "occupational_therapist", question, "Väntar på tiden. Frågorna är skrivna med Jonas.")


def _nour(nour: Mapped) -> None:
    """Nine years of leading a pharmacy: she goes on."""
    nour.competence(
        -132, "Lett ett apotek i nio år. Läkemedel, lager, personal. Arabiska, franska, engelska.",
        "Att räkna rätt och att folk går därifrån lugnare än de kom.",
        "Två veckor på sjukhusapoteket: noggrann, frågar när hon är osäker, handledaren vill ha henne kvar.",
    )  # fmt: skip
    nour.decided(-130, "goes_on", "Du kan yrket, och handledaren såg dig dela läkemedel rätt varje gång. Nu: svenskan.")

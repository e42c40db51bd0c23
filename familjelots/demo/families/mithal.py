"""Mithal: Samir, Nour and Adam, three ways into work. Enrolled in IRIS for newcomers.

Samir speaks Arabic through an interpreter.
"""

from ..family_story import FamilyStory
from ..story import Story
from ..visit_told import Agreed, Told

HOME = ("sokgatan",)
ARABIC = "arabiska, på plats"


def tell(story: Story) -> None:
    """They said no to telling the region: the gap stays, and is said aloud."""
    family = FamilyStory(story, "mithal", "amir", since=-180)
    family.begin(
        "Mithal", "iris_nyanlanda", "Att barnen ska se sina föräldrar gå till arbetet.", case_number="2025-0871"
    )
    family.home("sokgatan", "Sökgatan", "Sökgatan 15, Påhittstad", safety="Skorna av i hallen.")
    adapted = "Sover dåligt: inga möten före tio. Tolk på plats, inte på telefon. Skriv siffror tydligt."
    wish = "Att sova, och sedan lära mig språket på riktigt."
    family.member(
        "samir", "Samir", 41, HOME, phone="070-174 06 15", language="ar", interpreter=True, adaptations=adapted,
        motivation=wish,
    )  # fmt: skip
    wish = "Jag var bra på mitt arbete. Jag vill bli bra på det igen, på svenska."
    family.member("nour", "Nour", 38, HOME, phone="070-174 06 16", language="ar", motivation=wish)
    wish = "En plats där jag får börja i min takt."
    family.member("adam", "Adam", 19, HOME, role="young", phone="070-174 06 17", motivation=wish)
    _beginning(family)
    _three_ways(family)
    _now(family)


def _beginning(family: FamilyStory) -> None:
    first = Told(
        "Te, mycket te. Tolken Hanan var med. Samir pausar sfi: han sover tre timmar per natt och orden fastnar inte.",
        present=("samir", "nour", "adam"), topics=("health", "school"), others="tolk Hanan", minutes=90,
        view="Först sömnen. Sedan allt det andra.",
    )  # fmt: skip
    family.visit(-172, "10:00", "Lära känna varandra", first, home="sokgatan", interpreter=ARABIC, minutes="90")
    day = family.on(-172)
    day.barrier("sleep", "Samir sover tre timmar per natt.", "health", member="samir")
    day.barrier("language", "Orden fastnar inte när man är trött.", "school", member="samir", owner="SFI-läraren Karin")
    day.barrier("licence", "Nours utbildning räknas inte här.", "work", member="nour", owner="nour")
    day.barrier("days", "Adam vänder på dygnet.", "everyday", member="adam", owner="coach")
    day.strength("De äter middag tillsammans varje kväll.")
    day.strength("Nour har lett ett apotek i nio år.", member="nour")
    day.strength("Adam lagar datorer åt hela huset.", member="adam")
    day.goal("work", "Alla tre har en väg till arbete eller studier.", "Tre nycklar på kroken.", kind="shared")
    day.goal("nights", "Samir sover fem timmar.", "Fem timmar, det räcker.", parent="work", kind="sub_goal")
    day.answer("work")
    day.answer("nights")
    no = family.on(-165)
    no.consent("region", "region", ("samir", "nour"), ("contacts", "barriers", "unfinished"), organisation="Regionen")
    no.says("region", "samir", "no")
    no.says("region", "nour", "no")
    no.note("Samir och Nour säger nej till att vi berättar för regionen. Det är deras val. Sömnen saknar därför ägare.")
    no.barrier("gap", "Ingen har ansvar för sömnen så länge regionen inte får veta.", "health", private=True)


def _three_ways(family: FamilyStory) -> None:
    nour = Told(
        "Kompetenstrappan: Nour är bedömd och passar för vård och omsorg. Hon kan börja som biträde på apotek.",
        present=("nour",), topics=("work",), goals=("work",), view="Någon läste mina papper.",
        steps=(Agreed("grade", "Skicka betygen till översättning", "nour", -110),), others="tolk Hanan",
    )  # fmt: skip
    family.visit(-130, "10:00", "Nours trappa", nour, home="sokgatan", interpreter=ARABIC)
    family.on(-112, "11:00").tick("grade")
    family.on(-111).eased("licence", "Nours utbildning räknas inte här.", "work")
    adam = Told(
        "Adam vill ha stöd på arbetsplatsen från första dagen. Vi ringde handledaren på datorverkstaden.",
        present=("adam",), topics=("work", "everyday"), goals=("work",),
        view="Jag klarar tre dagar om jag får börja tio.",
        steps=(
            Agreed("workshop", "Besöka datorverkstaden med handledaren", "adam", -70),
            Agreed("mentor", "Vara med första dagen", "handledare Ebba", -60),
        ),
    )  # fmt: skip
    family.visit(-84, "10:00", "Adam och verkstaden", adam, home="sokgatan")
    family.on(-70, "15:30").tick("workshop")
    family.on(-60).tick("mentor")
    family.planned(-52, "10:00", "Sömnen", home="sokgatan", interpreter=ARABIC)
    family.cancelled(-52, "10:00", "interpreter", "Tolken fick förhinder, ingen annan fanns.", before=0)
    nights = Told(
        "Sömndagboken visar fyra timmar i snitt nu. Samir går ut före frukost. Nour sa att han sjunger igen.",
        present=("samir", "nour"), topics=("health",), goals=("nights",), others="tolk Hanan",
        view="Kroppen börjar minnas.", steps=(Agreed("diary", "Skriva sömndagbok två veckor till", "samir", -12),),
    )  # fmt: skip
    family.visit(-38, "10:00", "Sömnen", nights, home="sokgatan", interpreter=ARABIC)


def _now(family: FamilyStory) -> None:
    last = Told(
        "Samir vill prova sfi igen, två förmiddagar. Adam har varit på verkstaden tolv dagar. Nour väntar på betygen.",
        present=("samir", "nour", "adam"), topics=("school", "work", "health"), goals=("work", "nights"),
        others="tolk Hanan", view="Vi är tre som går hemifrån.", ticks=(("diary", "done"),),
        steps=(
            Agreed("sfi", "Fråga sfi om två förmiddagar i veckan", "coach", -1),
            Agreed("grades2", "Ringa om de översatta betygen", "nour", 2),
            Agreed("days", "Vara på verkstaden tre dagar", "adam", 4),
        ),
    )  # fmt: skip
    family.visit(-5, "10:00", "Tillbaka till sfi", last, home="sokgatan", interpreter=ARABIC)
    day = family.on(-5)
    day.goal("sfi", "Samir läser sfi två förmiddagar.", "Ett ord om dagen som stannar.")
    day.follow_up("grades", "Är Nours betyg översatta?", 2)
    family.planned(0, "10:30", "Sfi på prov", home="sokgatan", interpreter=ARABIC, minutes="75")
    family.planned(3, "10:00", "Adam och verkstaden", home="sokgatan", ahead=1, seen=False)
    family.planned(11, "10:00", "Nours nästa steg", home="sokgatan", interpreter=ARABIC)
    day = family.on(-5, "11:30")
    day.appointment("care", "Vårdcentralen", 1, "08:30", place="Kurvan", about="Sömnen", member="samir", along="nour")
    day.appointment("workshop", "Datorverkstaden, Ebba", 9, "09:00", about="Tre dagar i veckan", member="adam")
    day.letter("permit", "Migrationsverket", "Adams kort går ut", 6, dealer="adam")

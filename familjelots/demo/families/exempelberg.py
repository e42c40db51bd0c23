"""Exempelberg: Rita and Tuva. Nobody had asked what she wanted. Bryt långvarigt försörjningsstöd."""

from ..family_story import FamilyStory
from ..referral_told import monday
from ..story import Story
from ..visit_told import Agreed, Told

HOME = ("exempelgatan",)


def tell(story: Story) -> None:
    """A mapping made together leads to adult education; the referral was met on day eight, not thirty-one."""
    family = FamilyStory(story, "exempelberg", "sara", since=-75)
    family.begin(
        "Exempelberg", "bryt", "Jag vill läsa klart det jag började. Tuva ska få se det.", case_number="2026-0112"
    )
    family.home("exempelgatan", "Exempelgatan", "Exempelgatan 21, Påhittstad")
    wish = "Undersköterska. Jag har tagit hand om folk hela livet, utan papper på det."
    family.member("rita", "Rita", 29, HOME, phone="070-174 06 14", motivation=wish)
    family.member("tuva", "Tuva", 4, HOME, role="child", adaptations="Blyg i tio minuter. Gillar klistermärken.")
    family.custody("rita")
    family.enrolled("bryt", 40)
    _asked(family)
    _referred(family)
    _now(family)


def _asked(family: FamilyStory) -> None:
    first = Told(
        "Rita sa: ingen har frågat vad jag vill. Då frågade jag. Det blev tyst, och sedan kom det en hel timme.",
        present=("rita", "tuva"), topics=("work", "everyday"), view="Ni är de första som skriver det jag säger.",
        child_words="Mamma läser för mig.", minutes=90,
    )  # fmt: skip
    family.visit(-70, "15:00", "Lära känna varandra", first, home="exempelgatan")
    day = family.on(-70, "16:30")
    day.barrier("childcare", "Förskolan stänger innan kvällskursen börjar.", "everyday", owner="coach")
    day.barrier("asked", "Ingen har frågat mig vad jag vill.", "network", member="rita", owner="coach")
    day.barrier("grades", "Gymnasiet blev aldrig klart.", "work", member="rita", owner="rita")
    day.strength("Rita har skött sin farmor i tre år.", member="rita")
    day.strength("Tuva pratar om allt hon ser.", member="tuva")
    day.strength("Grannen Siv passar gärna Tuva en kväll.")
    together = Told(
        "Vi fyllde i så här har vi det, vid samma skärm. Det Rita trodde var tomt blev två sidor.",
        present=("rita",), topics=("work", "school", "economy"), view="Jag kan mer än jag trodde.",
        child_not_heard="Tuva sov.", steps=(Agreed("grades", "Hämta betygen från gymnasiet", "rita", -45),),
    )  # fmt: skip
    family.visit(-56, "15:00", "Så har vi det", together, home="exempelgatan")
    day = family.on(-56, "16:30")
    day.goal("nurse", "Rita läser till undersköterska.", "Papper på det jag redan kan.", kind="shared")
    day.goal("evenings", "Tuva är trygg de kvällar Rita läser.", "Godnattsaga av Siv går också bra.")
    day.answer("nurse")
    day.answer("evenings")
    day.eased("asked", "Ingen har frågat mig vad jag vill.", "network", status="gone")


def _referred(family: FamilyStory) -> None:
    family.on(-45, "13:00").tick("grades")
    day = family.on(-50)
    day.consent("unit", "labour_unit", ("rita",), ("goals", "contacts"), organisation="Arbetsmarknadsenheten")
    family.on(-50, "16:00").says("unit", "rita")
    met = Told(
        "Första mötet med arbetsmarknadsenheten, åtta dagar efter remissen. Vägen blir komvux, start i januari.",
        present=("rita",), topics=("work", "school"), goals=("nurse",), others="arbetsmarknadssekreterare Olle",
        view="Det gick undan!", child_not_heard="Tuva var på förskolan.",
        steps=(
            Agreed("apply", "Skicka ansökan till komvux", "rita", -14),
            Agreed("nights", "Ta reda på om förskola på kvällar finns", "coach", -10),
        ),
    )  # fmt: skip
    family.visit(monday(family.story, -6) + 8, "15:00", "Vägen till vårdutbildning", met, place="Arbetsmarknadsenheten")
    family.on(-15, "20:15").tick("apply")


def _now(family: FamilyStory) -> None:
    last = Told(
        "Ansökan är inne. Förskola på kvällar finns, men kön är lång. Siv kan tisdagar. Tuva räknade klistermärken.",
        present=("rita", "tuva"), topics=("school", "everyday"), goals=("nurse", "evenings"),
        view="Nu är det bara att våga.", child_words="Jag kan räkna till tolv.", ticks=(("nights", "done"),),
        steps=(
            Agreed("komvux", "Ringa Komvux åt Rita om plats och datum", "coach", -2),
            Agreed("queue", "Ställa Tuva i kö till kvällsomsorg", "rita", 3),
        ),
    )  # fmt: skip
    family.visit(-6, "15:00", "Kvällarna och Tuva", last, home="exempelgatan")
    day = family.on(-6, "16:30")
    day.goal("loan", "Rita vet vad studierna kostar.", "Inga nya skulder.")
    day.follow_up("place", "Har Rita fått plats på komvux?", 5)
    family.on(-4, "17:05").note("Rita sms:ade: kölappen till kvällsomsorgen är inskickad i dag.")
    family.on(-4, "17:10").tick("queue")
    family.planned(2, "15:00", "Studiekostnader, räkna tillsammans", home="exempelgatan")
    family.planned(16, "15:00", "Inför skolstarten", home="exempelgatan")
    family.recurring(30, "15:00", "Vardag och studier", every=2, until=120, home="exempelgatan")
    day = family.on(-6, "16:40")
    day.appointment("guidance", "Studievägledaren på komvux", 4, "13:00", place="Komvux, rum 12", member="rita")
    day.letter("grant", "CSN", "Ansökan om studiemedel", 9, dealer="rita")

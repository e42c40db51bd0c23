"""Påhittdal: Eva with Ture and Ida, and Per in the other home, whose address is protected. Familjelotsen."""

from .. import partner_told
from ..family_story import FamilyStory
from ..story import Story
from ..visit_told import Agreed, Told

BOTH = ("kornvagen", "per")


def tell(story: Story) -> None:
    """Ture is to dare school four days a week."""
    family = FamilyStory(story, "pahittdal", "sara", since=-152)
    _who(family)
    _spring(family)
    _autumn(family)
    _handed_over(family)
    _now(family)


def _who(family: FamilyStory) -> None:
    wish = "Att morgnarna ska vara snälla igen. Det är det enda jag önskar mig."
    family.begin("Påhittdal", "familjelotsen", wish, case_number="2025-0340")
    family.home("kornvagen", "Hos Eva", "Kornvägen 4, Påhittstad", safety="Hunden Snörvel är snäll men hoppar.")
    family.home("per", "Hos Per", "Granbacken 12, Annanstad", protected=True, safety="Skyddad adress. Ring alltid.")
    adapted = "Adhd. Förvarna fem minuter före. Ett ämne i taget. Skriv ner vad vi bestämmer."
    wish = "Att Ture ska vilja gå upp ur sängen."
    family.member("eva", "Eva", 40, ["kornvagen"], phone="070-174 06 10", adaptations=adapted, motivation=wish)
    wish = "Att få vara pappa på vardagar också, inte bara på helgen."
    family.member("per", "Per", 43, ["per"], phone="070-174 06 11", motivation=wish)
    adapted = "Autism. Berätta vad som ska hända och hur länge. Inga överraskningar, inget krav på ögonkontakt."
    family.member("ture", "Ture", 11, BOTH, role="child", adaptations=adapted)
    family.member("ida", "Ida", 8, BOTH, role="child")
    family.custody("eva", "per")
    family.enrolled("familjelotsen", 0)
    family.signs_in("eva", "Eva Påhittdal", "070-174 06 10")
    family.signs_in("per", "Per Påhittdal", "070-174 06 11")


def _spring(family: FamilyStory) -> None:
    first = Told(
        "Vi åt bullar och ritade en vecka tillsammans. Morgonen är svårast, kvällen är lugn. Ture visade sin tågbana.",
        present=("eva", "ture"), topics=("everyday", "school"), view="Jag vill inte bråka varje morgon.", minutes=75,
        child_words="Skolan låter för mycket.", observations="Varmt mellan mor och son. Eva är trött men skrattar.",
    )  # fmt: skip
    family.visit(-140, "09:00", "Lära känna varandra", first, home="kornvagen")
    day = family.on(-140)
    day.barrier("mornings", "Morgnarna blir bråk innan vi ens har ätit.", "everyday", home="kornvagen", owner="eva")
    day.barrier("noise", "Det är för högt ljud i klassrummet.", "school", member="ture", owner="mentor Kim")
    day.barrier("paper", "Papper från skola och region hamnar i en hög.", "economy", home="kornvagen", owner="coach")
    day.strength("Ture kan alla tåg i Sverige utantill och berättar gärna.", member="ture")
    day.strength("Mormor bor två hus bort och hämtar gärna.", home="kornvagen")
    day.strength("Ida hjälper gärna till och är stolt när det syns.", member="ida")
    day.goal("ture", "Ture i skolan fyra dagar i veckan.", "Att skolan blir ett ställe man orkar.", kind="shared")
    day.tried("mornings", "Klistermärken för varje morgon utan bråk.", "Eva och BUP", "förra våren")
    day.tried("noise", "Hörlurar med musik. Fröken sa nej.", "Ture", "i trean")
    family.on(-138, "20:00", by="eva").answer("ture")
    family.on(-137, "19:00", by="eva").tried("mornings", "Väckarklocka i köket. Den slängde Ida.", "vi hemma", "i mars")
    family.on(-137, "21:00", by="per").answer("ture")
    per = Told(
        "Barnen har var sitt rum hos pappa. Per vill ha samma bildschema som hos Eva.",
        present=("per",), topics=("everyday",), goals=("ture",), view="Jag vill veta vad som bestäms.",
        child_not_heard="Barnen var i skolan.",
    )  # fmt: skip
    family.visit(-126, "16:00", "Höra hur Per har det", per, home="per")
    day = family.on(-126, "17:30")
    day.barrier("left_out", "Jag får veta saker sist.", "network", member="per", home="per", owner="coach")
    day.goal("weekdays", "Barnen hos pappa även en vardag.", "Läxor vid mitt köksbord.", home="per")
    family.on(-125, "20:30", by="per").answer("weekdays")
    asked = "Jag sa inte att schemat ska vara likadant, bara att jag vill ha ett."
    family.on(-125, "20:40", by="per").objects((-126, "16:00"), asked, by="per")
    family.on(-125, "21:30", by="per").takes_back(asked, by="per")


def _autumn(family: FamilyStory) -> None:
    school = Told(
        "Möte på skolan med mentorn. Ture får komma senare, gå in bakvägen, ha hörselkåpor och egen plats.",
        present=("eva", "ture"), topics=("school",), goals=("ture",), others="mentor Kim",
        view="Äntligen någon som lyssnade klart.", child_words="Bakvägen är bra.",
        steps=(
            Agreed("headphones", "Köpa hörselkåpor som Ture har provat", "eva", -80),
            Agreed("plan", "Skicka skolans plan till båda föräldrarna", "mentor Kim", -84),
        ),
    )  # fmt: skip
    family.visit(-96, "09:00", "Skolmöte: hur Ture kan orka", school, home="kornvagen", place="Påhittskolan")
    day = family.on(-95)
    school = {"organisation": "Påhittskolan", "person": "mentor Kim"}
    day.consent("school", "school", ("ture",), ("school", "goals", "adaptations"), **school)
    day.step("place", "Egen plats längst bak i klassrummet", "mentor Kim", -88, barrier="noise", goal="ture")
    family.on(-94, "19:00", by="eva").says("school", "eva")
    family.on(-93, "21:00", by="per").says("school", "per")
    family.on(-79, "12:00", by="eva").tick("headphones")
    family.on(-78).tick("plan")
    family.on(-82).tick("place")
    family.on(-81, "19:10", by="eva").led_to("place", "Ture satt kvar hela dagen för första gången.")
    family.on(-78).eased("noise", "Det är för högt ljud i klassrummet.", "school")
    family.planned(-61, "09:00", "Så går morgnarna", home="kornvagen")
    family.cancelled(-61, "09:00", "us", "Sara är sjuk.")
    family.on(-60, "10:00", by="lena").note("Sara är sjuk i en vecka. Amir har ringt Eva och hört att det är lugnt.")
    mornings = Told(
        "Tre morgnar av fem gick utan bråk. Vi tittade på vad som skilde dem åt: allt låg framme kvällen före.",
        present=("eva", "ida"), topics=("everyday",), goals=("ture",), view="Det är kvällen som avgör morgonen!",
        steps=(Agreed("evening", "Lägga fram kläder och väska kvällen före", "ture", -30),),
        child_words="Jag vill inte svara på den frågan. Jag vill visa min teckning.",
    )  # fmt: skip
    family.visit(-47, "09:00", "Så går morgnarna", mornings, home="kornvagen")
    day = family.on(-46)
    day.step("timer", "Ställa timern på köksbordet", "eva", -40, barrier="mornings", home="kornvagen", picture="try")
    family.on(-38, "19:30", by="eva").tick("timer")
    family.on(-37, "20:00", by="eva").led_to("timer", "Frukost utan bråk tre dagar av fem.")
    family.on(-29, "19:30", by="eva").tick("evening")
    family.on(-28).follow_up("meeting", "Hur gick det efter skolmötet?", -21)
    family.on(-22, "14:00").contact(
        "school", "Ture får en egen ingång och börjar tio på fredagar. Läraren skickar schemat varje söndag.", 60,
        present=("eva",), home="kornvagen", others="Läraren och specialpedagogen", methods=["network_meeting"],
    )  # fmt: skip
    family.on(-21).followed_up("meeting", "Tre hela dagar i veckan nu, mot en i augusti.")


def _handed_over(family: FamilyStory) -> None:
    """Who takes over, and that both parents say yes to it."""
    to = {"organisation": "Stödgruppen för npf-familjer", "person": "Bodil", "until_day": family.story.day(300)}
    to["purpose"] = "Någon att ringa när Sara slutar."
    family.on(-29, "10:30").consent("group", "", ("ture",), ("goals", "adaptations"), **to)
    family.on(-29, "19:00", by="eva").says("group", "eva")
    family.on(-28, "21:00", by="per").says("group", "per")


def _now(family: FamilyStory) -> None:
    last = Told(
        "Ture har varit i skolan tre dagar. Fredagen är svårast, då är det idrott. Vi satte upp bildschemat på dörren.",
        present=("eva", "ture"), topics=("school", "everyday"), goals=("ture",),
        view="Det börjar kännas som att vi vågar hoppas.", child_words="Fredagar är dumma.",
        observations="Eva har slutat be om ursäkt hela tiden.", minutes=60, methods=("pictures", "conversation"),
        barriers=(("friday", "Idrotten på fredagar är för stökig.", "school"),),
        steps=(
            Agreed("picture", "Prova bildschemat på morgonen", "eva", 2),
            Agreed("call", "Ringa skolan om fredagarna", "coach", -1),
            Agreed("try", "Prova simskolan med en kompis", "ida", 6),
        ),
    )  # fmt: skip
    family.visit(-7, "09:00", "Skolveckan och bildschemat", last, home="kornvagen")
    day = family.on(-6, "10:00")
    day.goal("sleep", "Alla sover i sin egen säng fyra nätter.", "Att få sträcka ut sig.", home="kornvagen")
    day.goal("swim", "Ida har något eget på fritiden.", "Något bara för Ida.", home="kornvagen")
    day.step("calendar", "Skriva barnens vecka så att båda hemmen ser den", "coach", 4, goal="ture", picture="list")
    day.step("homework", "Läsläxa hos pappa på onsdag", "per", 3, goal="weekdays", home="per", picture="read")
    day.step("photos", "Ta kort på morgonens fem saker", "coach", 5, barrier="mornings", home="kornvagen")
    family.on(-5, "18:00", by="eva").answer("swim")
    half = "Det var fyra dagar. På torsdagen var han där till lunch, det räknas."
    family.on(-5, "18:20", by="eva").objects((-7, "09:00"), half, by="eva")
    family.on(-5, "18:30", by="eva").wants("En kväll i veckan som är bara min.", by="eva")
    family.on(-4, "11:00").note("Eva ringde: Snörvel har ätit upp ett av korten i bildschemat. Jag tar med nya.")
    family.on(-3).follow_up("friday", "Fredagarna: vad sa skolan?", 3)
    family.planned(0, "09:00", "Bildschemat och fredagarna", home="kornvagen")
    family.planned(5, "16:00", "Barnens vecka i båda hemmen", home="per")
    family.planned(7, "09:00", "Så går skolveckan", home="kornvagen")
    _others(family)


def _others(family: FamilyStory) -> None:
    """What the school is asked and answers, what the family has with others, and the letters that came."""
    partner_told.step_of(family, -6, "school", "quiet", "Ordna ett lugnt rum på fredagarna", 5)
    friday = "Hur kan Ture vara med på fredagarna utan att det blir för mycket?"
    partner_told.ask(family, -6, "school", "mentor Kim", friday, 24, ("quiet",))
    small = "Rummet är klart. Idrotten kan han ha med den lilla gruppen, om han vill."
    partner_told.answers(family, -1, "school", small, 8, quiet="done")
    day = family.on(-6, "10:20")
    day.appointment("bup", "BUP", 3, "10:15", about="Tures sömn", member="ture", along="eva")
    day.appointment("school", "Påhittskolan, mentor Kim", 8, "14:30", about="Fredagarna och idrotten", along="coach")
    family.on(-4, "18:30", by="eva").appointment(
        "dentist", "Tandläkaren", 6, "15:40", place="Folktandvården Påhittstad", home="kornvagen", along="eva"
    )
    family.on(-3, "19:00", by="eva").letter(
        "allowance", "Försäkringskassan", "De vill ha ett nytt läkarintyg om Ture", 4, dealer="eva", home="kornvagen"
    )
    family.on(-2, "20:10", by="per").letter("rent", "Hyresvärden", "Nytt lås i porten", 9, dealer="per", home="per")

"""Provström: Maja, Jonas and Elis, fourteen months of social assistance. Fokus familjen."""

from .. import partner_told
from ..family_story import FamilyStory
from ..story import Story
from ..visit_told import Agreed, Told

HOME = ("provgatan",)


def tell(story: Story) -> None:
    """Their own wages before summer. In month seven Maja is in practice, for Jonas nothing has moved yet."""
    family = FamilyStory(story, "provstrom", "sara", since=-215)
    wish = "Vi vill kunna säga ja när Elis frågar om han får följa med på läger."
    family.begin("Provström", "fokus_familjen", wish, case_number="2024-1203")
    family.home("provgatan", "Provgatan", "Provgatan 7 B, Påhittstad", safety="Porttelefonen är trasig, ring Maja.")
    wish = "Att gå hemifrån på morgonen och veta varför."
    family.member("maja", "Maja", 34, HOME, phone="070-174 06 12", motivation=wish)
    wish = "Att slippa vara rädd för brevlådan."
    adapted = "Ont i ryggen: sitter hellre på hård stol, korta möten, gärna på förmiddagen efter medicinen."
    family.member("jonas", "Jonas", 36, HOME, phone="070-174 06 13", motivation=wish, adaptations=adapted)
    family.member("elis", "Elis", 9, HOME, role="child")
    family.custody("maja", "jonas")
    family.enrolled("fokus_familjen", 14, why="Sju månader nu, men inget slut i sikte och ett barn som väntar.")
    for key, days in (("inga", -190), ("olle", -160), ("nils", -100)):
        family.joins(key, days, days + 365)
    family.joins("ulla", -215, 150, decides_money=True)
    family.signs_in("maja", "Maja Provström", "070-174 06 12")
    _beginning(family)
    _weeks(family)
    _now(family)


def _beginning(family: FamilyStory) -> None:
    first = Told(
        "Vi öppnade brev tillsammans en timme. Högen är mindre än den såg ut: elva skulder, sex fordringsägare.",
        present=("maja", "jonas"), topics=("economy",), view="Det är skönare att veta än att gissa.", minutes=90,
        child_not_heard="Elis var i skolan.",
    )  # fmt: skip
    family.visit(-206, "13:00", "Lära känna varandra", first, home="provgatan")
    day = family.on(-206, "16:00")
    day.barrier("debts", "Skulderna växer medan vi sover.", "economy", owner="budgetrådgivare Inga")
    day.barrier("sick", "Ingen kan säga om Jonas är sjukskriven eller inte.", "health", member="jonas")
    day.barrier("gap", "Maja har inte jobbat sedan Elis var liten.", "work", member="maja", owner="maja")
    day.barrier("letters", "Breven läggs i en låda i stället för att öppnas.", "everyday", private=True, owner="coach")
    day.strength("De skrattar åt samma saker.")
    day.strength("Maja lagar mat åt hela trappuppgången när det är fest.", member="maja")
    day.strength("Elis har en fast kompis, Noor på tvåan.", member="elis")
    day.goal("wages", "Egen lön före sommaren.", "Lön som vi själva har tjänat.", kind="shared")
    day.goal("overview", "Vi vet vad vi är skyldiga, och till vem.", "Ordning i lådan.", "sub_goal", parent="wages")
    day.tried("debts", "Lånade av Jonas bror. Då blev det en skuld till.", "Jonas och hans bror", "förra året")
    day.tried("sick", "Två läkarbesök, två olika svar.", "vårdcentralen", "i somras")
    report = "Lämna in en rapport om vad ni har gjort, varje månad."
    why = "Det är villkoret för försörjningsstöd: den som får pengar söker arbete, eller gör det som för dit."
    day.demand("report", report, "Socialtjänsten", why, 9)
    family.on(-205, "20:00", by="maja").answer("wages")
    family.on(-205, "20:05", by="maja").answer("overview")
    day = family.on(-199)
    day.step("list", "Skriva lista över alla skulder", "jonas", -180, goal="overview", picture="list")
    day.step("adviser", "Gå till budget- och skuldrådgivaren", "budgetrådgivare Inga", -170, goal="overview")
    day.step("ability", "Bedömning av vad ryggen klarar", "arbetsterapeut Nils", -60, goal="wages", barrier="sick")


def _weeks(family: FamilyStory) -> None:
    list_ready = Told(
        "Listan är klar! Jonas hade ritat den som en karta. Vi ringde två av dem och fick uppskov.",
        present=("maja", "jonas"), topics=("economy",), goals=("overview",), ticks=(("list", "done"),),
        view="Jag sov hela natten efter att vi ringt.",
    )  # fmt: skip
    family.visit(-178, "13:00", "Skuldlistan", list_ready, home="provgatan")
    family.on(-177).mandate("maja", "Ringa fordringsägarna och läsa breven från dem.")
    family.on(-168).tick("adviser")
    family.on(-166, "10:00").contact(
        "along", "Vi var på banken tillsammans. Autogirot för hyran flyttades till den tjugosjunde.", 90,
        present=("jonas",), methods=["budget"],
    )  # fmt: skip
    family.on(-160).reached("overview", "Elva skulder, sex fordringsägare: allt står på en lista.")
    dream = Told(
        "Maja vill arbeta med mat. Vi tittade på kök på äldreboende och skola. Elis visade oss sin läsebok.",
        present=("maja", "elis"), topics=("work", "school"), goals=("wages",), child_words="Mamma luktar kanelbulle.",
        steps=(Agreed("practice", "Hitta praktikplats i kök", "arbetsmarknadssekreterare Olle", -110),),
    )  # fmt: skip
    family.visit(-150, "13:00", "Vad Maja vill arbeta med", dream, home="provgatan")
    family.on(-112).tick("practice")
    family.planned(-122, "13:00", "Jonas och läkaren", home="provgatan")
    family.cancelled(-122, "13:00", "family", "Jonas hade för ont för att sitta.", before=0)
    family.on(-108).eased("gap", "Maja har inte jobbat sedan Elis var liten.", "work")
    family.on(-100).step("papers", "Läsa läkarens brev tillsammans", "coach", -95, barrier="sick", picture="read")
    family.on(-95).tick("papers")
    family.on(-94, "20:10", by="maja").led_to("papers", "Nu vet vi vilka frågor läkaren ska få.")
    started = Told(
        "Maja har börjat i köket på Linden. Hon går upp före väckarklockan. Jonas gör frukosten nu.",
        present=("maja", "jonas"), topics=("work", "everyday"), goals=("wages",),
        view="De ropade mitt namn när jag kom in.",
    )  # fmt: skip
    family.visit(-64, "13:00", "Första veckan i köket", started, home="provgatan")
    waiting = Told(
        "Bedömningen är uppskjuten en tredje gång. Jonas är less och säger det rakt ut, det var bra att höra.",
        present=("jonas",), topics=("health",), goals=("wages",), ticks=(("ability", "not_yet"),),
        view="Alla väntar på någon annan.", observations="Jonas låter mer arg än uppgiven nu. Det är kraft i det.",
        child_not_heard="Elis var hos Noor.",
    )  # fmt: skip
    family.visit(-36, "13:00", "Jonas rygg och intyget", waiting, home="provgatan")


def _now(family: FamilyStory) -> None:
    last = Told(
        "Köket frågar om Maja vill vara kvar med lön i vår. Jonas stryker hennes arm. Elis vill åka på läger.",
        present=("maja", "jonas", "elis"), topics=("work", "economy", "leisure"), goals=("wages",),
        view="Tänk om det är på riktigt.", child_words="Får jag åka nu då?", minutes=70,
        barriers=(("camp", "Lägret kostar, och anmälan stänger snart.", "leisure"),),
        steps=(
            Agreed("contract", "Fråga köket om lön och timmar, skriftligt", "maja", 1),
            Agreed("fund", "Söka lägerpengar ur fonden", "coach", -2),
            Agreed("walk", "Gå tio minuter varje dag", "jonas", 7),
        ),
    )  # fmt: skip
    family.visit(-4, "13:00", "Efter praktiken", last, home="provgatan")
    day = family.on(-4, "16:00")
    day.goal("camp", "Elis åker på läger i sommar.", "Ett ja till Elis.")
    day.goal("back", "Jonas rygg får ett besked.", "Sluta vänta.")
    day.follow_up("assessment", "Fick Jonas tid för bedömningen?", 1)
    family.on(-3, "19:00", by="maja").answer("back")
    family.on(-3, "19:05", by="maja").takes_on("Fråga Noors mamma hur de gör med lägret", 2, by="maja")
    family.on(-2, "19:10").tick("walk", "not_yet")
    family.planned(0, "13:00", "Majas timmar och lägret", home="provgatan")
    family.planned(6, "13:00", "Så blev det med köket", home="provgatan", ahead=1, seen=False)
    day = family.on(-4, "16:20")
    day.appointment(
        "fk", "Försäkringskassan", 2, "09:30", place="Telefon", about="Jonas sjukpenning", member="jonas", along="coach"
    )
    day.appointment("kitchen", "Köket på Linden", 5, "14:00", place="Linden", about="Lön och timmar", member="maja")
    day.letter("debts", "Kronofogden", "En plan för att betala av", 3, dealer="coach")
    day.letter("camp", "Lägret", "Anmälan för Elis", 1, dealer="maja")
    family.on(-30).letter("power", "Elbolaget", "Avtalet går ut", -20, dealer="jonas")
    family.on(-22, "18:00", by="maja").dealt_with("power")
    day, until = family.on(-20, "10:00"), family.story.day(120)
    office = {"organisation": "Försäkringskassan", "person": "Lisbet", "until_day": until}
    day.consent("fk", "", ("jonas",), ("goals", "steps"), purpose="Att Jonas sjukpenning blir klar.", **office)
    day.says("fk", "jonas")
    partner_told.step_of(family, -4, "fk", "decision", "Svara om Jonas sjukpenning", 6)
    asked = "När kan Jonas få besked, och behöver ni något mer av oss?"
    partner_told.ask(family, -4, "fk", "Lisbet", asked, 30, ("decision",), decides_money=True)

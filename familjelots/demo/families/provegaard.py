"""Prøvegaard: Line, Bo, Freja and Oscar in Denmark. One contact person, changed once. Helhedsindsats."""

from .. import partner_told
from ..family_story import FamilyStory
from ..story import Story
from ..visit_told import Agreed, Told

HOME = ("gaden",)


def tell(story: Story) -> None:
    """Tre planer før denne. Uroen hjemme er blevet mindre; kontanthjælpen er tilbage i niende måned."""
    family = FamilyStory(story, "provegaard", "sara", since=-290)
    family.begin(
        "Prøvegaard", "helhedsindsats", "Vi vil give Freja et roligt hjem.", alias="Prövegård", case_number="H-77"
    )
    family.rhythm(-20, "Prøvegaard", every=7)
    family.home("gaden", "Prøvegade", "Prøvegade 3, 1. tv., Opdigtet By")
    adapted = "Smerter i skuldrene: pause hvert kvarter, aldrig møder to dage i træk."
    wish = "At give Freja et roligt hjem."
    family.member("line", "Line", 32, HOME, phone="070-174 06 18", language="da", motivation=wish, adaptations=adapted)
    wish = "At komme hjem fra arbejde og være træt på den gode måde."
    family.member("bo", "Bo", 35, HOME, phone="070-174 06 19", language="da", motivation=wish)
    family.member("freja", "Freja", 15, HOME, role="young", language="da", motivation="Mine egne penge.")
    family.member("oscar", "Oscar", 6, HOME, role="child", language="da")
    family.custody("line", "bo")
    family.enrolled("helhedsindsats", 26)
    family.signs_in("line", "Line Prøvegaard", "070-174 06 18", language="da")
    _first_year(family)
    family.give(-200, "amir", why="Sara kører for langt til Opdigtet By. Familien har mødt Amir og sagt ja.")
    _with_amir(family)
    _now(family)


def _first_year(family: FamilyStory) -> None:
    first = Told(
        "Vi læste de tre gamle planer sammen og lagde dem i en kasse. Denne gang begynder vi med det, I vil.",
        present=("line", "bo"), topics=("everyday",), view="Endelig én mappe i stedet for tre.", minutes=90,
        child_not_heard="Børnene var i skole.",
    )  # fmt: skip
    family.visit(-280, "14:00", "Lære hinanden at kende", first, home="gaden")
    day = family.on(-280, "16:00")
    day.barrier("pain", "Smerterne bestemmer, hvad dagen kan bruges til.", "health", member="line", owner="line")
    day.barrier("plans", "Tre planer før, og ingen af dem var vores.", "network", owner="coach")
    day.barrier("noise", "Der bliver råbt om morgenen.", "everyday", owner="bo")
    day.strength("Bo kan få Oscar til at grine på et sekund.", member="bo")
    day.strength("Freja passer sin skole, også de svære dage.", member="freja")
    day.strength("Line strikker til halvdelen af byen.", member="line")
    day.goal("calm", "Et roligt hjem, og en af os i arbejde.", "Ro på. Så resten.", kind="shared")
    day.answer("calm")
    family.on(-210, by="lena").note("Sara kører for langt til Opdigtet By. Familien har mødt Amir og sagt ja.")


def _with_amir(family: FamilyStory) -> None:
    handed = Told(
        "Sara og Amir kom sammen. Vi gennemgik alt en gang til, så ingen skal fortælle forfra.",
        present=("line", "bo", "freja"), topics=("everyday", "network"), others="Sara", goals=("calm",),
        view="Det var fint, at de kom begge to.",
    )  # fmt: skip
    family.visit(-190, "14:00", "Ny fast kontaktperson", handed, home="gaden")
    family.on(-189).eased("plans", "Tre planer før, og ingen af dem var vores.", "network", status="gone")
    job = Told(
        "Bo begynder som chauffør mandag. Freja vil have fritidsjob i bageriet, hvis hun må beholde pengene.",
        present=("line", "bo", "freja"), topics=("work", "economy"), goals=("calm",),
        child_words="Jeg vil selv tjene dem.",
        steps=(
            Agreed("bakery", "Spørge i bageriet om fritidsjob", "freja", -120),
            Agreed("rules", "Finde ud af, hvad Freja må tjene", "coach", -125),
        ),
    )  # fmt: skip
    family.visit(-135, "14:00", "Arbejde og fritidsjob", job, home="gaden")
    family.on(-124).tick("rules")
    family.on(-119, "17:00").tick("bakery")
    family.planned(-98, "14:00", "Smerterne", home="gaden")
    family.cancelled(-98, "14:00", "family", "Line havde for ondt. Vi finder en ny dag.", before=0)
    back = Told(
        "Bo blev sagt op, da ruten lukkede. Kontanthjælpen er tilbage. Ingen råbte, da de fortalte det.",
        present=("line", "bo"), topics=("work", "economy"), goals=("calm",), view="Vi er ikke tilbage på nul.",
        observations="De holdt i hånd hele samtalen.", child_not_heard="Freja var på arbejde, Oscar sov.",
        steps=(Agreed("union", "Tale med fagforeningen om løn", "bo", -30),),
    )  # fmt: skip
    family.visit(-40, "14:00", "Da ruten lukkede", back, home="gaden")
    family.on(-29, "10:00").tick("union")
    family.on(-28).eased("noise", "Der bliver råbt om morgenen.", "everyday")


def _now(family: FamilyStory) -> None:
    last = Told(
        "Freja købte cykel for egne penge. Line vil prøve smerteskolen. Bo har søgt tre ruter.",
        present=("line", "bo", "freja", "oscar"), topics=("health", "work", "leisure"), goals=("calm",),
        view="Morgenerne er vores nu.", child_words="Cyklen er grøn!",
        barriers=(("bus", "Bussen til smerteskolen går kun to gange om dagen.", "health"),),
        steps=(
            Agreed("school", "Melde Line til smerteskolen", "coach", -3),
            Agreed("routes", "Søge to ruter mere", "bo", 5),
            Agreed("quiet", "En rolig morgen uden skærm", "line", 2),
        ),
    )  # fmt: skip
    family.visit(-11, "14:00", "Sådan går det nu", last, home="gaden")
    day = family.on(-10)
    day.goal("pain", "Line går på smerteskole en gang om ugen.", "At kunne løfte Oscar.")
    day.goal("route", "Bo kører en rute igen til foråret.", "Træt på den gode måde.")
    day.answer("pain")
    day.follow_up("applied", "Har Bo hørt fra ruterne?", 4)
    family.planned(0, "14:30", "Smerteskolen og morgenerne", home="gaden")
    family.planned(4, "14:00", "Freja og bageriet", home="gaden")
    family.planned(14, "14:00", "Bos ruter", home="gaden")
    day = family.on(-10, "15:30")
    day.appointment(
        "jobcenter", "Jobcenteret", 5, "10:00", place="Mødelokale 3", about="Bos ruter", member="bo", along="coach"
    )
    day.appointment("doctor", "Lægen", 3, "09:15", place="Lægehuset", about="Smerterne", member="line", along="bo")
    day.letter("benefit", "Udbetaling Danmark", "De vil vide, hvem der bor her", 2, dealer="line")
    office = {"organisation": "Jobcenteret", "person": "Mette", "until_day": family.story.day(120)}
    parts = ("goals", "steps", "unfinished")
    day.consent("jobcenter", "", ("bo",), parts, purpose="Så vi og jobcenteret har én plan.", **office)
    day.says("jobcenter", "bo")
    partner_told.step_of(family, -9, "jobcenter", "trial", "Finde en prøverute til Bo", 7)
    route = "Kan Bo begynde på en prøverute i januar?"
    partner_told.ask(family, -9, "jobcenter", "Mette", route, 30, ("trial",), decides_money=True)
    partner_told.answers(family, -3, "jobcenter", "Ja, når lægen siger god for ryggen.", 10, trial="not_yet")

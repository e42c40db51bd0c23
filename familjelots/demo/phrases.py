"""Words for the families of a generated municipality. All of it is made up."""

NAME_BEGINS = (
    "Sago", "Fabel", "Låtsas", "Påhitts", "Exempel", "Dikt", "Tanke", "Gissnings", "Vink", "Skiss", "Utkasts", "Kulis",
    "Molnslotts", "Ritnings", "Proberings", "Fantasi", "Luft", "Drömma", "Påfunds", "Berättar", "Rim", "Kladd",
    "Modell", "Tomte", "Trolle", "Visa",
)  # fmt: skip
NAME_ENDS = (
    "berg", "ström", "lund", "gren", "kvist", "dal", "mark", "stig", "vik", "sjö", "näs", "holm", "backe", "äng",
    "fors",
)  # fmt: skip
STREETS = ("Låtsasgatan", "Sagostigen", "Fabelvägen", "Diktgränd", "Skissgatan", "Kladdvägen", "Rimbacken")
GROWN = (
    "Alma", "Nils", "Sofia", "Yusuf", "Karin", "Omar", "Hanna", "Erik", "Amina", "Lars", "Layla", "Johan", "Selam",
    "Peter", "Zahra", "Mikael", "Elin", "Daniel", "Fatima", "Stina",
)  # fmt: skip
SMALL = (
    "Alva", "Noel", "Ines", "Liam", "Saga", "Elias", "Maryam", "Hugo", "Tyra", "Adam", "Ebba", "Isak", "Lina", "Vide",
    "Nora", "Malte", "Aya", "Frans", "Juni", "Sam",
)  # fmt: skip
COACHES = (
    "Birgitta", "Jonna", "Kerstin", "Leo", "Mona", "Niklas", "Petra", "Rebin", "Signe", "Tomas", "Ulla", "Viktor",
    "Wilma", "Yasmin", "Åke", "Ärla", "Östen", "Bodil",
)  # fmt: skip
LANGUAGES = ("sv", "sv", "sv", "sv", "sv", "ar", "so", "ti", "fa", "uk")
WISHES = (
    "Att vardagen ska gå ihop utan att någon gråter.",
    "Att barnen ska våga ta hem kompisar.",
    "Att få arbeta med händerna igen.",
    "Att sova en hel natt.",
    "Att förstå breven innan de blir röda.",
    "Att få vara den som hjälper någon annan.",
)
BARRIERS = (
    ("everyday", "Morgnarna tar slut på all kraft."),
    ("everyday", "Vi äter inte tillsammans."),
    ("school", "Skolan ringer nästan varje dag."),
    ("school", "Läxorna slutar i bråk."),
    ("work", "Ingen svarar på ansökningarna."),
    ("work", "Praktiken tog slut utan förklaring."),
    ("economy", "Hyran kommer före lönen."),
    ("economy", "Breven ligger oöppnade."),
    ("health", "Ryggen bestämmer vad dagen blir."),
    ("health", "Sömnen är slut halv fyra."),
    ("network", "Vi känner ingen i trappan."),
    ("leisure", "Barnen har inget på eftermiddagarna."),
)
STRENGTHS = (
    "De skrattar åt samma saker.",
    "Mormor hämtar gärna.",
    "Grannen passar barnen en kväll i veckan.",
    "De lagar mat tillsammans på söndagar.",
    "Barnen har varsin kompis i huset.",
    "De kommer alltid när de har lovat.",
)
GOALS = (
    ("Barnen i skolan alla dagar.", "Att det går att andas på morgonen."),
    ("Egen lön till sommaren.", "Pengar vi själva har tjänat."),
    ("Vi vet vad vi är skyldiga.", "Ordning i lådan."),
    ("En fritid som är barnens egen.", "Något bara för dem."),
    ("Alla sover i sin egen säng.", "Sträcka ut sig."),
    ("Svenska så att det räcker på jobbet.", "Säga det jag menar."),
    ("Någon att ringa när det är tungt.", "En som svarar."),
)
STEPS = (
    "Ringa skolan om fredagarna",
    "Lägga fram kläderna kvällen före",
    "Öppna breven tillsammans",
    "Fråga om praktikplats",
    "Boka tid på vårdcentralen",
    "Prova simskolan en gång",
    "Skriva veckan på kylskåpet",
    "Gå till biblioteket",
    "Skicka ansökan",
    "Prata med hyresvärden",
    "Hälsa på grannen",
    "Läsa en sida varje kväll",
)
OTHERS = ("budgetrådgivare Inga", "arbetsterapeut Nils", "mentor Kim", "handledare Ebba")
PURPOSES = ("Så går veckan", "Skolan", "Ekonomin", "Vägen till arbete", "Sömn och ork", "Fritid", "Nästa steg")
TEXTS = (
    "Vi gick igenom veckan. Det mesta höll, och det som inte höll vet vi varför.",
    "Lugnt hemma. Barnen visade sina rum. Vi skrev upp det som gör morgonen lättare.",
    "Tungt i dag. Vi gjorde en enda sak och lät det räcka.",
    "Brev från tre håll. Vi öppnade dem tillsammans, ett var bara reklam.",
    "De hade redan gjort det vi kom överens om, och lite till.",
    "Vi ringde tillsammans från köksbordet. Det tog elva minuter, efter ett halvår av väntan.",
    "Ett nytt ärende dök upp i dörren. Vi la det på listan och tog det vi hade lovat först.",
    "Skratt och kaffe. Vi ritade nästa månad.",
)
VIEWS = (
    "Det går åt rätt håll.", "Det är tungt men vi är inte ensamma.", "Nu vet vi vad som händer.", "", "Äntligen.", "",
    "Vi behöver mer tid.",
)  # fmt: skip
CHILD_WORDS = ("Det var kul att rita.", "Jag vill ha en hund.", "", "Skolan är okej.", "", "", "Mamma skrattar mer.")
RECEIVERS = (
    ("Arbetsmarknadsenheten", "Olle", "Vill ut i arbete och behöver någon som följer med de första gångerna."),
    ("Vuxenutbildningen", "Siv", "Vill läsa svenska på kvällar när barnen är hemma hos den andra."),
    ("Budget- och skuldrådgivningen", "Inga", "Breven har blivit för många. Behöver en plan för skulderna."),
    ("Vårdcentralen", "Nadja", "Sover fyra timmar. Vill ha hjälp innan hösten."),
    ("Öppna förskolan", "Bodil", "Vill träffa andra föräldrar, någon som kan svara även när vi är klara."),
)
COSTS = (
    ("avoided", "Skolskjuts med taxi", 3000, "month", "Skolan", "Skolan berättade vad taxin kostade."),
    ("avoided", "Hyresskuld som annars hade gått vidare", 18000, "once", "Socialtjänsten", "Brevet från värden."),
    ("avoided", "Korttidsboende som inte behövdes", 60000, "once", "Socialtjänsten", "Enhetens egen prislista."),
    ("cost", "Bussbiljetter till praktiken", 900, "month", "Familjelotsen", "Kvittona i pärmen."),
    ("cost", "Laminerade bildkort", 600, "once", "Familjelotsen", "Kvittot från pappershandeln."),
    ("cost", "Simskola för barnen", 2400, "once", "Familjelotsen", "Fakturan från föreningen."),
)  # fmt: skip
"""Kind, what, at most how much, how often, whose, and how it is known."""
IDEAS = (
    ("sara", -210, "Om familjen får se remissen innan den skickas, då känner den igen sig när enheten ringer.",
     (("test", "Vi provar med alla remisser i oktober."), ("measure", "Nio av elva kom på första mötet."),
      ("keep", "Alla visar remissen nu."))),
    ("nils", -160, "Om arbetsterapeuten är med på andra besöket, då kommer bedömningen före sommaren.",
     (("test", "Fyra familjer, två coacher."), ("measure", "Tre av fyra bedömda."))),
    ("amir", -120, "Om vi ringer i stället för att skriva brev, då kommer fler på första mötet.",
     (("test", "Alla nya familjer i en månad."),)),
    ("inga", -95, "Om vi har öppet hus på torsdagar, då kommer de som inte vågar boka tid.",
     (("test", "Tre torsdagar."), ("drop", "Ingen kom. Vi bjuder in till bokade tider i stället."))),
    ("lena", -30, "Om veckans lediga tider syns för alla, då byter vi besök i stället för att avboka.", ()),
)  # fmt: skip
"""Who suggests it, how many days from now, the hypothesis, and what has come of it."""

"""The people whom one can be in the demo."""

from dataclasses import dataclass

from ..core.web.language import later as _l
from .story import Story

STARTED = -1200


@dataclass(frozen=True)
class Part:
    """One of the cast: who it is, and what one sees as that person."""

    key: str
    name: str
    role: str
    phone: str
    about: object
    device: object
    profession: str = ""


_PHONE, _LAPTOP = _l("telefon"), _l("dator")
_SARA = _l("Familjeombud för Påhittdal, Provström och Exempelberg")
_AMIR = _l("Familjeombud för Mithal och Prøvegaard")
_LENA = _l("Samordnare: planerar veckan och fördelar familjerna")
_TEAM = _l("I teamet kring Provström")
_MONEY = _l("I teamet kring Provström, bestämmer om pengar och ser därför mindre")
_ADMIN = _l("Systemförvaltare: konton, telefoner och koder")

STAFF = (
    Part("sara", "Sara", "coach", "070-174 06 05", _SARA, _PHONE),
    Part("amir", "Amir", "coach", "070-174 06 06", _AMIR, _PHONE),
    Part("lena", "Lena", "coordinator", "070-174 06 07", _LENA, _LAPTOP),
)
TEAM = (
    Part("ulla", "Ulla", "team", "070-174 06 20", _MONEY, _LAPTOP, "Socialsekreterare"),
    Part("olle", "Olle", "team", "070-174 06 21", _TEAM, _LAPTOP, "Arbetsmarknadssekreterare"),
    Part("nils", "Nils", "team", "070-174 06 22", _TEAM, _LAPTOP, "Arbetsterapeut"),
    Part("inga", "Inga", "team", "070-174 06 23", _TEAM, _LAPTOP, "Budget- och skuldrådgivare"),
)
FAMILIES = (
    Part("eva", "Eva Påhittdal", "family", "", _l("Mamma till Ture och Ida"), _PHONE),
    Part("per", "Per Påhittdal", "family", "", _l("Pappa, i det andra hemmet, med skyddad adress"), _PHONE),
    Part("maja", "Maja Provström", "family", "", _l("Mamma till Elis, på väg mot egen lön"), _PHONE),
    Part("samir", "Samir Mithal", "family", "", _l("Pappa till Adam, läser helst arabiska"), _PHONE),
    Part("line", "Line Prøvegaard", "family", "", _l("Mamma till Freja och Oscar, läser danska"), _PHONE),
)
ADMINISTRATORS = (Part("admin", "Alex", "administrator", "070-174 06 08", _ADMIN, _LAPTOP),)
GROUPS = (
    (_l("De som arbetar här"), STAFF),
    (_l("De som är med i en familjs team"), TEAM),
    (_l("Familjer"), FAMILIES),
    (_l("Den som sköter systemet"), ADMINISTRATORS),
)
EVERYBODY = (*STAFF, *TEAM, *FAMILIES, *ADMINISTRATORS)


def enrol(story: Story) -> None:
    """Those who work here get their accounts; families get theirs in their own stories."""
    for part in (*ADMINISTRATORS, *STAFF, *TEAM):
        story.account(story.wall(STARTED, "08:00"), part.key, part.name, part.role, part.phone, part.profession)

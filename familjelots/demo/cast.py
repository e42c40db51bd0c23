"""The people whom one can be in the demo."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

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


_PHONE, _LAPTOP = _l("telefon"), _l("dator")
_SARA = _l("Familjeombud för Påhittdal, Provström och Exempelberg")
_AMIR = _l("Familjeombud för Mithal och Prøvegaard")
_LENA = _l("Samordnare: planerar veckan och fördelar familjerna")
_ADMIN = _l("Systemförvaltare: konton, telefoner och koder")

STAFF = (
    Part("sara", "Sara", "coach", "070-174 06 05", _SARA, _PHONE),
    Part("amir", "Amir", "coach", "070-174 06 06", _AMIR, _PHONE),
    Part("lena", "Lena", "coordinator", "070-174 06 07", _LENA, _LAPTOP),
)
FAMILIES = (
    Part("eva", "Eva Påhittdal", "family", "", _l("Mamma till Ture och Ida"), _PHONE),
    Part("per", "Per Påhittdal", "family", "", _l("Pappa, i det andra hemmet, med skyddad adress"), _PHONE),
    Part("maja", "Maja Provström", "family", "", _l("Mamma till Elis, på väg mot egen lön"), _PHONE),
)
ADMINISTRATORS = (Part("admin", "Alex", "administrator", "070-174 06 08", _ADMIN, _LAPTOP),)
GROUPS = (
    (_l("De som arbetar här"), STAFF),
    (_l("Familjer"), FAMILIES),
    (_l("Den som sköter systemet"), ADMINISTRATORS),
)
EVERYBODY = (*STAFF, *FAMILIES, *ADMINISTRATORS)


def enrol(story: Story) -> None:
    """Those who work here get their accounts; families get theirs in their own stories."""
    for part in (*ADMINISTRATORS, *STAFF):
        story.account(story.wall(STARTED, "08:00"), part.key, part.name, part.role, part.phone)

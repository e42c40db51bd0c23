"""Who asks: a signed-in person as verbs and templates see them."""

from dataclasses import dataclass

STAFF = frozenset({"coach", "coordinator", "team", "administrator"})
WITH_FAMILIES = frozenset({"coach", "coordinator", "team"})


@dataclass(frozen=True)
class Person:
    """A signed-in person.

    role:    coach, coordinator, team (a profession that joins single families), administrator, family, or partner
             (another organisation by a link and a code: no account, and its `id` is the consent's receiver)
    member:  the member of a family that a family account belongs to
    session: the session's id; kind is phone (sealed, with secret), laptop, plain (no JavaScript) or invited
    signed_in_at: when this person last proved who they are in full, by a key or a code
    """

    id: str
    name: str
    role: str
    member: str | None = None
    family: str | None = None
    language: str | None = None
    device: str | None = None
    session: str | None = None
    kind: str = "laptop"
    signed_in_at: str = ""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """The id that Flask-Login asks for."""
        return self.id

    @property
    def is_staff(self) -> bool:
        """Whether this person works here; families do not."""
        return self.role in STAFF

    @property
    def works_with_families(self) -> bool:
        """Whether this person's work is with families; an administrator's is with accounts."""
        return self.role in WITH_FAMILIES


SYSTEM = Person(id="00000000-0000-4000-8000-000000000000", name="system", role="administrator")

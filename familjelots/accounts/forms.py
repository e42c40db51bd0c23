"""Fields of the commands on accounts."""

from ..core.web.forms import Choice, CommandForm, IdField, Line

ROLES = ("coach", "coordinator", "administrator", "family")


class AccountForm(CommandForm):
    """A person who may sign in."""

    id = IdField(required=True)
    name = Line(required=True)
    role = Choice(choices=ROLES, required=True)
    phone = Line(max=40)
    language = Line(max=10)
    member = IdField()
    family = IdField()

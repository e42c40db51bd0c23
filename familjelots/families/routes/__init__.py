"""Families over HTTP: commands behind their doors, the page of a family's people, invitations."""

from flask import Flask

from ...core.web import posts, words
from ...core.web.language import later as _l
from . import commands, consents, invitations, new_family, people


def register(app: Flask) -> None:
    """Serve the pages, the commands and their words."""
    app.register_blueprint(invitations.pages)
    people.register(app)
    new_family.register(app)
    consents.register(app)
    for command in commands.COMMANDS:
        posts.serve(app, command)
    words.register(
        {
            "unknown_household": _l("Det hemmet hör inte till familjen."),
            "unknown_programme": _l("Det stödet finns inte här. Välj ett annat."),
            "no_household": _l("Välj minst ett hem. Alla i familjen bor någonstans."),
            "unknown_member": _l("Den personen går inte att välja här. Välj någon annan i familjen."),
            "unknown_account": _l("Den personen går inte att välja här. Välj någon annan som arbetar här."),
            "not_a_coach": _l("Välj någon som är familjeombud."),
            "given_meanwhile": _l(
                "Familjen har fått en ny fast kontakt medan du valde. Titta vem det är och välj igen."
            ),
            "custody_known": _l("Det står redan att den personen har vårdnaden om barnet."),
            "ends_before_it_begins": _l("Sista dagen är före den första. Välj en senare dag."),
            "in_team_already": _l(
                "Personen är redan med i teamet då. Avsluta den tiden först, eller välj andra dagar."
            ),
            "protected_lives_there": _l("Någon med skyddade personuppgifter bor där. Adressen måste vara skyddad."),
            "no_keeper": _l("Be samordnaren att skydda familjen, så att någon mer än du kan öppna den."),
            "last_keeper": _l("Någon samordnare måste kunna öppna familjen. Lägg till en annan först."),
            "unknown_criterion": _l("Det villkoret finns inte i familjens stöd. Ladda om sidan."),
            "month_to_come": _l("Den månaden har inte varit än."),
            "reason_needed": _l("Allt stämmer inte. Skriv varför familjen får vara med ändå."),
            "changed_meanwhile": _l(
                "Någon annan har ändrat det här medan du skrev. Titta vad som står och skriv igen."
            ),
            "no_contact_person": _l("Familjen har ingen fast kontakt än. Ge familjen till ett familjeombud först."),
        }
    )

"""The family page's fragment against a Flask hello page, by direct WSGI calls."""

from familjelots.accounts import sessions
from familjelots.core import perform

from . import world
from .calls import call, environ, hello_app
from .row import Row, median

CALLS = 300


def family_page_vs_hello() -> float:
    """Signed in, read log on, something changed before each call; hello is called beside it each time."""
    with world.instance() as place, world.noon():
        story = world.empty_story()
        family = world.add_family(story, 0, rows=2)
        app, db = world.fill(place, story)
        sara = story.people["sara"]
        token, _secret = sessions.start_session(db, sara.id, "laptop")
        page = environ(f"/families/{family.id}", f"sid={token}", **{"HX-Request": "true"})
        hello, plain = hello_app(), environ("/")
        pages, hellos = [], []
        for number in range(CALLS):
            fields = {"id": story.id("tick", str(number)), "status": ("done", "open")[number % 2]}
            with app.app_context():
                perform.perform(db, sara, "tick_step", fields, step_id=family.thing("step", "9"))
            seconds, status, size = call(app, page)
            assert status.startswith("200"), status
            assert size > 10_000, size
            pages.append(seconds)
            hellos.append(call(hello, plain)[0])
    return median(pages[20:]) / median(hellos[20:])


ROWS = (Row("family_page_vs_hello", "x hello", 8, family_page_vs_hello),)

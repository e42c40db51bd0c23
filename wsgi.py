"""The entry for WSGI servers: `granian --interface wsgi wsgi:app`."""

from familjelots import create_app

app = create_app()

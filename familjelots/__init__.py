"""Familjelots: what a coach and a family agree at a kitchen table gets home, once, and stays theirs."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask

from .core.web.templating import ItemFirstEnvironment


class House(Flask):
    """The Flask app with the template environment that reads rows first."""

    jinja_environment = ItemFirstEnvironment

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """No view of ours is a coroutine; asking each of them at each request costs more than a query."""
        return func


def create_app(**config: object) -> Flask:
    """Build the app: settings, then the rooms in import order, one line each."""
    app = House(__name__, static_folder=None)
    app.config.update(_settings())
    app.config.update(config)

    from . import (
        absences,
        access,
        accounts,
        appointments,
        attention,
        closing,
        core,
        costs,
        cover,
        demo,
        families,
        family_home,
        feeds,
        finding,
        imports,
        letters,
        lone_visits,
        mapping,
        offline,
        overview,
        partners,
        plans,
        programmes,
        progress,
        referrals,
        reminders,
        schedule,
        today,
        transfers,
        visits,
        week,
        wording,
        worries,
    )

    core.register(app)
    accounts.register(app)
    programmes.register(app)
    families.register(app)
    access.register(app)
    plans.register(app)
    mapping.register(app)
    worries.register(app)
    absences.register(app)
    schedule.register(app)
    letters.register(app)
    appointments.register(app)
    partners.register(app)
    closing.register(app)
    costs.register(app)
    referrals.register(app)
    wording.register(app)
    reminders.register(app)
    lone_visits.register(app)
    progress.register(app)
    visits.register(app)
    imports.register(app)
    finding.register(app)
    overview.register(app)
    attention.register(app)
    today.register(app)
    cover.register(app)
    week.register(app)
    feeds.register(app)
    family_home.register(app)
    transfers.register(app)
    offline.register(app)
    demo.register(app)
    return app


_GATEWAYS = ("SMS_URL", "SMS_METHOD", "SMS_HEADERS", "SMS_BODY", "MAIL_URL", "MAIL_FROM")


def _settings() -> dict[str, object]:
    """Settings from the environment, each with what a first run needs."""
    env = os.environ
    return {
        "INSTANCE": str(Path(env.get("FAMILJELOTS_INSTANCE", "instance")).resolve()),
        "DEMO": env.get("FAMILJELOTS_DEMO") == "1",
        "APP_NAME": env.get("FAMILJELOTS_NAME", "Lots"),
        "ORIGIN": env.get("FAMILJELOTS_ORIGIN", ""),
        "TIME_ZONE": env.get("FAMILJELOTS_TIME_ZONE", "Europe/Stockholm"),
        "PUSH_CONTACT": env.get("FAMILJELOTS_PUSH_CONTACT", "mailto:push@example.se"),
        "PUSH_HOSTS_EXTRA": env.get("FAMILJELOTS_PUSH_HOSTS_EXTRA", ""),
        **{name: env.get(f"FAMILJELOTS_{name}", "") for name in _GATEWAYS},
    }

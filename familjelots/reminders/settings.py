"""What push needs to know of the installation. The app says so once, as it starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Settings:
    """What the room needs to send.

    name:        the neutral title of a notification
    contact:     whom a push service may write to when something is wrong
    origin:      our own address, when it is known
    extra_hosts: push services besides the known ones, as `host` or `host:port`
    ways:        what there is besides push: `sms`, `mail`
    """

    instance: Path
    name: str
    contact: str
    origin: str = ""
    extra_hosts: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()


_settings: dict[str, Settings] = {}


def configure(config: Mapping[str, Any]) -> None:
    """Take the settings from the app's configuration."""
    extra = str(config.get("PUSH_HOSTS_EXTRA") or "").replace(",", " ").split()
    _settings["now"] = Settings(
        instance=Path(config["INSTANCE"]),
        name=config["APP_NAME"],
        contact=config["PUSH_CONTACT"],
        origin=str(config.get("ORIGIN") or "").rstrip("/"),
        extra_hosts=frozenset(host.lower() for host in extra),
    )


def settings() -> Settings:
    """The installation's settings."""
    return _settings["now"]

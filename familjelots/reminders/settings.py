"""What push needs to know of the installation. The app says so once, as it starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .gateways import MailServer, SmsGateway, mail_server, sms_gateway


@dataclass(frozen=True)
class Settings:
    """What the room needs to send.

    name:        the neutral title of a notification
    contact:     whom a push service may write to when something is wrong
    origin:      our own address, when it is known
    extra_hosts: push services besides the known ones, as `host` or `host:port`
    sms, mail:   what else there is, where somebody's phone takes no push
    """

    instance: Path
    name: str
    contact: str
    origin: str = ""
    extra_hosts: frozenset[str] = frozenset()
    sms: SmsGateway | None = None
    mail: MailServer | None = None

    @property
    def ways(self) -> tuple[str, ...]:
        """What there is besides push."""
        return tuple(name for name, gateway in (("sms", self.sms), ("mail", self.mail)) if gateway)


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
        sms=sms_gateway(config),
        mail=mail_server(config),
    )


def settings() -> Settings:
    """The installation's settings."""
    return _settings["now"]

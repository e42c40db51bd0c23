"""Which addresses a reminder may be sent to: the browsers' own push services, never a host that somebody made up."""

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

HOSTS = frozenset({"fcm.googleapis.com", "jmt17.google.com", "updates.push.services.mozilla.com", "web.push.apple.com"})
DOMAINS = (".push.apple.com", ".notify.windows.com", ".push.services.mozilla.com")
LONGEST = 1000


def allowed(endpoint: str, extra_hosts: frozenset[str] = frozenset()) -> bool:
    """Whether an endpoint lies at a known push service, by https. Plain http is for an extra host on this machine."""
    parts = _split(endpoint)
    if parts is None or parts.username is not None or parts.password is not None or parts.fragment:
        return False
    host = (parts.hostname or "").lower()
    if parts.netloc.lower() in extra_hosts:
        return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    known = host in HOSTS or host.endswith(DOMAINS)
    return known and parts.scheme == "https" and parts.netloc.lower() in (host, f"{host}:443")


def _split(endpoint: str) -> SplitResult | None:
    if len(endpoint) > LONGEST or not endpoint.isascii() or not endpoint.isprintable() or set(endpoint) & set(' \\"<>'):
        return None
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return None
    return parts if port != 0 else None


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False

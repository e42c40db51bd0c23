"""The service worker and the manifest, each made once per build."""

import hashlib
import json
import re
from posixpath import dirname, normpath
from typing import Any

from ..core.web import keepable
from ..core.web.assets import STATIC, without_notes

PACKAGE = STATIC.parent
ONLINE_ONLY = frozenset({"js/week.js", "vendor/event_calendar.js", "vendor/event_calendar.css"})
"""What only a coordinator's laptop shows, and never without network."""
# Everything that the shell and the kept pages show. The word list is read once, at enrolment, with network.
PRECACHED = ("css/*.css", "js/**/*.js", "icons/*", "vendor/*.css", "vendor/*.js", "vendor/*.svg")
_IMPORT = re.compile(r'^(?:import|\} from|import .* from) "(\.[^"]+)"', re.MULTILINE)
SHELL_SOURCES = ("templates/*.html", "templates/offline/*.html", "translations/*/LC_MESSAGES/*.mo")


def source(build: str, shell: str) -> str:
    """The worker's text: what it keeps, then what it does. A new build or shell makes it another worker."""
    known = {
        "BUILD": build,
        "SHELL": shell,
        "PREFIXES": ["/$", *keepable.prefixes()],
        "ASSETS": [f"/static/{build}/{name}" for name in assets()],
    }
    return f"const KNOWN = {json.dumps(known)};\n{without_notes('service_worker.js')}"


def assets() -> list[str]:
    """The names of all files that the phone needs without network."""
    found = {file for pattern in PRECACHED for file in STATIC.glob(pattern) if not file.name.endswith(".d.ts")}
    return sorted({file.relative_to(STATIC).as_posix() for file in found} - ONLINE_ONLY)


def eager_modules() -> list[str]:
    """The modules that the app begins with: told to the browser at once, not found one behind the other."""
    found, waiting = [], ["js/app.js"]
    while waiting:
        module = waiting.pop(0)
        if module in found:
            continue
        found.append(module)
        if not module.startswith("vendor/"):
            imports = _IMPORT.findall((STATIC / module).read_text(encoding="utf-8"))
            waiting += [normpath(f"{dirname(module)}/{path}") for path in imports]
    return found


def shell_id(name: str) -> str:
    """A short name for exactly this shell, in which the app's name stands."""
    digest = hashlib.sha256(name.encode())
    for file in sorted(file for pattern in SHELL_SOURCES for file in PACKAGE.glob(pattern)):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def manifest(name: str, build: str, lang: str) -> dict[str, Any]:
    """The installed app's name and icons: neutral, since a phone is looked at by others."""
    icon = f"/static/{build}/icons"
    return {
        "id": "/",
        "name": name,
        "short_name": name,
        "lang": lang,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f6f3ef",
        "theme_color": "#f6f3ef",
        "icons": [
            {"src": f"{icon}/flag-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": f"{icon}/flag-512.png", "sizes": "512x512", "type": "image/png"},
            {"src": f"{icon}/maskable-192.png", "sizes": "192x192", "type": "image/png", "purpose": "maskable"},
            {"src": f"{icon}/maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
            {"src": f"{icon}/flag.svg", "sizes": "any", "type": "image/svg+xml"},
        ],
    }

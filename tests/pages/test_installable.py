"""The app can be installed, under a name and an icon that say nothing about its owner."""

import json
import struct
import urllib.request
from pathlib import Path

import pytest

from familjelots import create_app

from ..phone.conftest import Ready
from ..phone.server import Server


@pytest.fixture
def manifest(demo: Server) -> dict:
    """The manifest as a browser reads it."""
    with urllib.request.urlopen(f"{demo.url}/manifest.webmanifest") as answer:
        assert answer.headers["Content-Type"].startswith("application/manifest+json")
        return json.load(answer)


def test_a_browser_offers_to_install_it(ready: Ready) -> None:
    page, cdp = ready.open("/today"), ready.phone.cdp
    for path in ("/today", "/sign-in"):
        page.goto(ready.server.url + path)
        assert cdp.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
        read = cdp.send("Page.getAppManifest")
        assert read["errors"] == []
        assert read["url"] == f"{ready.server.url}/manifest.webmanifest"


def test_name_and_start_are_neutral(manifest: dict, names: list[str]) -> None:
    assert manifest["name"] == manifest["short_name"] == "Lots"
    assert not set(json.dumps(manifest, ensure_ascii=False).split()) & set(names)
    assert manifest["display"] == "standalone"
    assert "?" not in manifest["start_url"]


def test_the_name_is_the_owners_choice(tmp_path: Path) -> None:
    client = create_app(INSTANCE=str(tmp_path), APP_NAME="Anteckningar").test_client()
    told = client.get("/manifest.webmanifest").get_json()
    assert told["name"] == told["short_name"] == "Anteckningar"
    assert "Lots" not in json.dumps(told)
    assert "<title>Logga in – Anteckningar</title>" in client.get("/sign-in").text


def test_icons_exist_in_their_sizes(manifest: dict, demo: Server) -> None:
    drawn = {(icon["sizes"], icon.get("purpose", "any")) for icon in manifest["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= drawn
    for icon in manifest["icons"]:
        with urllib.request.urlopen(demo.url + icon["src"]) as answer:
            content = answer.read()
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", content[16:24])
            assert icon["sizes"] == f"{width}x{height}"

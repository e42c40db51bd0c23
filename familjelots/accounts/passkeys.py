"""Passkeys: added and used. A challenge is good once; the output of a key's PRF never comes here."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
import webauthn
from sqlite_utils import Database
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers import structs as w

from ..core import clock
from ..core.db import write
from ..core.errors import Conflict, NotFound, Refused
from . import key_queries, queries
from .person import Person

TIMEOUT = timedelta(minutes=5)
PASSKEYS_MOST = 20
LABEL_MOST = 40
log = structlog.get_logger()


@dataclass(frozen=True)
class Place:
    """Where keys are good: the relying party's id (a host), its origin, and the name that people see."""

    id: str
    origin: str
    name: str


def options_to_add(db: Database, place: Place, who: Person, label: str) -> dict[str, Any]:
    """What the browser needs to make a key for this person: found without a name, by finger, face or code."""
    known = [w.PublicKeyCredentialDescriptor(base64url_to_bytes(key["id"])) for key in key_queries.passkeys(db, who.id)]
    options = webauthn.generate_registration_options(
        rp_id=place.id,
        rp_name=place.name,
        user_id=UUID(who.id).bytes,
        user_name=label or place.name,
        timeout=int(TIMEOUT.total_seconds() * 1000),
        exclude_credentials=known,
        authenticator_selection=w.AuthenticatorSelectionCriteria(
            resident_key=w.ResidentKeyRequirement.REQUIRED,
            user_verification=w.UserVerificationRequirement.REQUIRED,
        ),
    )
    _remember(db, options.challenge, "add", who.id)
    return _with_prf(options)


def add_passkey(db: Database, place: Place, who: Person, credential: dict, label: str) -> str:
    """Add the key that the browser made; its id."""
    challenge = _take(db, credential, "add", who.id)
    made = _checked(
        webauthn.verify_registration_response,
        credential=credential, expected_challenge=challenge, expected_rp_id=place.id, expected_origin=place.origin,
        require_user_verification=True,
    )  # fmt: skip
    id = bytes_to_base64url(made.credential_id)
    record = {
        "id": id, "account": who.id, "public_key": made.credential_public_key, "sign_count": made.sign_count,
        "label": label[:LABEL_MOST], "made_at": clock.stamp(),
    }  # fmt: skip
    with write(db):
        if key_queries.passkey(db, id):
            raise Refused("passkey_refused")
        if len(key_queries.passkeys(db, who.id)) >= PASSKEYS_MOST:
            raise Conflict("too_many_passkeys")
        key_queries.add_passkey(db, record)
    return id


def options_to_sign_in(db: Database, place: Place) -> dict[str, Any]:
    """What the browser needs to ask for any key of this place; whose it is, nobody says."""
    options = webauthn.generate_authentication_options(
        rp_id=place.id,
        timeout=int(TIMEOUT.total_seconds() * 1000),
        user_verification=w.UserVerificationRequirement.REQUIRED,
    )
    _remember(db, options.challenge, "sign_in", None)
    return _with_prf(options)


def account_of(db: Database, place: Place, credential: dict) -> dict:
    """The account whose key signed a challenge of ours. An unknown key and a wrong signature are refused alike."""
    challenge = _take(db, credential, "sign_in", None)
    id = credential.get("id")
    key = key_queries.passkey(db, id) if isinstance(id, str) else None
    found = queries.account(db, key["account"]) if key else None
    if key is None or found is None or not _handle_fits(credential, found["id"]):
        raise Refused("passkey_refused")
    used = _checked(
        webauthn.verify_authentication_response,
        credential=credential, expected_challenge=challenge, expected_rp_id=place.id, expected_origin=place.origin,
        credential_public_key=key["public_key"], credential_current_sign_count=key["sign_count"],
        require_user_verification=True,
    )  # fmt: skip
    with write(db):
        key_queries.use_passkey(db, key["id"], used.new_sign_count, clock.stamp())
    return found


def remove_passkey(db: Database, who: Person, id: str) -> None:
    """Remove one of a person's own keys."""
    with write(db):
        if not key_queries.remove_passkey(db, who.id, id):
            raise NotFound


def _with_prf(options: Any) -> dict[str, Any]:
    """The browser is asked whether the key can give a PRF; the page adds its own salt."""
    return {**json.loads(webauthn.options_to_json(options)), "extensions": {"prf": {}}}


def _remember(db: Database, challenge: bytes, purpose: str, account: str | None) -> None:
    record = {
        "challenge": bytes_to_base64url(challenge), "purpose": purpose, "account": account,
        "expires_at": clock.stamp_of(clock.now() + TIMEOUT),
    }  # fmt: skip
    with write(db):
        key_queries.drop_challenges(db, clock.stamp())
        key_queries.add_challenge(db, record)


def _take(db: Database, credential: dict, purpose: str, account: str | None) -> bytes:
    """The challenge that a credential answers. It is gone from now on, whatever comes of it."""
    try:
        told = json.loads(base64url_to_bytes(credential["response"]["clientDataJSON"]))["challenge"]
        challenge = base64url_to_bytes(told)
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as problem:
        raise Refused("passkey_refused") from problem
    with write(db):
        taken = key_queries.take_challenge(db, told, purpose, account, clock.stamp())
    if not taken:
        raise Refused("passkey_late")
    return challenge


def _checked(verify: Any, **facts: Any) -> Any:
    try:
        return verify(**facts)
    except Exception as problem:  # a stranger's bytes: whatever breaks in them, the answer is no
        log.info("passkey_refused", why=type(problem).__name__)
        raise Refused("passkey_refused") from problem


def _handle_fits(credential: dict, account: str) -> bool:
    handle = credential["response"].get("userHandle")
    return handle is None or handle == bytes_to_base64url(UUID(account).bytes)

"""SQL on reminders and their deliveries."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows


def reminders_of(db: Database, dues: Iterable[str]) -> list[dict]:
    """All reminders of some days and times: what, whom, and whether one of its deliveries may still arrive or has.

    `tried`: the ways that it was given to, with blanks between: subscriptions' ids, `sms`, `mail`.
    """
    return rows(
        db,
        """SELECT id, kind, record, due, account,
                  (SELECT group_concat(subscription, ' ') FROM delivery WHERE reminder = reminder.id) AS tried,
                  EXISTS (SELECT 1 FROM delivery
                          WHERE reminder = reminder.id AND state NOT IN ('gone', 'failed')) AS alive
           FROM reminder WHERE due IN (SELECT value FROM json_each(?))""",
        json.dumps(sorted(dues)),
    )


def add_reminder(db: Database, record: dict) -> None:
    """Insert a reminder."""
    insert(db, "reminder", record)


def add_deliveries(db: Database, reminder: str, ways: Iterable[str], stamp: str) -> None:
    """A reminder is given to some ways: subscriptions' ids, `sms`, `mail`."""
    for way in ways:
        insert(db, "delivery", {"reminder": reminder, "subscription": way, "not_before": stamp})


def open_deliveries(db: Database, stamp: str, most: int) -> list[dict]:
    """Deliveries whose time has come: never sent, to be tried again, or claimed by somebody who went away."""
    return rows(
        db,
        """SELECT delivery.reminder, delivery.subscription, delivery.attempts, reminder.kind, reminder.record,
                  reminder.due, reminder.account, reminder.token, account.language, account.phone,
                  push_subscription.endpoint, push_subscription.p256dh, push_subscription.auth
           FROM delivery JOIN reminder ON reminder.id = delivery.reminder
           JOIN account ON account.id = reminder.account
           LEFT JOIN push_subscription ON push_subscription.id = delivery.subscription
           WHERE delivery.state IN ('waiting', 'claimed') AND delivery.not_before <= ?
           ORDER BY delivery.not_before LIMIT ?""",
        stamp,
        most,
    )


def claim(db: Database, delivery: dict, lease: str, until: str, stamp: str) -> bool:
    """Take a delivery until a time; False when somebody else has it. The lease's end is when it may be taken again."""
    touched = execute(
        db,
        """UPDATE delivery SET state = 'claimed', lease = ?, not_before = ?
           WHERE reminder = ? AND subscription = ? AND state IN ('waiting', 'claimed') AND not_before <= ?""",
        lease,
        until,
        delivery["reminder"],
        delivery["subscription"],
        stamp,
    )
    return touched == 1


def settle(db: Database, delivery: dict, lease: str, outcome: dict) -> None:
    """Write down how a delivery went, unless its lease ran out and somebody else has it now.

    An attempt is one that was answered: a sender that died says nothing of the push service.
    """
    execute(
        db,
        """UPDATE delivery SET state = :state, not_before = :not_before, answer = :answer, sent_at = :sent_at,
                               attempts = attempts + 1, lease = NULL
           WHERE reminder = :reminder AND subscription = :subscription AND lease = :lease""",
        {"reminder": delivery["reminder"], "subscription": delivery["subscription"], "lease": lease, **outcome},
    )


def postpone(db: Database, delivery: dict, until: str) -> None:
    """A delivery whose receiver wants quiet now."""
    execute(
        db,
        """UPDATE delivery SET state = 'waiting', lease = NULL, not_before = ?
           WHERE reminder = ? AND subscription = ? AND state IN ('waiting', 'claimed')""",
        until,
        delivery["reminder"],
        delivery["subscription"],
    )


def keep_quiet(db: Database, delivery: dict) -> None:
    """A delivery that is needed no more."""
    execute(
        db,
        "UPDATE delivery SET state = 'quiet' WHERE reminder = ? AND subscription = ? AND state <> 'sent'",
        delivery["reminder"],
        delivery["subscription"],
    )


def reminder_at(db: Database, token: str, account: str) -> dict | None:
    """The reminder of a token, for the one account that it was sent to."""
    return row(db, "SELECT * FROM reminder WHERE token = ? AND account = ?", token, account)


def reminder(db: Database, id: str, account: str) -> dict | None:
    """A reminder, for the one account that it was made for."""
    return row(db, "SELECT * FROM reminder WHERE id = ? AND account = ?", id, account)


def latest_of(db: Database, account: str, since: str) -> list[dict]:
    """What somebody was reminded of since an instant, the latest first; `sent_at` when it arrived."""
    return rows(
        db,
        """SELECT reminder.id, reminder.kind, max(delivery.sent_at) AS sent_at
           FROM reminder JOIN delivery ON delivery.reminder = reminder.id
           WHERE reminder.account = ? AND reminder.made_at >= ? AND delivery.state = 'sent'
           GROUP BY reminder.id ORDER BY sent_at DESC LIMIT 10""",
        account,
        since,
    )


def unreached(db: Database, since: str, families: Iterable[str], most: int) -> list[dict]:
    """Whom no reminder since a day has reached any more, longest first: staff, and people of some families.

    Each with `since`, the first of those reminders, and `ways`: phone, sms, mail. Of what they were is not told.
    """
    return rows(
        db,
        """WITH tried AS (
               SELECT reminder.account, reminder.made_at, max(state = 'sent') AS sent,
                      min(state IN ('gone', 'failed')) AS dead,
                      max(subscription NOT IN ('sms', 'mail')) AS phone, max(subscription = 'sms') AS sms,
                      max(subscription = 'mail') AS mail
               FROM reminder JOIN delivery ON delivery.reminder = reminder.id
               WHERE reminder.due >= :since GROUP BY reminder.id),
           missed AS (
               SELECT account, min(made_at) AS since, max(phone) AS phone, max(sms) AS sms, max(mail) AS mail
               FROM tried WHERE dead AND made_at > ifnull(
                   (SELECT max(made_at) FROM tried AS other WHERE other.account = tried.account AND other.sent), '')
               GROUP BY account)
           SELECT missed.*, account.name, account.role, account.phone AS number, account.family,
                  ifnull(family.protected, 0) AS protected
           FROM missed JOIN account ON account.id = missed.account
           LEFT JOIN family ON family.id = account.family
           WHERE account.ended_at IS NULL
             AND (account.family IS NULL OR account.family IN (SELECT value FROM json_each(:families)))
             AND NOT EXISTS (SELECT 1 FROM push_subscription AS new
                 WHERE new.account = missed.account AND new.ended_at IS NULL AND new.made_at > missed.since)
           ORDER BY missed.since, account.name LIMIT :most""",
        {"since": since, "families": json.dumps(list(families)), "most": most},
    )

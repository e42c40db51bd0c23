"""SQL on follow-ups, push subscriptions, reminders and deliveries."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows


def follow_ups_of(db: Database, family: str) -> list[dict]:
    """A family's follow-ups, open ones first by day, each with what changed when it is done."""
    return rows(
        db,
        """SELECT follow_up.id, follow_up.family, follow_up.text, follow_up.due, follow_up.done_at,
                  (SELECT group_concat(what_changed, char(10)) FROM (
                      SELECT what_changed FROM follow_up_completion AS given
                      WHERE given.follow_up = follow_up.id AND what_changed <> ''
                      ORDER BY given.rowid)) AS what_changed,
                  (SELECT group_concat(name, ', ') FROM (
                      SELECT DISTINCT account.name FROM follow_up_completion AS given
                      JOIN account ON account.id = given.made_by
                      WHERE given.follow_up = follow_up.id ORDER BY given.rowid)) AS done_by
           FROM follow_up
           WHERE follow_up.family = ? ORDER BY follow_up.done_at IS NOT NULL, follow_up.due, follow_up.id""",
        family,
    )


def open_follow_ups(db: Database, families: Iterable[str]) -> list[dict]:
    """What is still to be followed up in several families, by day: id, family, text, due."""
    return rows(
        db,
        """SELECT id, family, text, due FROM follow_up
           WHERE done_at IS NULL AND family IN (SELECT value FROM json_each(?)) ORDER BY due, id""",
        json.dumps(list(families)),
    )


def figures(db: Database, families: Iterable[str], today: str) -> dict:
    """How many follow-ups were booked in several families, how many are done, changed something, or are late."""
    sql = """SELECT count(*) AS booked, count(done_at) AS done,
                    count(*) FILTER (WHERE done_at IS NULL AND due < :today) AS late,
                    count(*) FILTER (WHERE EXISTS (SELECT 1 FROM follow_up_completion AS given
                        WHERE given.follow_up = follow_up.id AND given.what_changed <> '')) AS changed
             FROM follow_up WHERE family IN (SELECT value FROM json_each(:families))"""
    return row(db, sql, {"families": json.dumps(list(families)), "today": today}) or {}


def follow_up(db: Database, follow_up: str) -> dict | None:
    """One follow-up."""
    return row(db, "SELECT * FROM follow_up WHERE id = ?", follow_up)


def add_follow_up(db: Database, record: dict) -> None:
    """Insert a follow-up."""
    insert(db, "follow_up", record)


def add_completion(db: Database, record: dict) -> None:
    """Insert what changed at a follow-up."""
    insert(db, "follow_up_completion", record)


def mark_done(db: Database, follow_up: str, stamp: str) -> None:
    """Note when a follow-up was done first."""
    execute(db, "UPDATE follow_up SET done_at = ? WHERE id = ? AND done_at IS NULL", stamp, follow_up)


def subscriptions(db: Database, account: str) -> list[dict]:
    """A person's browsers that want reminders, newest first, each with when one last arrived and whether one failed."""
    return rows(
        db,
        """SELECT push_subscription.id, push_subscription.endpoint, push_subscription.made_at, device.label,
                  max(delivery.sent_at) AS sent_at,
                  coalesce(max(delivery.not_before) FILTER (WHERE delivery.state = 'failed'), '')
                      > coalesce(max(delivery.sent_at), '') AS failing
           FROM push_subscription LEFT JOIN device ON device.id = push_subscription.device
           LEFT JOIN delivery ON delivery.subscription = push_subscription.id
           WHERE push_subscription.account = ? AND push_subscription.ended_at IS NULL
           GROUP BY push_subscription.id ORDER BY push_subscription.made_at DESC, push_subscription.id""",
        account,
    )


def subscription_at(db: Database, endpoint: str) -> dict | None:
    """The live subscription of an endpoint."""
    return row(db, "SELECT * FROM push_subscription WHERE endpoint = ? AND ended_at IS NULL", endpoint)


def add_subscription(db: Database, record: dict) -> None:
    """Insert a subscription."""
    insert(db, "push_subscription", record)


def end_subscription(db: Database, subscription: str, stamp: str, why: str) -> None:
    """End a subscription and all that still waited to be sent to it."""
    ended = "UPDATE push_subscription SET ended_at = ?, ended_why = ? WHERE id = ? AND ended_at IS NULL"
    execute(db, ended, stamp, why, subscription)
    execute(
        db,
        "UPDATE delivery SET state = 'gone' WHERE subscription = ? AND state IN ('waiting', 'claimed')",
        subscription,
    )


def orphaned_subscriptions(db: Database, vapid_key: str) -> list[str]:
    """Live subscriptions of phones that were revoked, of accounts that have ended, and to keys that we lost."""
    found = rows(
        db,
        """SELECT push_subscription.id FROM push_subscription
           JOIN account ON account.id = push_subscription.account
           LEFT JOIN device ON device.id = push_subscription.device
           WHERE push_subscription.ended_at IS NULL
             AND (account.ended_at IS NOT NULL OR device.revoked_at IS NOT NULL OR vapid_key <> ?)""",
        vapid_key,
    )
    return [one["id"] for one in found]


def follow_ups_due(db: Database, day: str) -> list[dict]:
    """Follow-ups of all families that are due on a day and not done."""
    return rows(db, "SELECT id, family FROM follow_up WHERE due = ? AND done_at IS NULL", day)


def accounts_of(db: Database, members: Iterable[str]) -> dict[str, str]:
    """The accounts of members who have one, by member."""
    found = rows(
        db,
        """SELECT member, id FROM account
           WHERE ended_at IS NULL AND member IN (SELECT value FROM json_each(?))""",
        json.dumps(list(members)),
    )
    return {one["member"]: one["id"] for one in found}


def coaches_of(db: Database, families: Iterable[str]) -> dict[str, str]:
    """The coaches of some families, by family."""
    found = rows(
        db,
        """SELECT contact_person.family, account.id
           FROM contact_person JOIN account ON account.id = contact_person.coach
           WHERE until_at IS NULL AND account.ended_at IS NULL
             AND contact_person.family IN (SELECT value FROM json_each(?))""",
        json.dumps(list(families)),
    )
    return {one["family"]: one["id"] for one in found}


def live_subscriptions(db: Database, accounts: Iterable[str]) -> list[dict]:
    """Id and account of the subscriptions that some people have."""
    return rows(
        db,
        """SELECT id, account FROM push_subscription
           WHERE ended_at IS NULL AND account IN (SELECT value FROM json_each(?))""",
        json.dumps(list(accounts)),
    )


def reminders_of(db: Database, dues: Iterable[str]) -> list[dict]:
    """All reminders of some days and times: what, whom, and whether one of its deliveries may still arrive or has."""
    return rows(
        db,
        """SELECT kind, record, due, account,
                  EXISTS (SELECT 1 FROM delivery
                          WHERE reminder = reminder.id AND state NOT IN ('gone', 'failed')) AS alive
           FROM reminder WHERE due IN (SELECT value FROM json_each(?))""",
        json.dumps(sorted(dues)),
    )


def told_of(db: Database, kind: str, records: Iterable[str]) -> list[dict]:
    """Whose phone has got a reminder of some things, and when: record, due, name, sent_at."""
    return rows(
        db,
        """SELECT reminder.record, reminder.due, account.name, min(delivery.sent_at) AS sent_at
           FROM reminder JOIN delivery ON delivery.reminder = reminder.id JOIN account ON account.id = reminder.account
           WHERE reminder.kind = ? AND reminder.record IN (SELECT value FROM json_each(?)) AND delivery.state = 'sent'
           GROUP BY reminder.id ORDER BY sent_at""",
        kind,
        json.dumps(list(records)),
    )


def add_reminder(db: Database, record: dict, subscriptions: Iterable[str], stamp: str) -> None:
    """Insert a reminder and its delivery to each subscription."""
    insert(db, "reminder", record)
    for subscription in subscriptions:
        insert(db, "delivery", {"reminder": record["id"], "subscription": subscription, "not_before": stamp})


def open_deliveries(db: Database, stamp: str, most: int) -> list[dict]:
    """Deliveries whose time has come: never sent, to be tried again, or claimed by somebody who went away."""
    return rows(
        db,
        """SELECT delivery.reminder, delivery.subscription, delivery.attempts, reminder.kind, reminder.record,
                  reminder.due, reminder.account, reminder.token, account.language,
                  push_subscription.endpoint, push_subscription.p256dh, push_subscription.auth
           FROM delivery JOIN reminder ON reminder.id = delivery.reminder
           JOIN account ON account.id = reminder.account
           JOIN push_subscription ON push_subscription.id = delivery.subscription
           WHERE delivery.state IN ('waiting', 'claimed') AND delivery.not_before <= ?
           ORDER BY delivery.not_before LIMIT ?""",
        stamp,
        most,
    )


def claim(db: Database, delivery: dict, lease: str, until: str, stamp: str) -> bool:
    """Take a delivery until a time; False when somebody else has it. The lease's end is when it may be taken again."""
    touched = execute(
        db,
        """UPDATE delivery SET state = 'claimed', lease = ?, not_before = ?, attempts = attempts + 1
           WHERE reminder = ? AND subscription = ? AND state IN ('waiting', 'claimed') AND not_before <= ?""",
        lease,
        until,
        delivery["reminder"],
        delivery["subscription"],
        stamp,
    )
    return touched == 1


def settle(db: Database, delivery: dict, lease: str, outcome: dict) -> None:
    """Write down how a delivery went, unless its lease ran out and somebody else has it now."""
    execute(
        db,
        """UPDATE delivery SET state = :state, not_before = :not_before, answer = :answer, sent_at = :sent_at,
                               lease = NULL
           WHERE reminder = :reminder AND subscription = :subscription AND lease = :lease""",
        {"reminder": delivery["reminder"], "subscription": delivery["subscription"], "lease": lease, **outcome},
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

"""SQL on follow-ups, push subscriptions, and what is due. Reminders and their deliveries: `delivery_queries`."""

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


def visits_ahead(db: Database, from_wall: str, to_wall: str) -> list[dict]:
    """Planned visits between two wall times, once for each who lives there and has an account: id, family, account."""
    return rows(
        db,
        """SELECT planned_visit.id, planned_visit.family, planned_visit.starts_at, account.id AS account
           FROM planned_visit JOIN account ON account.family = planned_visit.family
           WHERE planned_visit.starts_at > ? AND planned_visit.starts_at < ? AND planned_visit.status = 'planned'
             AND account.role = 'family' AND account.ended_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.planned_visit = planned_visit.id)
             AND (planned_visit.household IS NULL OR EXISTS (
                 SELECT 1 FROM household_member AS lives WHERE lives.household = planned_visit.household
                 AND lives.member = account.member AND lives.until_at IS NULL))
           ORDER BY planned_visit.starts_at, planned_visit.id, account.id""",
        from_wall,
        to_wall,
    )


def snoozed(db: Database, since: str, until: str, now: str) -> list[dict]:
    """Reminders that somebody wanted again between two instants, of what is still open; `now` is a wall time."""
    return rows(
        db,
        """SELECT reminder.kind, reminder.record, reminder.family, reminder.due, reminder.account,
                  snooze.id AS snooze, snooze.until_at
           FROM reminder_snooze AS snooze JOIN reminder ON reminder.id = snooze.reminder
           WHERE snooze.until_at > ? AND snooze.until_at <= ? AND CASE reminder.kind
               WHEN 'step' THEN EXISTS (SELECT 1 FROM next_step WHERE id = record AND status <> 'done')
               WHEN 'follow_up' THEN EXISTS (SELECT 1 FROM follow_up WHERE id = record AND done_at IS NULL)
               WHEN 'change' THEN EXISTS (SELECT 1 FROM planned_visit_change WHERE id = record AND seen_at IS NULL)
               WHEN 'visit' THEN EXISTS (SELECT 1 FROM planned_visit WHERE id = record AND status = 'planned'
                   AND starts_at = substr(due, 1, 16) AND starts_at > ?)
               ELSE 1 END""",
        since,
        until,
        now,
    )


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

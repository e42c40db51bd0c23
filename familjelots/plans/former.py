"""What a query tells of a record's earlier texts: for pages on which it can be changed."""


def former(table: str) -> str:
    """Whether a record has had other texts than it has now, or met one."""
    return f"""EXISTS (SELECT 1 FROM text_edit WHERE text_edit.record = {table}.id)
               OR EXISTS (SELECT 1 FROM edit_conflict WHERE edit_conflict.record = {table}.id) AS former"""


def to_read(sql: str, table: str) -> str:
    """The same query for a page on which nothing is changed: it does not ask for earlier texts."""
    return sql.replace(former(table), "0 AS former")

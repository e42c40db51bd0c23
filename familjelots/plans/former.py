"""What a query tells of a record's earlier texts."""


def former(table: str) -> str:
    """Whether a record has had other texts than it has now, or met one."""
    return f"""EXISTS (SELECT 1 FROM text_edit WHERE text_edit.record = {table}.id)
               OR EXISTS (SELECT 1 FROM edit_conflict WHERE edit_conflict.record = {table}.id) AS former"""

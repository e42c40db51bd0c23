"""The codes that this room's records choose from."""

ROUTES = (
    "work", "subsidised_work", "practice", "enterprise", "vocational", "adult_education", "language", "health_first",
    "ordinary_support", "other",
)  # fmt: skip
"""Routes to self-support."""

STANCES = ("important", "fine", "skip")
"""How one area of life is for somebody now."""

GROWN = frozenset({"adult", "young"})
"""Roles of the people whom a mapping is made with."""

"""The same Tuesday and the same way to plan as in the tests of the schedule."""

from ..schedule.conftest import plan, tuesday

__all__ = ["plan", "tuesday"]

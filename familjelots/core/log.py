"""What the server says about itself: events and where something broke, never what anybody wrote."""

import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog


def configure() -> None:
    """One JSON object a line on stderr.

    structlog's own tracebacks print the local variables of each frame, which here are people's words; and even an
    exception's message may quote what was posted. So only its kind and its place are told.
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _place,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=lambda *_names: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def _place(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    problem = event.pop("exc_info", None)
    if isinstance(problem, BaseException):
        frames = traceback.extract_tb(problem.__traceback__)
        event["problem"] = type(problem).__name__
        event["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return event

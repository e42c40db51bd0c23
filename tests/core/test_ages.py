"""How long ago something was is counted from the day here, not from that of UTC."""

from familjelots import create_app
from familjelots.core.web import times


def test_an_instant_after_midnight_here_is_of_the_new_day(tmp_path):
    with create_app(INSTANCE=str(tmp_path)).test_request_context(headers={"Accept-Language": "sv"}):
        told = times.age("2026-08-21T22:30:00Z")
    assert 'datetime="2026-08-22"' in told
    assert "22 augusti 2026" in told

"""The instance's keys are made once, whole, and for the server's eyes only."""

from concurrent.futures import ThreadPoolExecutor

from familjelots.reminders import keys


def test_keys_are_made_at_first_need_and_stay(tmp_path):
    first = keys.public_key(tmp_path)
    keys.vapid.cache_clear()
    assert keys.public_key(tmp_path) == first
    assert [file.name for file in tmp_path.iterdir()] == [keys.FILE]


def test_only_the_servers_user_can_read_them(tmp_path):
    keys.public_key(tmp_path)
    assert (tmp_path / keys.FILE).stat().st_mode & 0o777 == 0o600


def test_processes_that_begin_at_once_share_one_pair(tmp_path):
    def found(_number: int) -> str:
        keys.vapid.cache_clear()
        return keys.public_key(tmp_path)

    with ThreadPoolExecutor(8) as several:
        assert len(set(several.map(found, range(16)))) == 1

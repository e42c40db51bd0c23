"""Every step has a picture: the chosen one, else one for its verb."""

import pytest

from familjelots.family_home.picture import picture_of


@pytest.mark.parametrize(
    ("text", "chosen", "shown"),
    [
        ("Ring skolan", "", "phone"),
        ("Ring skolan", "try", "sprout"),
        ("PROVA bildschemat", "", "sprout"),
        ("Bildschemat", "", "footprints"),
        ("", "", "footprints"),
        ("Ring skolan", "no such picture", "footprints"),
    ],
)
def test_a_step_shows_a_picture(text, chosen, shown):
    assert picture_of({"text": text, "picture": chosen}) == shown

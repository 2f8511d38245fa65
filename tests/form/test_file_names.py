"""The form names files as `new` does."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from plugins.skeletons.titles import file_slug
from plugins.vietnamese.slugs import slugify
from tests.form.conftest import Script

LETTERS = "aàảãáạăằâđĐêôơưỳABC XYZ 0189&'’-–.,:“”/()ðÐİ\u0323\u0301ßœ"


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.sampled_from(LETTERS), min_size=1, max_size=120))
def test_any_title_gives_the_name_that_new_gives(script: Script, title: str) -> None:
    assume(slugify(title))
    values = {"title": title, "kind": "hoi-nghi", "published": "2024-01-18"}

    named = script("file-name.js:fileName", [values])
    assert named == f"2024-01-18-{file_slug(title, 'hoi-nghi')}"


@pytest.mark.parametrize(
    ("published", "held", "date"),
    [
        ("2019-07-10T16:55+07:00", "2019-07-09", "2019-07-10"),
        ("", "2019-07", "2019-07"),
        ("", "2017~", "2017"),
        ("", "2019-01-30/2019-02-01", "2019-01-30"),
    ],
)
def test_the_date_is_that_of_publication_else_of_the_meeting(
    script: Script, published: str, held: str, date: str
) -> None:
    values = {"title": "Đại hội", "published": published, "event": {"date": held}}

    assert script("file-name.js:fileName", [values]) == f"{date}-dai-hoi"

from pathlib import Path

import pytest

from plugins.archive.markup import Block
from plugins.archive.product import process, read_claimed_card, read_contents
from plugins.archive.record import parse_record
from plugins.archive.source import Source
from tests.archive.samples import GOOD, PATH, SITE

RECORDS = sorted(SITE.glob("tin/*/*.md")) + sorted((SITE.parents[1] / "content").glob("tin/*/*.md"))


@pytest.mark.parametrize("file", RECORDS, ids=lambda file: file.stem)
def test_a_product_is_read_as_the_record_that_it_was_made_of(file: Path) -> None:
    path = file.relative_to(file.parents[2]).as_posix()
    source = Source(path, file.read_bytes())
    record, product = parse_record(source, {}), process(source)

    assert product is not None
    assert record.open() == read_contents(product.contents)
    assert record.card == read_claimed_card(product.card, path, record.address)[0]


def test_a_body_of_pictures_and_one_of_nothing_are_read_back() -> None:
    images = "images:\n- {file: a.webp, alt: b, caption: c, credit: d, licence: e}\n---\n"
    pictured = GOOD.replace("---\nĐoạn thứ nhất.\n", f"{images}\n![](a.webp)\n\n![](a.webp)\n")
    for text, blocks in ((pictured, 2 * (Block(image="a.webp"),)), (GOOD.partition("Đoạn")[0], ())):
        product = process(Source(PATH, text.encode()))

        assert product is not None
        assert blocks == read_contents(product.contents).body.blocks


@pytest.mark.parametrize(
    "text",
    [
        *(f"{GOOD}\x1e", f"{GOOD}&#30;", f"{GOOD}&#x1E;", GOOD.replace("năm.", "năm\x1e.")),
        GOOD.replace("Sở họp hội nghị năm.", r'"Sở họp \x1e"'),
    ],
)
def test_no_source_holds_the_sign_between_the_parts(text: str) -> None:
    assert process(Source(PATH, text.encode())) is None

"""What a source of a record is made into, as bytes that can be kept and sent to other machines.

``process`` is pure: the same bytes of a source, at the same path, give the same product.
"""

import json
from typing import NamedTuple

from plugins.archive.card import Card, card_row, read_card
from plugins.archive.claims import AddressClaim, Claims, FileClaim, claims_of
from plugins.archive.markup import Block, Body
from plugins.archive.metadata import Metadata
from plugins.archive.problems import Invalid
from plugins.archive.record import Contents, parse_manuscript, read_manuscript
from plugins.archive.source import Source

_BETWEEN = b"\x1e"
"""Stands between the parts of contents: texts as long as these are slowly made into JSON and read
from it, and no source may hold this sign."""


class Product(NamedTuple):
    """The card of a record with what it claims, JSON in UTF-8, and its contents."""

    card: bytes
    contents: bytes


def process(source: Source) -> Product | None:
    """Make the product of a source; None where it has faults.

    The vocabulary is not asked, so an archive is not processed anew for each new term: whoever
    reads the product looks up what the card names.
    """
    try:
        manuscript = read_manuscript(source)
        record = parse_manuscript(manuscript, {})
    except Invalid:
        return None
    claims = claims_of(manuscript.front_matter, manuscript.address)
    card = _json([card_row(record.card), _claims(claims)])
    return Product(card, _write_contents(record.open()))


def read_claimed_card(kept: bytes, path: str, address: str) -> tuple[Card, Claims]:
    """Read the first part of a product; ``path`` and ``address`` are those of its source."""
    card, (identifier, place, files, earlier) = json.loads(kept)
    needed = tuple([FileClaim(field, (row, column), file) for field, row, column, file in files])
    had = tuple([AddressClaim(field, (row, column), old) for field, row, column, old in earlier])
    line, column = place
    return read_card(card), Claims(path, identifier, (line, column), address, needed, had)


def read_contents(kept: bytes) -> Contents:
    """Read the second part of a product."""
    metadata, small, text, *blocks = kept.split(_BETWEEN)
    images, links, lines = json.loads(small)
    body = Body(
        tuple([Block(html.decode(), image) for html, image in zip(blocks, images, strict=True)]),
        text.decode(),
        tuple([(target, line) for target, line in links]),
    )
    return Contents(Metadata.model_validate_json(metadata), body, lines)


def _write_contents(contents: Contents) -> bytes:
    body = contents.body
    metadata = contents.metadata.model_dump_json(exclude_defaults=True)
    small = _json([[block.image for block in body.blocks], body.links, contents.lines])
    texts = [body.text, *[block.html for block in body.blocks]]
    return _BETWEEN.join([metadata.encode(), small, *[text.encode() for text in texts]])


def _claims(claims: Claims) -> tuple[object, ...]:
    files = [(claim.field, *claim.place, claim.path) for claim in claims.files]
    earlier = [(claim.field, *claim.place, claim.address) for claim in claims.earlier]
    return claims.identifier, claims.identifier_place, files, earlier


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

"""PDF files made for tests: with text in Vietnamese, or with what keeps text from being read."""

import zlib
from collections.abc import Iterable, Sequence
from itertools import accumulate

_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 3 0 R"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
)
_BEFORE_PAGES = 4
"""Objects: the catalog, the tree of pages, what the font maps to letters, the font."""


def pdf_of(*pages: str) -> bytes:
    """Write a file with text, one line of it after the other, as programs write it today.

    Signs of the font are numbers from 1 on, and a table tells which letters they are; there are no
    shapes, so the file is small and shows nothing.
    """
    letters = sorted({letter for page in pages for letter in page})
    signs = {letter: f"{number:04X}" for number, letter in enumerate(letters, start=1)}
    mapped = "\n".join(
        f"<{sign}> <{letter.encode('utf-16-be').hex()}>" for letter, sign in signs.items()
    )
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(signs)} beginbfchar\n{mapped}\nendbfchar\nendcmap end end"
    )
    drawn = [
        "BT /F1 12 Tf 14 TL 50 800 Td "
        + " ".join(
            f"<{''.join(signs[letter] for letter in line)}> Tj T*" for line in page.split("\n")
        )
        + " ET"
        for page in pages
    ]
    return pdf_with_pages([content.encode() for content in drawn], table.encode())


def pdf_with_pages(contents: Sequence[bytes], table: bytes = b"", *more: bytes) -> bytes:
    """Write a file whose pages are drawn like this; objects beyond those needed come last."""
    first = _BEFORE_PAGES + 1
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(contents)))
    pages = [
        part
        for number, content in enumerate(contents)
        for part in (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>"
            b"/XObject<</X %d 0 R>>>>/Contents %d 0 R>>"
            % (first + 2 * len(contents), first + 2 * number + 1),
            stream(content),
        )
    ]
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
            stream(table),
            _FONT,
            *pages,
            *more,
        ]
    )


def assemble(objects: Iterable[bytes], trailer: bytes = b"") -> bytes:
    """Write objects, numbered from 1 on, as a file; ``trailer`` adds to what its end tells."""
    head = b"%PDF-1.7\n"
    parts = [b"%d 0 obj %b endobj\n" % (number, held) for number, held in enumerate(objects, 1)]
    starts = accumulate(map(len, parts), initial=len(head))
    *places, end = starts
    listed = b"".join(b"%010d 00000 n \n" % place for place in places)
    return b"".join(
        (
            head,
            *parts,
            b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(parts) + 1, listed),
            b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF"
            % (len(parts) + 1, trailer, end),
        )
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Write a stream, packed."""
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%b>>stream\n%b\nendstream" % (
        len(packed),
        entries,
        packed,
    )


def scan() -> bytes:
    """Write a file with a picture on its page and nothing else."""
    picture = (
        b"/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    return pdf_with_pages([b"q 595 0 0 842 0 0 cm /X Do Q"], b"", stream(bytes(64), picture))


def encrypted(cipher: bytes) -> bytes:
    """Write a file that asks for a password, with a cipher told by entries of its dictionary."""
    owner = b"41" * 32
    return assemble(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"],
        b"/ID[<00><00>]/Encrypt<</Filter/Standard%b/O<%b>/U<%b>/P -4>>" % (cipher, owner, owner),
    )

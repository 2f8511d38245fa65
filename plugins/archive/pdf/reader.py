"""The program that reads a PDF from its input and writes what stands on the pages as JSON.

It runs in a process of its own (see ``texts``): the format has room for files that take hours or
all memory to read, and what pypdf does not refuse then ends with the process. It imports nothing
of ours, so it begins quickly.
"""

import json
import logging
import sys
from io import BytesIO
from itertools import islice

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError

if sys.platform != "win32":
    import resource

MAX_PAGES = 500
MAX_CHARACTERS = 200_000
"""What is read of a file: eighty pages full of text."""

_MAX_FAILED = 5
"""Pages that could not be read: after so many the others are not tried."""

_MAX_STREAM = 10 * 1024 * 1024
"""Bytes that the drawing of a page, or a font's table, may have when unpacked."""

_LIMITS = Configuration(
    array_based_stream_maximum_output_length=_MAX_STREAM,
    brotli_maximum_output_length=_MAX_STREAM,
    lzw_maximum_output_length=_MAX_STREAM,
    run_length_maximum_output_length=_MAX_STREAM,
    zlib_maximum_output_length=_MAX_STREAM,
    stream_parsing_work_maximum_count=200_000,
    xform_maximum_invocations_per_extraction=200,
    page_tree_maximum_entries=10_000,
    jbig2dec_binary=None,
)
_MAX_MEMORY = 1024 * 1024 * 1024
"""Bytes; files that nobody made to do harm take less than a tenth."""


def main() -> None:
    """Answer for the file in the input: ``{"fault": "", "pages": ["..."]}``."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, _MAX_MEMORY))
    logging.disable()
    fault, pages = read_pdf(sys.stdin.buffer.read())
    json.dump({"fault": fault, "pages": pages}, sys.stdout)


def read_pdf(content: bytes) -> tuple[str, list[str]]:
    """Give what keeps a file from being read, or nothing, and the text of each page as it is."""
    with apply_configuration(_LIMITS):
        try:
            reader = PdfReader(BytesIO(content))
            if reader.is_encrypted and not reader.decrypt(""):
                return "encrypted", []
            return _read_pages(reader)
        except DependencyError:
            # A cipher for which pypdf asks for another package.
            return "encrypted", []
        except Exception:  # noqa: BLE001 - what broken files make pypdf raise is no list
            return "broken", []


def _read_pages(reader: PdfReader) -> tuple[str, list[str]]:
    """A page that cannot be read is passed over, unless there is no other."""
    pages: list[str] = []
    characters = 0
    failed = 0
    for page in islice(reader.pages, MAX_PAGES):
        if characters >= MAX_CHARACTERS or failed >= _MAX_FAILED:
            break
        try:
            pages.append(page.extract_text()[: MAX_CHARACTERS - characters])
            characters += len(pages[-1])
        except Exception:  # noqa: BLE001 - as above
            failed += 1
    return "broken" if failed and not any(pages) else "", pages


if __name__ == "__main__":
    main()

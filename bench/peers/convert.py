"""Our content folder in the forms of our peers, as much of it as they can show.

Both get every published record: its title, summary, day and terms, and the body, with links and
pictures that lead where the peer puts things. Drafts and withdrawn records stay behind.

Pelican knows categories, tags and authors: people are the authors, and all other terms tags, by
name. Hugo has a taxonomy for each vocabulary, with a page for each term that tells its name, and
below `facts` all of our front matter.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from textwrap import indent

from plugins.archive.archive import TERM_FIELDS
from plugins.archive.metadata import Image
from plugins.archive.reading import read_archive
from plugins.archive.record import Record
from plugins.archive.vocabulary import Vocabulary

VOCABULARY_OF = {
    "chuoi": "series",
    "chu-de": "tags",
    "chuyen-muc": "categories",
    "don-vi": "organizations",
    "loai": "kinds",
    "nhan-su": "people",
}
"""Which vocabulary has its terms below an address of ours."""
_PICTURE = re.compile(r"!\[\]\(([^)\s]+)\)")
_LINK = re.compile(rf"\]\(/({'|'.join(VOCABULARY_OF)})/([^/)]+)/\)")


def convert(content: Path, pelican: Path, hugo: Path) -> None:
    """Write what is in a content folder of ours into a site of Pelican's and one of Hugo's."""
    archive = read_archive(content)
    for record in archive.records:
        head, body = _parts(content / record.path)
        _write(pelican / "content" / record.path, pelican_article(record, archive.vocabulary, body))
        _write(hugo / "content" / record.path, hugo_article(record, head, body))
    _write(hugo / "content" / "tin" / "_index.md", _yaml({"title": "Tin tức"}))
    for year in {record.year for record in archive.records}:
        _write(hugo / f"content/tin/{year}/_index.md", _yaml({"title": f"Năm {year}"}))
    for vocabulary, terms in archive.by_term.items():
        for term in terms:
            page = hugo / "content" / vocabulary / term / "_index.md"
            _write(page, _yaml({"title": archive.vocabulary.name(vocabulary, term)}))
    for folder in ("images", "files"):
        if (content / folder).is_dir():
            shutil.copytree(content / folder, pelican / "content" / folder)
            shutil.copytree(content / folder, hugo / "static" / folder)


def pelican_article(record: Record, vocabulary: Vocabulary, body: str) -> str:
    """Set a record for Pelican: flat lines before the text."""
    terms = _named(record, vocabulary)
    lines = {
        "Title": record.metadata.title,
        "Date": str(record.date),
        "Slug": record.slug,
        "Category": terms.pop("categories")[0],
        "Authors": "; ".join(terms.pop("people")),
        "Tags": "; ".join(dict.fromkeys(name for some in terms.values() for name in some)),
        "Summary": record.metadata.summary,
    }
    head = "".join(f"{name}: {value}\n" for name, value in lines.items() if value)
    return f"{head}\n{_led(body, record, _pelican_address)}"


def hugo_article(record: Record, head: str, body: str) -> str:
    """Set a record for Hugo: its own fields, terms by their identifiers, and ours as facts."""
    fields = {
        "title": record.metadata.title,
        "slug": record.slug,
        "date": str(record.date),
        "description": record.metadata.summary,
        **{name: list(dict.fromkeys(terms(record))) for name, terms in TERM_FIELDS.items()},
    }
    facts = f"facts:\n{indent(head, '  ')}"
    return f"{_yaml(fields, facts)}{_led(body, record, _hugo_address)}"


def _named(record: Record, vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Give the names of the terms of a record, by vocabulary."""
    return {
        name: [vocabulary.name(name, term) for term in dict.fromkeys(terms_of(record))]
        for name, terms_of in TERM_FIELDS.items()
    }


def _parts(file: Path) -> tuple[str, str]:
    """Cut a source in two: the front matter and the body."""
    _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
    return head, body


def _led(body: str, record: Record, address: Callable[[str, str], str]) -> str:
    """Lead the links of a body to the pages of terms that a peer has; say what pictures show."""
    images = {image.file: image for image in record.metadata.images}
    body = _LINK.sub(lambda link: f"]({address(VOCABULARY_OF[link[1]], link[2])})", body)
    return _PICTURE.sub(lambda place: _picture(images[place[1]]), body)


def _picture(image: Image) -> str:
    caption = image.caption.replace('"', "”")
    return f'![{image.alt}](/images/{image.file} "{caption}")'


def _pelican_address(vocabulary: str, term: str) -> str:
    """Pelican makes its addresses out of names as ours are made, so they end as ours do."""
    kind = {"people": "author", "categories": "category"}.get(vocabulary, "tag")
    return f"/{kind}/{term}.html"


def _hugo_address(vocabulary: str, term: str) -> str:
    return f"/{vocabulary}/{term}/"


def _yaml(fields: Mapping[str, object], more: str = "") -> str:
    """Write front matter; what JSON writes is YAML too."""
    return "".join(["---\n", *_lines(fields), more, "---\n"])


def _lines(fields: Mapping[str, object]) -> Iterator[str]:
    for name, value in fields.items():
        yield f"{name}: {json.dumps(value, ensure_ascii=False)}\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")

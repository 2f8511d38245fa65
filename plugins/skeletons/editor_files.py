"""What VS Code is given of our fields, terms and kinds: schemas and snippets, all generated."""

import json
from pathlib import Path
from typing import Any, TextIO

from plugins.archive.schema import plain_page_schema, record_schema, vocabulary_schemas
from plugins.archive.vocabulary import Vocabulary
from plugins.archive.write import write_file
from plugins.skeletons.snippets import snippets

FOLDER = ".vscode"


def editor_files(vocabulary: Vocabulary) -> dict[str, bytes]:
    """Make the files, by path below the project."""
    schemas = {
        "record": record_schema(vocabulary),
        "plain_page": plain_page_schema(),
        **vocabulary_schemas(),
    }
    files = {f"schemas/{name}.schema.json": schema for name, schema in schemas.items()}
    files["bien-nien.code-snippets"] = snippets(vocabulary)
    return {f"{FOLDER}/{path}": _json(value) for path, value in files.items()}


def write_editor_files(project: Path, vocabulary: Vocabulary, out: TextIO) -> None:
    """Write those that changed, and say which."""
    for path, content in editor_files(vocabulary).items():
        if write_file(project / path, content):
            print(f"Đã ghi {path}", file=out)


def _json(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON holds
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()

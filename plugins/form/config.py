"""What Decap is told: where the records lie, how their files are named, which fields they have.

https://decapcms.org/docs/configuration-options/
"""

import json
from collections.abc import Mapping
from typing import Any

from plugins.archive.archive import Archive
from plugins.archive.media import IMAGES_FOLDER
from plugins.archive.record import RECORDS_FOLDER
from plugins.archive.schema import record_schema
from plugins.archive.site import Site
from plugins.form.fields import body_widget, folders, record_widgets

CONTENT_FOLDER = "content"
"""The content folder, as a path within the repository."""


def make_config(archive: Archive, site: Site, backend: Mapping[str, Any]) -> bytes:
    """Make the configuration as JSON; ``backend`` goes to Decap as it is."""
    config = {
        "backend": {"commit_messages": _COMMIT_MESSAGES, **backend},
        "load_config_file": False,
        "locale": "vi",
        "site_url": site.url,
        "logo": {"src": f"..{site.emblem}"},
        "show_preview_links": False,
        "editor": {"preview": False},
        "media_folder": f"{CONTENT_FOLDER}/{IMAGES_FOLDER}",
        "public_folder": "",
        # The names of pictures; those of records are made in browser/file-name.js.
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": [_records(archive)],
    }
    return json.dumps(config, ensure_ascii=False, indent=1).encode()


_COMMIT_MESSAGES = {
    "create": "Thêm tin {{slug}}",
    "update": "Sửa tin {{slug}}",
    "uploadMedia": "Thêm tệp {{path}}",
    "deleteMedia": "Xóa tệp {{path}}",
}


def _records(archive: Archive) -> dict[str, Any]:
    return {
        "name": RECORDS_FOLDER,
        "label": "Tin",
        "label_singular": "tin",
        "description": "Mỗi tin là một hội nghị, đại hội đã diễn ra.",
        "folder": f"{CONTENT_FOLDER}/{RECORDS_FOLDER}",
        # Both are set from the dates and the title when a new record is saved.
        "path": "{{_year}}/{{slug}}",
        "slug": "{{_name}}",
        **folders(IMAGES_FOLDER, CONTENT_FOLDER),
        "extension": "md",
        "format": "record",
        "create": True,
        # An archive withdraws a record by its status; it deletes none.
        "delete": False,
        "identifier_field": "title",
        "summary": "{{title}}",
        "sortable_fields": [],
        "view_groups": [{"label": "Năm", "field": "_year", "pattern": r"\d{4}"}],
        "fields": [
            *record_widgets(record_schema(archive.vocabulary), CONTENT_FOLDER),
            body_widget(),
        ],
    }

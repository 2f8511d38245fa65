"""From the table of fields to the widgets of Decap, by way of the JSON Schema of a record.

All values stay text, as they are in a record: a number widget would drop the zero of 1.10, and a
date widget knows no month without a day.
https://decapcms.org/docs/widgets/
"""

from collections.abc import Iterator
from typing import Any

from plugins.archive.media import FILES_FOLDER

Schema = dict[str, Any]
Widget = dict[str, Any]

_LONG = frozenset({"summary", "description", "alt", "caption", "note", "reason", "recipients"})
"""Fields that hold sentences, wherever they stand."""
_OF_PICTURES = "images"
"""The field whose files are pictures; those of all others are attachments."""
_NAMED_BY_PROGRAM = "id"
"""The field that is filled in when the record is saved, where the editor leaves it empty."""
_TRUE = {"label": "Đúng", "value": "true"}


def record_widgets(schema: Schema, content: str) -> list[Widget]:
    """Make the widgets of a record's fields, in canonical order.

    ``schema`` is that of ``record_schema``; ``content`` the path of the content folder in the
    repository.
    """
    return list(_widgets(schema, content, within="", optional=False))


def folders(folder: str, content: str) -> Widget:
    """Keep files by year: `dirname` is the folder of the record below that of all records."""
    return {
        "media_folder": f"/{content}/{folder}/{{{{dirname}}}}",
        "public_folder": "{{dirname}}",
    }


def body_widget() -> Widget:
    """Make the widget of the body, with what the build takes: no heading of the first level."""
    marks = ("bold", "italic", "link")
    blocks = ("heading-two", "heading-three", "quote", "bulleted-list", "numbered-list")
    return {
        "name": "body",
        "label": "Nội dung",
        "widget": "markdown",
        "required": True,
        "buttons": [*marks, *blocks],
        "editor_components": ["image"],
        "hint": "Ảnh đặt trong bài phải có ở mục Ảnh phía trên, với mô tả và tác giả.",
    }


def _widgets(schema: Schema, content: str, within: str, *, optional: bool) -> Iterator[Widget]:
    """Yield a widget for each property.

    What is required within an object that is optional itself cannot be required by the form: Decap
    would ask for it where the whole object is left out.
    """
    required = () if optional else schema.get("required", ())
    for name, row in schema["properties"].items():
        needed = name in required and name != _NAMED_BY_PROGRAM
        yield {
            "name": name,
            "label": row["title"],
            "required": needed,
            **_widget(name, row, content, within, needed=needed),
        }


def _widget(name: str, row: Schema, content: str, within: str, *, needed: bool) -> Widget:
    if "enum" in row:
        return _select(row)
    if "items" in row:
        return _list(name, row, content)
    if "properties" in row:
        fields = list(_widgets(row, content, name, optional=not needed))
        return {"widget": "object", "collapsed": not needed, "fields": fields}
    if name == "file":
        return _file(content, within)
    if row.get("default") is False:
        return {"widget": "select", "options": [_TRUE], "hint": row["description"]}
    return _text(name, row)


def _select(row: Schema) -> Widget:
    choices = zip(row["enum"], row["enumDescriptions"], strict=True)
    return {
        "widget": "select",
        "options": [
            {"label": label, "value": value} for value, label in choices if isinstance(value, str)
        ],
    }


def _list(name: str, row: Schema, content: str) -> Widget:
    items = row["items"]
    if "enum" in items:
        return {**_select(items), "multiple": True}
    shown = {
        "widget": "list",
        "label_singular": row["title"].lower(),
        # Without this a new record would begin with one empty entry in each list.
        "default": [],
    }
    if "properties" not in items:
        entry = {
            "name": "entry",
            "label": row["title"],
            **_text("entry", {**items, "description": row["description"]}),
        }
        return {**shown, "field": entry}
    fields = list(_widgets(items, content, name, optional=False))
    summary = " – ".join(f"{{{{fields.{field['name']}}}}}" for field in fields[:2])
    return {
        **shown,
        "collapsed": True,
        "minimize_collapsed": True,
        "summary": summary,
        "fields": fields,
    }


def _file(content: str, within: str) -> Widget:
    if within == _OF_PICTURES:
        return {"widget": "image", "choose_url": False}
    return {"widget": "file", "choose_url": False, **folders(FILES_FOLDER, content)}


def _text(name: str, row: Schema) -> Widget:
    hint = "Để trống thì máy tự đặt." if name == _NAMED_BY_PROGRAM else row["description"]
    widget = {"widget": "text" if name in _LONG else "string", "hint": hint}
    if "pattern" in row:
        return {**widget, "pattern": [row["pattern"], row["errorMessage"]]}
    return widget

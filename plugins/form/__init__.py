"""The form in the browser: Decap CMS at ``/quan-tri/``, for those who open no editor.

``fields`` makes a widget of each row of the table of fields, ``config`` what Decap is told,
``policy`` what its page may do, ``pages`` yields the files. The scripts in ``browser`` stand
between Decap and the records: a record is written back with nothing changed but what was edited.
Without the setting ``FORM_BACKEND`` nothing of this is in the site.
"""

from plugins.archive import signals
from plugins.form.pages import pages


def register() -> None:
    """Give the form to the site."""
    signals.pages.connect(pages)

"""The preview behind `serve`: pages as they would be published, drafts and problems besides.

Two programs talk over a pipe. ``server`` keeps the port and the browsers, watches the files and
knows nothing of the archive. A ``worker`` is a process that does: its ``session`` keeps what it
parsed, reads again at each change and makes a page when a browser asks for it. When the program
itself changes, the worker ends and a new one begins, and no browser loses its place. What takes
long, the index of the search, is made by a second worker, so that no page waits for it.
"""

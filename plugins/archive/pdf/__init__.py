"""The text of attached PDF files.

``reader`` is a program of its own, which no file can keep from ending; ``cleaning`` makes text of
what it found on the pages; ``texts`` reads all files of an archive, each once while it is the same.
"""

"""Examines a published site as its readers, robots and hosts get it, and reports what it saw.

From the folder of the output alone: ``output`` knows its files, ``document`` reads a page, and each
check is a module that goes from pages or files to findings. ``examination`` sets them to work,
``browser`` opens pages in Chromium, ``standards`` holds what was seen against the rules that sites
of institutions are judged by, and ``report`` and ``report_page`` write it down.
"""

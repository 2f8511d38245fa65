"""The one way in for capabilities.

``pages`` is sent with the archive and ``site``; each receiver returns an iterable of ``Page`` and
``Asset``. Connect to it in ``register()``.
"""

from blinker import signal

pages = signal("biennien_pages")

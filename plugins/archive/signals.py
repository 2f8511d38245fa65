"""The one way in for capabilities.

``pages`` is sent with the archive and ``site``; each receiver returns an iterable of ``Route`` and
``Asset``, addresses now, pages and contents when asked. Connect to it in ``register()``.
"""

from blinker import signal

pages = signal("biennien_pages")

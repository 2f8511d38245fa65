"""Names of files that tell what is in them."""

from hashlib import sha256

_DIGITS = 12


def digest_name(content: bytes) -> str:
    """Give the name of a file that has this content, or is made from it."""
    return sha256(content).hexdigest()[:_DIGITS]

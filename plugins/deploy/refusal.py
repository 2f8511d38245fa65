"""What keeps a site from being brought to its target, said so that an administrator can mend it."""


class Refusal(Exception):  # noqa: N818 - not an error of the program but of what it was given
    """Raised where it cannot go on: what was found, and what to do, as Vietnamese phrases."""

    def __init__(self, found: str, remedy: str) -> None:
        """Join both into one message."""
        super().__init__(f"{found}: {remedy}.")

"""Texts that differ in one letter, and how to find them among many."""


def without_a_letter(text: str) -> set[str]:
    """All that a text becomes without one of its letters.

    Two texts that are one letter apart have one of these in common, or one is among the other's.
    """
    return {text[:place] + text[place + 1 :] for place in range(len(text))}


def one_letter_apart(one: str, other: str) -> bool:
    """Whether a letter more, less or another, or two neighbours swapped, make one the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    mine, its = one[start:], other[start:]
    if len(mine) != len(its):
        shorter, longer = sorted((mine, its), key=len)
        return longer[1:] == shorter
    return mine[1:] == its[1:] or (mine[:2] == its[1::-1] and mine[2:] == its[2:])

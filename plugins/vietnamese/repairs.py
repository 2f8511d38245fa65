"""All that can be put right in a text without asking anybody, under the codes it is told by."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from plugins.vietnamese.composition import uncomposed
from plugins.vietnamese.edits import Edit
from plugins.vietnamese.encodings import foreign_d, mojibake, tcvn3, vni
from plugins.vietnamese.quotation import straight_quotes
from plugins.vietnamese.spacing import missing_spaces, needless_spaces
from plugins.vietnamese.tone_places import misplaced_tones, other_style


class Repair(NamedTuple):
    """A code, and what finds the edits of a text. Edits are in order and do not overlap."""

    code: str
    find: Callable[[str], Iterable[Edit]]


def repairs(*, new_tones: bool) -> tuple[Repair, ...]:
    """Give all repairs in the order in which they build on each other.

    ``new_tones`` tells that tone marks stand the newer way (hoà) instead of the older (hòa).
    """
    return (
        Repair("ma-loi", mojibake),
        Repair("ma-tcvn3", tcvn3),
        Repair("ma-vni", vni),
        Repair("chua-nfc", uncomposed),
        Repair("chu-d-la", foreign_d),
        Repair("sai-cho-dau-thanh", partial(misplaced_tones, newer=new_tones)),
        Repair("kieu-dau-thanh", partial(other_style, newer=new_tones)),
        Repair("nhay-thang", straight_quotes),
        Repair("thieu-dau-cach", missing_spaces),
        Repair("thua-dau-cach", needless_spaces),
    )

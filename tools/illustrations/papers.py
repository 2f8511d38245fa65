"""Pictures of what passes from hand to hand: certificates and signed pledges."""

from tools.illustrations.brush import (
    CREAM,
    GOLD,
    INK,
    JADE,
    MIST,
    MOSS,
    PAPER,
    PINE,
    RED,
    ROSE,
    SAND,
    SLATE,
    TAN,
    WIDTH,
    WINE,
    disc,
    faint,
    line,
    mirrored,
    oval,
    put,
    rect,
    ring,
    shape,
    sheet,
)
from tools.illustrations.motifs import (
    certificate,
    contract,
    holding_fingers,
    holding_thumb,
    writing_hand,
)


def six_certificates() -> str:
    """Six certificates laid out, one of them being handed over."""
    places = ((210, 190, -4), (560, 170, 2), (910, 190, -2), (205, 500, 3), (545, 515, -3))
    laid = "".join(put(x, y, certificate(JADE), turn=turn, size=0.98) for x, y, turn in places)
    return sheet(
        RED,
        "".join(rect(0, y, WIDTH, 3, WINE) for y in range(40, 800, 72)),
        laid,
        put(1030, 596, mirrored(0, holding_fingers(PINE)), turn=22, size=0.95),
        put(870, 525, certificate(RED), turn=-7, size=1.2),
        put(1030, 596, mirrored(0, holding_thumb()), turn=22, size=0.95),
    )


def handing_over() -> str:
    """Two pairs of arms and one certificate between them."""
    rays = "".join(
        put(600, 400, shape("M-40,-1000 L40,-1000 L0,0 Z", PAPER), turn=20 * n) for n in range(18)
    )
    left = put(318, 420, holding_fingers(RED), size=1.1)
    right = mirrored(600, put(318, 420, holding_fingers(PINE), size=1.1))
    return sheet(
        MIST,
        rays,
        disc(600, 400, 300, GOLD),
        disc(600, 400, 284, CREAM),
        left,
        right,
        put(600, 400, certificate(RED), size=2),
        put(318, 420, holding_thumb(), size=1.1),
        mirrored(600, put(318, 420, holding_thumb(), size=1.1)),
    )


def two_sign() -> str:
    """Two sign the same pledge, seen from above the table."""
    return sheet(
        JADE,
        "".join(rect(x, 0, 3, 800, PINE) for x in range(60, 1200, 120)),
        rect(452, 0, 296, 800, PINE),
        rect(468, 0, 264, 800, RED),
        _flowers_from_above(600, 190),
        put(300, 420, contract(JADE), turn=-6, size=1.35),
        put(900, 420, contract(RED), turn=6, size=1.35),
        put(986, 548, writing_hand(INK, WINE), turn=8, size=0.86),
        mirrored(600, put(986, 548, writing_hand(CREAM, GOLD), turn=8, size=0.86)),
        _cup(600, 640),
    )


def _flowers_from_above(x: float, y: float) -> str:
    leaves = "".join(put(x, y, oval(0, -92, 24, 60, MOSS), turn=45 * n) for n in range(8))
    petals = "".join(put(x, y, oval(0, -44, 22, 40, ROSE), turn=45 * n + 22) for n in range(8))
    return leaves + petals + disc(x, y, 26, GOLD)


def _cup(x: float, y: float) -> str:
    return disc(x, y, 70, CREAM) + disc(x, y, 46, PAPER) + disc(x, y, 36, TAN)


def many_sign() -> str:
    """One long sheet, many pens: departments sign a common pledge."""
    pens = "".join(
        put(190 + 205 * n, 520 - 24 * (n % 2), _signing_pen(colour), size=1.1)
        for n, colour in enumerate((RED, JADE, GOLD, SLATE, WINE))
    )
    return sheet(
        SAND,
        disc(600, 190, 130, RED),
        "".join(rect(0, y, WIDTH, 4, CREAM) for y in range(60, 360, 60)),
        faint(0.2, rect(0, 382, WIDTH, 290, INK)),
        rect(0, 360, WIDTH, 290, PAPER),
        rect(0, 360, WIDTH, 10, GOLD),
        rect(0, 640, WIDTH, 10, GOLD),
        rect(120, 410, 960, 8, CREAM, r=4),
        rect(120, 434, 700, 8, CREAM, r=4),
        _roll(0),
        mirrored(600, _roll(0)),
        pens,
    )


def _roll(x: float) -> str:
    return rect(x - 20, 330, 84, 350, WINE, r=30) + rect(x - 20, 350, 66, 310, RED, r=20)


def _signing_pen(colour: str) -> str:
    mark = line(
        "M-96,44 c20,-58 44,-50 34,-4 c-8,30 26,12 36,-14 c10,-24 24,-8 14,12 c-4,10 6,-2 12,-38",
        colour,
        7,
    )
    pen = (
        rect(-13, -300, 26, 236, colour, r=10)
        + rect(-13, -96, 26, 12, INK)
        + shape("M-13,-64 L13,-64 L0,0 Z", INK)
        + rect(13, -286, 6, 96, INK, r=3)
        + ring(0, -300, 5, INK, 4)
    )
    return mark + put(0, 0, pen, turn=24)

"""Pictures of rooms: a hall, a rostrum, a screen, a table, a stage, a ballot box."""

from math import cos, radians, sin

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
    SKIN,
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
    bouquet,
    holding_fingers,
    microphone,
    row,
    sitter,
)

COATS = (PAPER, MOSS, CREAM, ROSE, MIST)


def hall() -> str:
    """A full hall seen from its last row: stage, curtains, rostrum, rows of seats."""
    folds = "".join(faint(0.16, rect(x, 0, 26, 470, INK)) for x in range(30, 250, 58))
    curtain = shape("M0,0 L270,0 Q262,300 214,470 L0,470 Z", RED) + folds
    table = (
        rect(420, 318, 360, 26, WINE, r=4)
        + rect(432, 340, 336, 96, RED)
        + "".join(rect(452 + 64 * n, 292, 40, 26, PAPER, r=2) for n in range(5))
    )
    return sheet(
        MIST,
        disc(600, 230, 178, GOLD),
        rect(0, 436, WIDTH, 50, TAN),
        rect(0, 436, WIDTH, 8, SAND),
        table,
        put(910, 436, bouquet(), size=0.8),
        put(300, 436, bouquet(), size=0.8),
        curtain,
        mirrored(600, curtain),
        rect(0, 0, WIDTH, 54, WINE),
        "".join(disc(x, 54, 30, WINE) for x in range(0, WIDTH + 1, 60)),
        rect(0, 486, WIDTH, 314, PINE),
        row(range(60, 1200, 120), 520, COATS, JADE, 0.52),
        row(range(0, 1300, 172), 606, COATS[::-1], JADE, 0.76),
        row(range(90, 1300, 255), 712, COATS, WINE, 1.12),
    )


def rostrum() -> str:
    """A rostrum with microphones and flowers; sound goes out in rings."""
    waves = "".join(
        ring(560, 250, 120 + 92 * n, colour, 20 - 2 * n)
        for n, colour in enumerate((RED, ROSE, ROSE, SAND, SAND))
    )
    stand = (
        shape("M420,420 L780,420 L738,800 L462,800 Z", JADE)
        + shape("M600,420 L780,420 L738,800 L600,800 Z", PINE)
        + shape("M372,372 L828,372 L798,432 L402,432 Z", WINE)
        + rect(366, 356, 468, 24, RED, r=6)
        + ring(600, 600, 62, GOLD, 8)
        + "".join(put(600, 600, oval(0, -30, 13, 28, GOLD), turn=60 * n) for n in range(6))
    )
    return sheet(
        PAPER,
        waves,
        rect(0, 712, WIDTH, 88, SAND),
        shape("M0,712 L1200,712 L1200,724 L0,724 Z", TAN),
        stand,
        put(640, 356, microphone(), size=1.25),
        put(700, 356, microphone(), size=1.05),
        put(470, 356, shape("M-60,0 L46,0 L60,-16 L-40,-16 Z", CREAM)),
        put(190, 740, bouquet(), size=1.5),
        put(1010, 740, bouquet(), size=1.5),
    )


def hybrid() -> str:
    """A meeting in a room and on a screen at the same time."""
    return sheet(
        PINE,
        rect(196, 52, 808, 470, INK, r=18),
        "".join(_tile(216 + 262 * (n % 3), 72 + 148 * (n // 3), n) for n in range(9)),
        rect(560, 522, 80, 44, INK),
        line("M1090,330 L1090,560 M1090,450 L1040,610 M1090,450 L1140,610", INK, 12),
        rect(1048, 262, 92, 70, SLATE, r=10),
        disc(1056, 297, 30, INK),
        disc(1056, 297, 15, MOSS),
        put(98, 566, _tall_plant()),
        rect(0, 566, WIDTH, 234, JADE),
        row(range(105, 1200, 198), 612, (CREAM, ROSE, MIST, PAPER), WINE, 0.94),
    )


def _tall_plant() -> str:
    leaves = "".join(
        put(0, -96, shape("M0,0 Q-44,-96 0,-200 Q44,-96 0,0 Z", colour), turn=angle)
        for angle, colour in ((-52, JADE), (52, JADE), (-26, MOSS), (26, MOSS), (0, MIST))
    )
    return leaves + shape("M-54,-104 L54,-104 L40,0 L-40,0 Z", TAN) + rect(-60, -112, 120, 22, SAND)


def _tile(x: float, y: float, n: int) -> str:
    ground = (MIST, SAND, ROSE, CREAM, MOSS, MIST, GOLD, CREAM, SAND)[n]
    coat = (JADE, RED, PINE, WINE, PAPER, SLATE, PINE, JADE, RED)[n]
    return (
        rect(x, y, 244, 134, ground, r=8)
        + shape(
            f"M{x + 62},{y + 134} C{x + 62},{y + 88} {x + 92},{y + 84} {x + 122},{y + 84}"
            f" C{x + 152},{y + 84} {x + 182},{y + 88} {x + 182},{y + 134} Z",
            coat,
        )
        + oval(x + 122, y + 54, 25, 30, INK if n % 2 else SLATE)
    )


def discussion() -> str:
    """A round table from above; what is said meets in the middle."""
    places = tuple((n, 36 * n + 18) for n in range(10))
    return sheet(
        CREAM,
        "".join(rect(0, y, WIDTH, 4, SAND) for y in range(50, 800, 100)),
        "".join(put(*_round(angle, 452, 340), _place(n), turn=angle) for n, angle in places),
        faint(0.18, oval(612, 414, 384, 274, INK)),
        oval(600, 400, 380, 270, WINE),
        oval(600, 394, 372, 262, RED),
        "".join(
            put(*_round(angle, 308, 204), rect(-28, -36, 56, 72, PAPER, r=2), turn=angle)
            for _, angle in places
        ),
        _speech(520, 350, 118, PAPER, -1),
        _speech(690, 420, 104, MOSS, 1),
        _speech(600, 478, 62, GOLD, -1),
    )


def _round(angle: float, width: float, height: float) -> tuple[float, float]:
    """The point of an oval about the table; 0 degrees is the top."""
    return 600 + width * sin(radians(angle)), 396 - height * cos(radians(angle))


def _place(n: int) -> str:
    coat = (JADE, SLATE, MOSS, PINE, ROSE)[n % 5]
    return rect(-62, -46, 124, 60, TAN, r=22) + oval(0, 2, 72, 38, coat) + oval(0, -2, 30, 32, INK)


def _speech(x: float, y: float, r: float, fill: str, side: int) -> str:
    dots = "".join(disc(x + (n - 1) * r * 0.5, y, r * 0.12, INK) for n in range(3))
    tail = shape(
        f"M{x + side * r * 0.2},{y + r * 0.4} L{x + side * r},{y + r * 0.95}"
        f" L{x + side * r * 0.85},{y} Z",
        fill,
    )
    return tail + oval(x, y, r, r * 0.68, fill) + dots


def presented() -> str:
    """Five people, elected, stand at the edge of the stage; we see the hall as they do."""
    seats = "".join(
        disc(x + 34 * (k % 2), 150 + 58 * k, 13 + 2 * k, (JADE, MOSS, PINE)[(x // 68 + k) % 3])
        for k in range(6)
        for x in range(-34, WIDTH + 68, 68)
    )
    coats = ((RED, WINE), (CREAM, SAND), (JADE, PINE), (ROSE, RED), (SLATE, INK))
    standing = "".join(
        put(200 + 200 * n, 300 + 14 * abs(n - 2), _standing(*coats[n], bun=n in {1, 3}))
        for n in range(5)
    )
    return sheet(
        MIST,
        seats,
        rect(0, 0, WIDTH, 96, PINE),
        "".join(disc(x, 0, 74, GOLD) + disc(x, 0, 40, PAPER) for x in (240, 600, 960)),
        rect(0, 640, WIDTH, 160, TAN),
        rect(0, 628, WIDTH, 14, SLATE),
        "".join(rect(0, y, WIDTH, 3, SLATE) for y in (676, 714, 756)),
        standing,
    )


def _standing(coat: str, shade: str, *, bun: bool) -> str:
    return (
        faint(0.25, oval(0, 470, 104, 18, INK))
        + rect(-50, 250, 44, 220, INK, r=8)
        + rect(6, 250, 44, 220, INK, r=8)
        + line("M-64,140 L-70,286", shade, 34)
        + line("M64,140 L70,286", shade, 34)
        + disc(-70, 312, 16, SKIN)
        + disc(70, 312, 16, SKIN)
        + shape("M-74,110 L74,110 L62,320 Q0,336 -62,320 Z", coat)
        + put(0, -4, sitter(coat, bun=bun), size=0.94)
        + line("M0,210 L0,322", shade, 4)
    )


def ballot() -> str:
    """A hand lets a ballot fall into a box."""
    rays = "".join(
        put(600, 420, shape("M-26,-900 L26,-900 L0,0 Z", SAND), turn=15 * n) for n in range(24)
    )
    box = (
        shape("M360,470 L840,470 L810,760 L390,760 Z", RED)
        + shape("M360,470 L430,408 L770,408 L840,470 Z", WINE)
        + shape("M500,446 L516,430 L684,430 L700,446 Z", INK)
        + ring(600, 610, 66, GOLD, 8)
        + line("M566,612 l26,28 l46,-58", GOLD, 14)
    )
    paper = rect(528, 240, 144, 200, PAPER, r=3) + "".join(
        rect(556, 276 + 40 * n, 22, 22, SAND, r=3) + rect(592, 283 + 40 * n, 56, 8, SAND, r=4)
        for n in range(3)
    )
    return sheet(
        CREAM,
        rays,
        rect(0, 720, WIDTH, 80, JADE),
        rect(0, 720, WIDTH, 10, PINE),
        box,
        paper,
        put(600, 250, holding_fingers(JADE), turn=64, size=0.9),
        _fallen(250, 700, -14),
        _fallen(960, 690, 12),
    )


def _fallen(x: float, y: float, turn: float) -> str:
    return put(
        x,
        y,
        rect(-62, -44, 124, 88, PAPER, r=3),
        rect(-40, -18, 80, 8, SAND, r=4),
        rect(-40, 6, 50, 8, SAND, r=4),
        turn=turn,
    )

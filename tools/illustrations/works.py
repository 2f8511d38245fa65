"""Pictures of the work itself: laboratories, fields, units, half a year."""

from math import sin

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
    line,
    oval,
    put,
    rect,
    ring,
    shape,
    sheet,
)
from tools.illustrations.motifs import flask, gauge, palm

PLANTED = 6


def river() -> str:
    """What a flask holds becomes a river between fields and coconut palms."""
    water = "M384,322 C470,400 380,470 540,530 C760,600 640,690 900,800 L430,800"
    return sheet(
        CREAM,
        disc(660, 190, 100, RED),
        shape("M0,430 Q300,380 620,430 T1200,410 L1200,800 L0,800 Z", MOSS),
        _strips(),
        shape(f"{water} C360,690 420,600 330,530 C250,470 320,420 338,366 Z", MIST),
        line("M390,470 q20,40 70,70 M500,620 q60,20 110,80 M590,730 q40,16 70,50", PAPER, 7),
        put(870, 500, palm(24), size=0.74),
        put(1020, 590, palm(-30), size=1.05),
        put(1140, 730, palm(-16), size=1.42),
        put(90, 720, palm(34), size=1.25),
        put(610, 612, _boat()),
        put(118, 112, flask(MIST, 1.3), turn=128, size=1.12),
    )


def _strips() -> str:
    return "".join(
        line(
            f"M{640 + 18 * n},{478 + 46 * n} Q{900 + 20 * n},{456 + 50 * n} 1220,{478 + 52 * n}",
            JADE,
            9,
        )
        + line(f"M-20,{470 + 52 * n} Q80,{450 + 52 * n} {170 + 26 * n},{486 + 50 * n}", JADE, 9)
        for n in range(7)
    )


def _boat() -> str:
    return (
        shape("M-92,0 Q0,46 104,-10 Q70,40 0,42 Q-66,40 -92,0 Z", WINE)
        + shape("M-34,8 Q-30,-40 10,-40 Q46,-40 48,4 Q8,24 -34,8 Z", TAN)
        + line("M-60,6 L-104,-66", INK, 6)
    )


def sixteen_units() -> str:
    """Sixteen tiles for the sixteen units of a block, each with the sign of a craft."""
    grounds = (RED, MIST, JADE, SAND, CREAM, PINE, GOLD, ROSE)
    signs = (_atom, _leaf, _gear, _wave, _phial, _sun, _chip, _dish)
    tiles = "".join(
        put(
            162.5 + 292 * (n % 4),
            108 + 195 * (n // 4),
            rect(-138, -90, 276, 180, grounds[(n * 3 + n // 4) % 8], r=10),
            signs[(n + 2 * (n // 8)) % 8](_contrast(grounds[(n * 3 + n // 4) % 8])),
        )
        for n in range(16)
    )
    return sheet(PAPER, tiles)


def _contrast(ground: str) -> str:
    return PAPER if ground in {RED, JADE, PINE} else (PINE if ground == ROSE else INK)


def _atom(colour: str) -> str:
    orbit = f'<ellipse rx="70" ry="25" fill="none" stroke="{colour}" stroke-width="6"/>'
    return "".join(put(0, 0, orbit, turn=60 * n) for n in range(3)) + disc(0, 0, 11, colour)


def _leaf(colour: str) -> str:
    return "".join(
        put(0, 66, shape("M0,0 Q-52,-60 0,-126 Q52,-60 0,0 Z", colour), turn=angle)
        for angle in (-48, 0, 48)
    )


def _gear(colour: str) -> str:
    teeth = "".join(put(0, 0, rect(-11, -68, 22, 30, colour, r=4), turn=45 * n) for n in range(8))
    return teeth + ring(0, 0, 38, colour, 20)


def _wave(colour: str) -> str:
    return "".join(
        line(f"M-96,{y} q24,-44 48,0 t48,0 t48,0 t48,0", colour, 9) for y in (-34, 6, 46)
    )


def _phial(colour: str) -> str:
    outline = "M-16,-64 L-16,-18 L-58,56 Q-60,64 -50,64 L50,64 Q60,64 58,56 L16,-18 L16,-64"
    return (
        line(outline, colour, 8)
        + line("M-26,-64 L26,-64", colour, 9)
        + shape("M-30,14 L30,14 L48,54 L-48,54 Z", colour)
    )


def _sun(colour: str) -> str:
    rays = "".join(put(0, 0, rect(-4, -74, 8, 26, colour, r=4), turn=30 * n) for n in range(12))
    return disc(0, 0, 36, colour) + rays


def _chip(colour: str) -> str:
    pins = "".join(
        put(0, 0, *(rect(x, -70, 8, 26, colour, r=3) for x in (-28, -4, 20)), turn=90 * n)
        for n in range(4)
    )
    return pins + line("M-40,-40 L40,-40 L40,40 L-40,40 Z", colour, 9) + disc(0, 0, 15, colour)


def _dish(colour: str) -> str:
    return (
        shape("M-66,-30 A62,62 0 0 0 22,58 Z", colour)
        + line("M-22,14 L22,-30 M-24,40 L-50,70 L26,70", colour, 8)
        + disc(24, -32, 10, colour)
        + line("M36,-62 a40,40 0 0 1 22,24 M44,-84 a66,66 0 0 1 38,40", colour, 8)
    )


def half_year() -> str:
    """Twelve terraces up a hill: six are planted, six wait for the second half of the year."""
    terraces = "".join(_terrace(n) for n in range(11, -1, -1))
    return sheet(
        CREAM,
        disc(850, 215, 130, RED),
        "".join(rect(0, y, WIDTH, 5, SAND) for y in (90, 150, 210)),
        terraces,
    )


def _terrace(n: int) -> str:
    rim = "M" + " L".join(f"{x},{_slope(n, x):.1f}" for x in range(-20, WIDTH + 21, 20))
    fill = (JADE, MOSS)[n % 2] if n < PLANTED else (MIST, PAPER)[n % 2]
    seedlings = _seedlings(n, (MOSS, PINE)[n % 2]) if n < PLANTED else ""
    return shape(f"{rim} L{WIDTH + 20},800 L-20,800 Z", fill) + line(rim, PINE, 6) + seedlings


def _slope(n: int, x: float) -> float:
    """The height of the rim of a terrace, the lowest being number 0."""
    return 738 - 45 * n + 30 * sin(x / 190 + n / 6) + n * ((x - 560) / 300) ** 2 * 1.6


def _seedlings(n: int, colour: str) -> str:
    return "".join(
        put(x, _slope(n, x) + 34, line("M0,0 L0,-18 M0,-4 L-9,-15 M0,-4 L9,-15", colour, 5))
        for x in range(40 + 35 * (n % 2), WIDTH, 70)
    )


def bench() -> str:
    """A laboratory bench by a window that looks on terraced land."""
    return sheet(
        MIST,
        _window(),
        rect(0, 610, WIDTH, 26, TAN),
        rect(0, 636, WIDTH, 164, WINE),
        "".join(
            rect(x, 664, 250, 100, RED, r=6) + rect(x + 95, 706, 60, 12, GOLD, r=6)
            for x in (60, 340, 620, 900)
        ),
        _papers(),
        put(300, 610, _microscope()),
        put(570, 610, flask(RED, 0.55), size=0.86),
        put(740, 610, flask(JADE, 0.4), size=0.62),
        put(960, 476, rect(-14, 80, 28, 54, INK), rect(-70, 118, 140, 16, INK, r=6), gauge(0.72)),
    )


def _window() -> str:
    return (
        rect(420, 60, 720, 420, SLATE, r=8)
        + rect(438, 78, 684, 384, CREAM)
        + disc(960, 180, 58, GOLD)
        + shape("M438,330 Q620,200 800,300 T1122,260 L1122,462 L438,462 Z", MOSS)
        + shape("M438,390 Q640,300 840,380 T1122,350 L1122,462 L438,462 Z", JADE)
        + line("M438,420 Q650,340 850,420 T1122,392", PINE, 6)
        + rect(772, 78, 16, 384, SLATE)
        + rect(438, 226, 684, 12, SLATE)
    )


def _papers() -> str:
    """A pile of contracts at the end of the bench."""
    return "".join(
        rect(30 + 7 * (n % 2), 592 - 20 * n, 140, 18, (PAPER, CREAM)[n % 2], r=3) for n in range(6)
    ) + rect(30, 472, 140, 20, RED, r=4)


def _microscope() -> str:
    return (
        rect(-120, -32, 250, 32, INK, r=12)
        + line("M72,-30 C168,-110 150,-280 34,-322", PINE, 36)
        + rect(-96, -128, 190, 18, INK, r=6)
        + rect(-50, -110, 20, 80, SLATE)
        + oval(-40, -132, 30, 8, ROSE)
        + put(
            20,
            -300,
            rect(-28, -120, 56, 210, JADE, r=10),
            rect(-36, -150, 72, 40, INK, r=8),
            rect(-17, 88, 34, 40, INK, r=4),
            rect(-9, 128, 18, 22, SLATE, r=3),
            turn=20,
        )
        + disc(104, -118, 27, GOLD)
        + disc(104, -118, 12, TAN)
    )

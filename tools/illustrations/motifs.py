"""Things that stand in several pictures, each drawn about the origin."""

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
    SAND,
    SKIN,
    SLATE,
    TAN,
    WINE,
    disc,
    faint,
    line,
    oval,
    put,
    rect,
    ring,
    shape,
)


def sitter(coat: str, hair: str = INK, *, bun: bool = False) -> str:
    """A person from behind, head at the origin, about 170 wide and 240 high."""
    knot = oval(0, -42, 19, 16, hair) if bun else ""
    return (
        rect(-15, 20, 30, 40, TAN)
        + shape("M-86,200 C-92,84 -66,58 0,48 C66,58 92,84 86,200 Z", coat)
        + shape("M-28,52 Q0,76 28,52 L0,46 Z", PAPER)
        + oval(0, 0, 39, 44, hair)
        + knot
    )


def chair(colour: str) -> str:
    """The back of a chair, its upper edge at the origin, 190 wide."""
    return rect(-95, 0, 190, 260, colour, r=34) + faint(0.18, rect(-71, 24, 142, 10, PAPER, r=5))


def row(places: range, y: float, coats: tuple[str, ...], seat: str, size: float) -> str:
    """A row of people on chairs from behind; ``places`` gives their horizontal places."""
    return "".join(
        put(x, y, sitter(coats[n % len(coats)], bun=n % 3 == 1), size=size)
        + put(x, y + 122 * size, chair(seat), size=size)
        for n, x in enumerate(places)
    )


def certificate(ribbon: str) -> str:
    """A framed sheet with a seal, 300 wide and 210 high, centred; its lines say nothing."""
    return (
        faint(0.2, rect(-144, -97, 304, 214, INK, r=6))
        + rect(-150, -105, 300, 210, PAPER, r=6)
        + rect(-136, -91, 272, 182, GOLD, r=3)
        + rect(-131, -86, 262, 172, PAPER, r=2)
        + rect(-70, -58, 140, 14, ribbon, r=7)
        + rect(-96, -24, 192, 7, SAND, r=3)
        + rect(-96, -4, 192, 7, SAND, r=3)
        + rect(-96, 16, 120, 7, SAND, r=3)
        + shape("M62,52 L54,96 L72,86 L90,96 L82,52 Z", ribbon)
        + disc(72, 44, 25, ribbon)
        + ring(72, 44, 16, GOLD, 4)
    )


def contract(mark: str) -> str:
    """A sheet with lines and a signature, 230 wide and 310 high, centred."""
    widths = (160, 160, 160, 160, 110)
    lines = "".join(rect(-80, -76 + 26 * n, w, 7, SAND, r=3) for n, w in enumerate(widths))
    return (
        faint(0.2, rect(-107, -145, 230, 310, INK, r=5))
        + rect(-115, -155, 230, 310, PAPER, r=5)
        + rect(-80, -118, 104, 14, mark, r=7)
        + lines
        + squiggle(mark, 5)
    )


def squiggle(colour: str, width: float) -> str:
    """A signature that no one could read, some 150 wide."""
    return line(
        "M-78,112 c14,-46 34,-46 26,-6 c-6,26 22,10 30,-12 c8,-20 20,-8 12,10 "
        "c-4,16 24,4 34,-8 c10,-10 18,2 10,10 c12,4 26,-4 44,-10",
        colour,
        width,
    )


def holding_fingers(sleeve: str) -> str:
    """Arm and fingers that reach from the left behind a sheet whose edge is at the origin."""
    fingers = "".join(line(f"M-70,{-26 + 27 * n} L52,{-32 + 28 * n}", SKIN, 26) for n in range(4))
    return (
        shape("M-620,-92 L-196,-66 L-196,92 L-620,120 Z", sleeve)
        + shape("M-206,-72 L-160,-66 L-160,88 L-206,98 Z", PAPER)
        + shape("M-162,-52 C-120,-62 -80,-56 -50,-42 L-50,72 C-90,84 -130,82 -162,76 Z", SKIN)
        + fingers
    )


def holding_thumb() -> str:
    """The thumb that belongs to ``holding_fingers`` and lies on the sheet."""
    return line("M-120,-22 Q-54,-66 34,-34", TAN, 40) + line("M-120,-26 Q-54,-70 34,-38", SKIN, 36)


def writing_hand(sleeve: str, pen: str) -> str:
    """A hand that writes at the origin and comes from the lower right."""
    return (
        shape("M196,96 L560,250 L500,420 L150,226 Z", sleeve)
        + shape("M178,84 L216,100 L164,236 L130,216 Z", PAPER)
        + shape("M84,20 C130,20 176,60 184,92 L138,214 C96,206 50,170 44,120 Z", SKIN)
        + line("M0,0 L108,-150", pen, 15)
        + shape("M-4,6 L4,-18 L20,-6 Z", INK)
        + line("M104,38 Q76,-14 44,-46", TAN, 34)
        + line("M108,40 Q80,-10 48,-42", SKIN, 30)
        + line("M70,112 Q36,70 30,-16", SKIN, 32)
        + line("M84,150 Q34,128 22,78", TAN, 28)
        + line("M88,150 Q40,126 28,80", SKIN, 25)
    )


def palm(lean: float) -> str:
    """A coconut palm with its foot at the origin, some 300 high."""
    fronds = "".join(
        put(lean, -240, shape("M0,0 Q70,-62 150,10 Q76,-22 0,8 Z", colour), turn=angle)
        for angle, colour in zip(
            (-196, -150, -108, -66, -22, 20), (PINE, JADE, PINE, JADE, PINE, JADE), strict=True
        )
    )
    return (
        shape(
            f"M-10,0 Q{lean / 4:g},-140 {lean - 5:g},-240 L{lean + 5:g},-240"
            f" Q{lean / 4 + 16:g},-130 12,0 Z",
            SLATE,
        )
        + fronds
        + put(lean, -228, disc(-10, 4, 11, GOLD), disc(10, 6, 11, TAN))
    )


def flask(liquid: str, level: float = 0.6) -> str:
    """A conical flask on the origin, 220 wide and 300 high; ``level`` is how full it is."""
    y = -level * 190
    half = 100 - (100 - 26) * level * 0.98
    return (
        shape(
            "M-28,-292 L28,-292 L28,-196 L108,-16 Q112,0 94,0 L-94,0 Q-112,0 -108,-16 L-28,-196 Z",
            CREAM,
        )
        + shape(
            f"M{-half:g},{y:g} L{half:g},{y:g} L98,-18 Q100,-8 88,-8 L-88,-8 Q-100,-8 -98,-18 Z",
            liquid,
        )
        + line(
            "M-28,-292 L-28,-196 L-108,-16 Q-112,0 -94,0 L94,0 Q112,0 108,-16 L28,-196 L28,-292",
            INK,
            7,
        )
        + line("M-38,-292 L38,-292", INK, 10)
    )


def gauge(share: float) -> str:
    """A round gauge of radius 90; ``share`` from 0 to 1 turns the needle."""
    ticks = "".join(
        put(0, 0, rect(-3, -74, 6, 16 if n % 3 else 22, INK, r=3), turn=-120 + 24 * n)
        for n in range(11)
    )
    needle = put(0, 0, shape("M-8,8 L0,-60 L8,8 Z", RED), turn=-120 + 240 * share)
    return disc(0, 0, 96, PINE) + disc(0, 0, 84, PAPER) + ticks + needle + disc(0, 0, 11, INK)


def bouquet() -> str:
    """A low bowl of flowers on the origin, some 220 wide."""
    leaves = "".join(
        put(0, -40, oval(0, -62, 15, 62, colour), turn=angle)
        for angle, colour in ((-72, JADE), (-40, MOSS), (40, JADE), (72, MOSS), (-12, PINE))
    )
    blooms = "".join(
        disc(x, y, 26, WINE) + disc(x, y, 17, RED) + disc(x, y, 7, GOLD)
        for x, y in ((-52, -78), (52, -76), (0, -112), (-4, -62))
    )
    return leaves + blooms + shape("M-62,-44 L62,-44 Q54,0 26,0 L-26,0 Q-54,0 -62,-44 Z", SAND)


def microphone() -> str:
    """A microphone on a bent neck that rises 150 from the origin to the left."""
    return line("M0,0 Q6,-74 -36,-116", INK, 9) + put(
        -46, -130, rect(-17, -36, 34, 56, INK, r=17), rect(-17, -6, 34, 6, MIST), turn=-38
    )

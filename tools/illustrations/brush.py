"""Paper, ink and the few strokes all pictures are made of.

A shape is a piece of SVG. Lengths are pixels of a sheet of 1200 x 800 with the origin at the
top left; angles are degrees, clockwise.
"""

WIDTH, HEIGHT = 1200, 800

PAPER, CREAM, SAND = "#f7f1e3", "#eee3cb", "#dccaa3"
INK, SLATE = "#25231f", "#4d4a42"
RED, WINE, ROSE = "#a93429", "#7c241d", "#d98d77"
JADE, PINE, MOSS, MIST = "#2f6f5e", "#1d4a40", "#82ae98", "#cfe0d3"
GOLD, SKIN, TAN = "#cf9f48", "#dcae85", "#c08f66"


def sheet(ground: str, *shapes: str) -> str:
    """The whole picture as an SVG document on a ground of one colour."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}">'
        f"{rect(0, 0, WIDTH, HEIGHT, ground)}{''.join(shapes)}</svg>"
    )


def rect(  # noqa: PLR0913 - the attributes SVG gives a rectangle
    x: float, y: float, width: float, height: float, fill: str, *, r: float = 0
) -> str:
    """A rectangle by its top left corner; ``r`` rounds the corners."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{r:g}"'
        f' fill="{fill}"/>'
    )


def disc(x: float, y: float, r: float, fill: str) -> str:
    """A filled circle by its centre."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}"/>'


def oval(x: float, y: float, rx: float, ry: float, fill: str) -> str:
    """A filled ellipse by its centre."""
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" fill="{fill}"/>'


def ring(x: float, y: float, r: float, colour: str, width: float) -> str:
    """A circle drawn with a line."""
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="none" stroke="{colour}"'
        f' stroke-width="{width:g}"/>'
    )


def shape(outline: str, fill: str) -> str:
    """A filled outline in the path language of SVG."""
    return f'<path d="{outline}" fill="{fill}"/>'


def line(outline: str, colour: str, width: float) -> str:
    """A line with round ends and joints in the path language of SVG."""
    return (
        f'<path d="{outline}" fill="none" stroke="{colour}" stroke-width="{width:g}"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def put(x: float, y: float, *shapes: str, turn: float = 0, size: float = 1) -> str:
    """Shapes moved to a place, turned about it and made larger or smaller."""
    return (
        f'<g transform="translate({x:g} {y:g}) rotate({turn:g}) scale({size:g})">'
        f"{''.join(shapes)}</g>"
    )


def mirrored(x: float, *shapes: str) -> str:
    """Shapes seen in a mirror that stands at ``x``."""
    return f'<g transform="translate({2 * x:g} 0) scale(-1 1)">{"".join(shapes)}</g>'


def faint(opacity: float, *shapes: str) -> str:
    """Shapes through which the ground can be seen."""
    return f'<g opacity="{opacity:g}">{"".join(shapes)}</g>'

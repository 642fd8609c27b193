"""What SVG pictures are made with: one file, no scripts, text as text, readable in light and dark."""

from collections.abc import Iterable, Sequence

from stgraph.render.lettering import BOLD, markup, wrapped

BODY, SMALL = 13.0, 11.0
"""Sizes of type, as in the style sheet."""

LEADING, SMALL_LEADING = 17.0, 14.0
MARGIN = 24.0

STYLE = """
svg { color-scheme: light dark; --paper: #fff; --ink: #1b1b1b; --faint: #595959; --box: #f4f6f8;
  --edge: #6b7280; --line: #1f4e79; --mark: #b3261e }
@media (prefers-color-scheme: dark) { svg { --paper: #16181c; --ink: #ececec; --faint: #b0b4ba;
  --box: #22262c; --edge: #8a919c; --line: #8ec5ff; --mark: #ffb4a9 } }
text { font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
  font-size: 13px; fill: #1b1b1b; fill: var(--ink) }
.small { font-size: 11px; fill: #595959; fill: var(--faint) }
.title { font-size: 18px; font-weight: 600 }
.halo { paint-order: stroke; stroke: #fff; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round }
.strong { font-weight: 600 }
.paper { fill: #fff; fill: var(--paper) }
.box { fill: #f4f6f8; fill: var(--box); stroke: #6b7280; stroke: var(--edge) }
.start .box { stroke-width: 2.5 }
.line { fill: none; stroke: #1f4e79; stroke: var(--line); stroke-width: 1.6 }
.inferred .line { stroke-dasharray: 7 5 }
.unrecorded .line { stroke-dasharray: 1.5 5; stroke-linecap: round }
.head { fill: #1f4e79; fill: var(--line) }
.axis { fill: none; stroke: #6b7280; stroke: var(--edge) }
.grid { fill: none; stroke: #6b7280; stroke: var(--edge); stroke-opacity: .3 }
.dot { fill: #1f4e79; fill: var(--line) }
.aim { fill: none; stroke: #b3261e; stroke: var(--mark); stroke-width: 1.4; stroke-dasharray: 2 4 }
.aimed { fill: #b3261e; fill: var(--mark); font-weight: 600 }
.ring { fill: none; stroke: #1f4e79; stroke: var(--line); stroke-width: 1.6 }
"""
"""Each colour stands twice: for a reader that knows no variables, such as rsvg, the first one counts."""


def number(value: float) -> str:
    """A coordinate: one decimal is sharp enough, and the same on every machine.

    >>> number(12.0), number(-0.04), number(3.14159)
    ('12', '0', '3.1')
    """
    return f"{round(value, 1) + 0:g}" if abs(value) < 1e5 else f"{value:.0f}"


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "") -> str:
    """A line of text on its base line."""
    classes = f' class="{kind}"' if kind else ""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{number(x)}" y="{number(y)}"{classes}{anchored}>{markup(words)}</text>'


def document(
    wide: float, high: float, title: str, description: str, body: Iterable[str], language: str
) -> str:
    """The whole file; `title` and `description` are what a screen reader says."""
    size = f"{number(wide)} {number(high)}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{number(wide)}" '
        f'height="{number(high)}" role="img" aria-labelledby="title desc" lang="{language}">'
    )
    return "\n".join(
        [
            head,
            f'<title id="title">{markup(title)}</title>',
            f'<desc id="desc">{markup(description)}</desc>',
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{number(wide)}" height="{number(high)}"/>',
            *body,
            "</svg>\n",
        ]
    )


def headline(title: str, notes: Sequence[str], wide: float) -> tuple[list[str], float]:
    """The visible title and the notes under it, and where they end."""
    body, y = [], MARGIN
    for line in wrapped(title, wide - 2 * MARGIN, 18 * BOLD):
        y += 22
        body.append(text(MARGIN, y - 6, line, "title"))
    for note in notes:
        for line in wrapped(note, wide - 2 * MARGIN, SMALL):
            y += SMALL_LEADING + 2
            body.append(text(MARGIN, y - 4, line, "small"))
    return body, y

"""Reads an SVG picture back, as far as the tests need: boxes, lines, words."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass

SVG = "{http://www.w3.org/2000/svg}"

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class Drawing:
    root: ET.Element

    def groups(self, name: str) -> list[ET.Element]:
        return [g for g in self.root.iter(f"{SVG}g") if name in (g.get("class") or "").split()]

    def marks(self, name: str) -> list[ET.Element]:
        return [mark for mark in self.root.iter() if name in (mark.get("class") or "").split()]

    def boxes(self) -> dict[str, Box]:
        """By name."""
        found = {}
        for group in self.groups("node"):
            rect = group.find(f"{SVG}rect")
            assert rect is not None
            x, y, wide, high = (float(rect.get(key, "")) for key in ("x", "y", "width", "height"))
            found[title(group)] = (x, y, x + wide, y + high)
        return found

    def texts(self) -> list[str]:
        return [text.text or "" for text in self.root.iter(f"{SVG}text")]

    @property
    def size(self) -> tuple[float, float]:
        return (float(self.root.get("width", "")), float(self.root.get("height", "")))


def read(picture: str) -> Drawing:
    return Drawing(ET.fromstring(picture))


def title(group: ET.Element) -> str:
    return group.findtext(f"{SVG}title") or ""


def words(group: ET.Element) -> str:
    """What is to be read in a group, its lines joined."""
    return " ".join(text.text or "" for text in group.iter(f"{SVG}text"))


def squeezed(text: str) -> str:
    """A text without blanks and hyphens, where lines may break."""
    return "".join(text.split()).replace("-", "")

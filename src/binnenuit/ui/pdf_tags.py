"""What PDF/UA-1 asks for and WeasyPrint 69 and 70 leave out of the tags.

| what | how it is said in the HTML |
|---|---|
| the language of a part (ISO 14289-1, 7.2) | `lang` |
| what is only decoration, and running heads: artifacts (7.1) | `aria-hidden="true"`; margin boxes always |
| what a link is called (7.18.5) | its text |
| what a header of a table is for (7.5) | `scope` |
| what a picture shows (7.3) | `aria-labelledby` of an inline SVG |
| a table of contents (ISO 32000-1, 14.8.4.2) | `data-tag="TOC"`, `"TOCI"`, `"Reference"` |

WeasyPrint has no way in for it: two functions of its own are wrapped once, when it is loaded. The tests read
the tags of
real documents, so a version that works otherwise is noticed.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement

_SVG = "{http://www.w3.org/2000/svg}"
_ARTIFACT = "is_artifact"
"""A mark that we set on WeasyPrint's boxes."""
_NO_ELEMENT = frozenset({"html", "body"})


def complete_pictures(root: Element, style: str) -> None:
    """Give each inline SVG the words that name it and the style of charts.

    WeasyPrint styles an SVG from within only.
    """
    texts = {
        found.get("id"): " ".join("".join(found.itertext()).split())
        for found in root.iter()
        if found.get("id")
    }
    for picture in list(root.iter(f"{_SVG}svg")):
        if picture.get("role") != "img" and picture.get("aria-hidden") != "true":
            continue
        SubElement(picture, f"{_SVG}style").text = style
        name = texts.get(picture.get("aria-labelledby"))
        if name and picture.find(f"{_SVG}title") is None:
            SubElement(picture, f"{_SVG}title").text = name


def mark_artifacts(document: Any) -> None:
    """Mark what nobody needs to be read: margin boxes, and what is hidden from screen readers."""
    from weasyprint.formatting_structure.boxes import MarginBox

    def visit(box: Any, hidden: bool) -> None:  # noqa: FBT001 -- carried down the tree
        box = getattr(box, "_box", box)
        element = box.element
        hidden = (
            hidden
            or isinstance(box, MarginBox)
            or (element is not None and element.get("aria-hidden") == "true")
        )
        if hidden:
            setattr(box, _ARTIFACT, True)
            box.mark = {"A": {}}  # where WeasyPrint writes the headers of a cell: these are nobody's
        for child in getattr(box, "children", ()):
            visit(child, hidden)

    for page in document.pages:
        visit(page._page_box, False)  # noqa: SLF001 -- WeasyPrint has no other way to its boxes


def extend_library() -> None:
    """Have WeasyPrint write what it leaves out."""
    from weasyprint.pdf import tags
    from weasyprint.pdf.stream import Stream

    build, marked = tags._build_box_tree, Stream.marked  # noqa: SLF001 -- see the head of this file

    def build_box_tree(box: Any, *rest: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)
        if getattr(box, _ARTIFACT, False):
            return
        for made in build(box, *rest):
            _complete(box, made)
            yield made

    def marked_unless_artifact(stream: Any, box: Any, tag: str) -> Any:
        return stream.artifact() if getattr(box, _ARTIFACT, False) else marked(stream, box, tag)

    tags._build_box_tree = build_box_tree  # noqa: SLF001
    Stream.marked = marked_unless_artifact


def _complete(box: Any, made: Any) -> None:
    from weasyprint.css import AnonymousStyle
    from weasyprint.pdf import pydyf

    element = box.element
    if element is None or element.tag in _NO_ELEMENT or isinstance(box.style, AnonymousStyle):
        return
    if language := element.get("lang"):
        made["Lang"] = pydyf.String(language)
    if element.tag == "th" and "A" in made:
        made["A"]["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"
    if tag := element.get("data-tag"):
        made["S"] = f"/{tag}"
    if box.link_annotation:
        box.link_annotation["Contents"] = pydyf.String(" ".join("".join(element.itertext()).split()))

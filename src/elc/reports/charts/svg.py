"""The few pieces of SVG that the charts are made of. Everything is escaped here and nowhere else."""

from __future__ import annotations

from html import escape

from elc.reports.charts.palette import STANDALONE_STYLE

NAMESPACE = "http://www.w3.org/2000/svg"
# XML 1.0 knows no control characters but these three; not even as references.
_ALLOWED_CONTROLS = "\t\n\r"


def clean(text: str) -> str:
    """`text` safe between tags and inside quotes, without characters that XML forbids."""
    legal = "".join(c for c in text if c >= " " or c in _ALLOWED_CONTROLS)
    return escape(legal.replace("\ufffe", "").replace("\uffff", ""), quote=True)


def short(value: float) -> str:
    """A coordinate with at most one decimal: 3.96 gives "4", -0.04 gives "0"."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0").replace("-0.0", "0")


def tag(name: str, *inside: str, **attributes: str | float) -> str:
    """One element. `inside` is markup already; `class_` and `aria_label` stand for class and aria-label."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{clean(v) if isinstance(v, str) else short(v)}"'
        for key, v in attributes.items()
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def words(text: str, x: float, y: float, *, class_: str, anchor: str = "middle") -> str:
    """A line of text at its baseline."""
    return tag("text", clean(text), x=x, y=y, class_=class_, text_anchor=anchor)


def line(x1: float, y1: float, x2: float, y2: float, *, class_: str) -> str:
    """A straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def group(*inside: str, class_: str) -> str:
    """Elements that share a class; nothing where there are none."""
    return tag("g", *inside, class_=class_) if any(inside) else ""


def drawing(
    width: float,
    height: float,
    *inside: str,
    class_: str,
    title: str = "",
    desc: str = "",
    standalone: bool = False,
) -> str:
    """A whole SVG. With a title it is an image with a name and a description; without, it is decoration."""
    heads = [tag("title", clean(title)), tag("desc", clean(desc))] if title else []
    if standalone:
        heads.append(tag("style", STANDALONE_STYLE))
    size = {"viewBox": f"0 0 {short(width)} {short(height)}", "width": short(width), "height": short(height)}
    told = {"role": "img", "aria_label": title} if title else {"aria_hidden": "true"}
    outer = {"xmlns": NAMESPACE, "class_": f"chart {class_}", **size, **told, "focusable": "false"}
    return tag("svg", *heads, *inside, **outer)

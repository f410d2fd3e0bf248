"""A page on a method, made from a worked example that is a test."""

from __future__ import annotations

from dataclasses import dataclass

from benchstats import DEFINITIONS


@dataclass(frozen=True)
class Page:
    """What a page of docs/methods says. Markdown in every part; `example` is a doctest that runs.

    title: the method, in the field's standard term.
    statistics: names in `DEFINITIONS`; their words, sources and versions head the page.
    formula: the formula with its symbols told.
    use: when to use it. avoid: when not, and what instead.
    reader: how a lay reader is told, with the sentence itself.
    """

    title: str
    statistics: tuple[str, ...]
    formula: str
    use: str
    avoid: str
    reader: str
    example: str

    @property
    def slug(self) -> str:
        """The name of the page's file."""
        return self.title.lower().replace("'", "").replace(" ", "-").replace(",", "").replace("/", "-")

    def written(self) -> str:
        """The page as Markdown."""
        rows = [DEFINITIONS[name] for name in self.statistics]
        told = "\n".join(
            f"| `{row.statistic}` | {row.text} | {row.method} | {row.source} | {row.version} |" for row in rows
        )
        head = "| Statistic | In words | Method | Source | Version |\n|---|---|---|---|---|"
        return "\n".join(
            [
                f"# {self.title}\n\n{head}\n{told}\n",
                f"## Formula\n\n{self.formula.strip()}\n",
                f"## When to use it\n\n{self.use.strip()}\n",
                f"## When not\n\n{self.avoid.strip()}\n",
                f"## How a lay reader is told\n\n{self.reader.strip()}\n",
                f"## Worked example\n\n```pycon\n{self.example.strip()}\n```\n",
            ]
        )

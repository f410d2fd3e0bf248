"""Messages: collects every translatable sentence, brings the translations up to date, compiles them.

    python tools/messages.py          collect, update, compile
    python tools/messages.py check    say what is missing or out of date; exit status 1 if anything is

Babel does the work, so that GNU gettext need not be installed. Templates go through Django's own `templatize`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "elc"
LIBRARY = PACKAGE.with_name("benchstats")
LOCALE = PACKAGE / "locale"
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "later": None,  # what gettext_lazy is called beside a _ that is gettext
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "plural": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# The library knows no gettext: its results say themselves by `say("sentence", n=...)`, and the product translates that.
LIBRARY_KEYWORDS: dict[str, Any] = {"say": None, "say_counted": (1, 2)}


def collect() -> Catalog:
    """Every message of the product's code and templates and of the library, with the places where it stands."""
    catalog = Catalog(project="ELC", version="", copyright_holder="The ELC developers", charset="utf-8")
    product = sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html")])
    for file in [*product, *sorted(LIBRARY.rglob("*.py"))]:
        for message, context, comments in _messages(file):
            catalog.add(
                message,
                context=context,
                locations=[(str(file.relative_to(PACKAGE if file.is_relative_to(PACKAGE) else LIBRARY.parent)), 0)],
                auto_comments=comments,
                flags=["python-format"] if "%(" in str(message) else [],
            )
    return catalog


def _messages(file: Path) -> Iterator[tuple[str | tuple[str, ...], str | None, list[str]]]:
    source = BytesIO(_as_python(file).encode())
    keywords = LIBRARY_KEYWORDS if file.is_relative_to(LIBRARY) else KEYWORDS
    extracted: Iterator[Any] = extract_python(source, keywords, ["Translators:"], {})
    for _line, function, found, comments in extracted:
        parts: list[Any] = list(found) if isinstance(found, tuple) else [found]
        context = parts.pop(0) if "pgettext" in function else None
        wanted = 2 if function.startswith(("ngettext", "npgettext", "plural", "say_counted")) else 1
        words = parts[:wanted]
        if all(isinstance(part, str) for part in words):
            yield (tuple(words) if wanted == 2 else words[0]), context, list(comments)


def _as_python(file: Path) -> str:
    text = file.read_text("utf-8")
    if file.suffix != ".html":
        return text
    from django.template import engines  # late: Django must be set up for its template syntax
    from django.utils.translation.template import templatize

    assert engines is not None
    return templatize(text, origin=str(file))


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(folder.name for folder in LOCALE.iterdir() if (folder / "LC_MESSAGES" / "django.po").is_file())


def po_file(language: str) -> Path:
    """Where a language's sentences are."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue of a language as it is on disk."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str, template: Catalog) -> Catalog:
    """The catalogue of a language with new messages added (empty) and old ones gone; nothing is guessed."""
    catalog = read(language)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    # What would change with every run, or name somebody, has no place in a file under version control.
    catalog.creation_date = catalog.revision_date = UNDATED
    catalog.last_translator = catalog.language_team = catalog.msgid_bugs_address = ""
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """A catalogue as the text of a .po file, the same for the same messages."""
    out = BytesIO()
    write_po(out, catalog, width=110, sort_output=True, omit_header=False, include_lineno=False)
    return out.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """A catalogue compiled."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """Messages without words in the catalogue's language, or marked as a guess."""
    return [str(message.id) for message in catalog if message.id and (message.fuzzy or not all(_words(message.string)))]


def _words(string: Any) -> list[str]:
    return list(string) if isinstance(string, list | tuple) else [string]


def problems(language: str, template: Catalog) -> list[str]:
    """What is wrong with a language's catalogue: messages missing, left over, without words, or not compiled."""
    on_disk = read(language)
    have = {(message.id if isinstance(message.id, str) else tuple(message.id)) for message in on_disk if message.id}
    want = {(message.id if isinstance(message.id, str) else tuple(message.id)) for message in template if message.id}
    found = [f"missing: {message}" for message in sorted(map(str, want - have))]
    found += [f"left over: {message}" for message in sorted(map(str, have - want))]
    found += [f"no words: {message}" for message in untranslated(on_disk)]
    compiled = po_file(language).with_suffix(".mo")
    if not compiled.is_file() or compiled.read_bytes() != as_mo(on_disk):
        found.append("django.mo is not the compiled django.po")
    return found


def main(arguments: list[str]) -> int:
    """Update everything, or with `check` only look."""
    from elc.config.start import start  # late: settings are needed for the templates alone

    start()
    template = collect()
    if arguments == ["check"]:
        found = [f"{language}: {problem}" for language in languages() for problem in problems(language, template)]
        print("\n".join(found) or "All messages are translated and compiled.")
        return 1 if found else 0
    for language in languages():
        catalog = updated(language, template)
        po_file(language).write_bytes(as_po(catalog))
        po_file(language).with_suffix(".mo").write_bytes(as_mo(catalog))
        print(f"{language}: {len(list(catalog)) - 1} messages, {len(untranslated(catalog))} without words")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

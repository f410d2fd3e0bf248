"""Write docs/methods from the worked examples in tests/spec/methods: `python tools/methods.py`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "methods"
INDEX = DOCS / "README.md"
MARK = "<!-- pages -->\n"


def main() -> int:
    """Write every page, remove what is no page any more, and list them in the index; returns the exit status."""
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    files = sorted((ROOT / "tests" / "spec" / "methods").glob("*/*.py"))
    pages = [import_module(f"tests.spec.methods.{file.parent.name}.{file.stem}").PAGE for file in files]
    written = {page.slug: page for page in pages}
    for file in DOCS.glob("*.md"):
        if file.stem not in written and file != INDEX:
            file.unlink()
    for slug, page in written.items():
        (DOCS / f"{slug}.md").write_text(page.written(), encoding="utf-8")
    head, mark, _ = INDEX.read_text("utf-8").partition(MARK)
    lines = [f"- [{page.title}]({slug}.md)" for slug, page in sorted(written.items(), key=lambda one: one[1].title)]
    INDEX.write_text(head + mark + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

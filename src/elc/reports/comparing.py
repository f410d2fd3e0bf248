"""From a file of answers to figures and a report: read, freeze, compute, release, write; all files or none.

The steps are those of a round, by the same code; only the database is missing.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from elc.collection.responses import Responses, read_responses
from elc.comparison.computing import figures_of
from elc.comparison.figures import Figure
from elc.comparison.gate import Audience, release
from elc.core.home import make_home, private_files, secret_for
from elc.core.refusals import BadInput
from elc.instruments.loading import find_definition
from elc.reports.figure_files import write_csv, write_json
from elc.snapshots.freezing import MANIFEST, FrozenSnapshot, freeze

SNAPSHOT = "snapshot"
FILES = ("figures.json", "figures.csv", "report.html", "report.pdf")
LONGEST_NAME = 200


@dataclass(frozen=True)
class Request:
    """What somebody asked to have compared; the fields are the options of `elc compare`."""

    responses: Path
    out: Path
    group: str | None
    items: tuple[str, ...]
    instrument: Path | None
    scale: tuple[int, int] | None
    audience: str
    language: str
    has_report: bool


@dataclass(frozen=True)
class Comparison:
    """What was done: sizes, the files written, and what the reader of the file should be told (`notes`)."""

    out: Path
    files: tuple[str, ...]
    audience: str
    rows: int
    groups: int
    items: int
    scales: list[list[int]]
    figures: int
    withheld: int
    snapshot: str
    notes: tuple[str, ...]


def compare_file(request: Request) -> Comparison:
    """Do the whole job. Raises `BadInput` before anything is written where something cannot be used."""
    if not request.has_report:
        return _compare(request)
    from elc.config.start import start  # late: only the report needs Django, for its words and templates

    start()
    from django.utils.translation import override  # late: as above

    with override(request.language):
        return _compare(request)


def _compare(request: Request) -> Comparison:
    audience = Audience(request.audience)
    _check_out(request, audience)
    definition = find_definition(request.instrument) if request.instrument else None
    responses = read_responses(
        request.responses,
        group=request.group,
        items=request.items,
        definition=definition,
        scale=request.scale,
    )
    salt = _salt()
    # Exact answers are for one person, and so are the files that hold them.
    private = private_files() if audience is Audience.ANALYST else nullcontext()
    with private, tempfile.TemporaryDirectory(prefix="elc-compare-") as temporary:
        draft = Path(temporary)
        snapshot = freeze(responses.table, definition=responses.definition, salt=salt, into=draft / "frozen" / SNAPSHOT)
        figures = release(
            figures_of(snapshot), instrument_class=responses.definition.instrument_class, audience=audience
        )
        made = draft / "made"
        made.mkdir()
        _make(made, request, audience, responses, snapshot, figures)
        files = _move(made, request.out)
    return _told(request, responses, snapshot, figures, files)


def _check_out(request: Request, audience: Audience) -> None:
    """Refuse before any work where writing would fail, or destroy something that this command did not make."""
    out, inputs = request.out, [request.responses, *([request.instrument] if request.instrument else [])]
    if (out.exists() or out.is_symlink()) and not out.is_dir():
        raise BadInput(f"{out} is a file.", "Name a folder with --out.")
    if audience is Audience.MEMBERS and (out / SNAPSHOT).exists():
        raise BadInput(
            f"{out} holds the exact answers of an earlier analysis.",
            "Name another folder, so that they do not travel with a report for members.",
        )
    for name in FILES:
        target = out / name
        if target.is_symlink() or (target.exists() and not target.is_file()):
            raise BadInput(f"{target} is there and is no file of ours.", "Name another folder with --out.")
        if any(given.exists() and target.exists() and target.samefile(given) for given in inputs):
            raise BadInput(f"{target} is what should be read.", "Name another folder with --out.")
    snapshot = out / SNAPSHOT
    if snapshot.is_symlink() or (snapshot.exists() and not (snapshot / MANIFEST).is_file()):
        raise BadInput(f"{snapshot} is there and is no snapshot of ours.", "Name another folder with --out.")
    _probe(out)


def _probe(out: Path) -> None:
    """Make the folder's parents and write into the nearest one that exists, so that a refusal comes first."""
    nearest = next(folder for folder in (out, *out.resolve().parents) if folder.is_dir())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
        if len(out.name) > LONGEST_NAME:
            raise OSError("its name is too long")
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise BadInput(f"{out} cannot be written: {reason}.", "Name another folder with --out.") from problem


def _salt() -> bytes:
    """Known to this installation only and always the same, so that the same file gives the same digest here."""
    make_home()
    return secret_for("elc compare")


def _make(
    made: Path,
    request: Request,
    audience: Audience,
    responses: Responses,
    snapshot: FrozenSnapshot,
    figures: list[Figure],
) -> None:
    write_json(figures, made / "figures.json")
    write_csv(figures, made / "figures.csv")
    if audience is Audience.ANALYST:
        shutil.copytree(snapshot.folder, made / SNAPSHOT)
    if request.has_report:
        from elc.reports.writing import write_report  # late: it needs Django, which has been started

        write_report(
            made,
            source_name=request.responses.name.encode("utf-8", "replace").decode(),  # any bytes can name a file
            audience=audience,
            inferred=responses.notes,
            answered=responses.answered,
            snapshot=snapshot,
            figures=figures,
        )


def _move(made: Path, out: Path) -> tuple[str, ...]:
    """Move what was made into `out`, each file as a whole; what was there under the same name is replaced."""
    out.mkdir(parents=True, exist_ok=True)
    names = sorted(entry.name for entry in made.iterdir())
    with tempfile.TemporaryDirectory(dir=out, prefix=".elc-") as beside:
        for name in names:
            shutil.move(made / name, Path(beside) / name)
        for name in names:
            if (out / name).is_dir():  # a snapshot of ours, as was checked
                (out / name).rename(Path(beside) / f"old-{name}")
            (Path(beside) / name).replace(out / name)
    return tuple(names)


def _told(
    request: Request,
    responses: Responses,
    snapshot: FrozenSnapshot,
    figures: list[Figure],
    files: tuple[str, ...],
) -> Comparison:
    used = {snapshot.definition.item(key).scale for key in snapshot.items}
    scales = [snapshot.definition.scales[name] for name in sorted(used)]
    return Comparison(
        out=request.out,
        files=files,
        audience=request.audience,
        rows=snapshot.rows,
        groups=len(snapshot.groups),
        items=len(snapshot.items),
        scales=[[scale.low, scale.high] for scale in scales],
        figures=len(figures),
        withheld=sum(1 for figure in figures if figure.withheld),
        snapshot=snapshot.digest,
        notes=responses.notes,
    )

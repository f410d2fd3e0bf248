"""What the files of an evaluation share: its title, its dates, its source, its criteria in words."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from elc.core.language import in_language
from elc.evaluation.table import CriterionRow, EvaluationTable, EventColumn


def headline(table: EvaluationTable) -> str:
    """The heading, the same as the page's."""
    if len(table.columns) == 1:
        return _("How participants rated %(event)s") % {"event": table.columns[0].name}
    return _("How participants rated the events")


def document_title(table: EvaluationTable) -> str:
    """The heading with the names of the events, for a file that stands alone."""
    if len(table.columns) == 1:
        return headline(table)
    return f"{headline(table)}: {', '.join(column.name for column in table.columns)}"


def held(column: EventColumn) -> str:
    """When an event was held, as people write it."""
    return str(date_format(column.held_on, "YEAR_MONTH_FORMAT" if column.is_month_only else "DATE_FORMAT"))


def held_iso(column: EventColumn) -> str:
    """When an event was held, by ISO 8601: 2015-10, or 2015-10-14 where the day is known."""
    return column.held_on.isoformat()[: 7 if column.is_month_only else 10]


def criterion_words(row: CriterionRow) -> str:
    """A criterion in the reader's language, with what leads it in."""
    text = in_language(row.text)[0]
    return f"{in_language(row.lead_in)[0]}: {text}" if row.lead_in else text


def latest_date(table: EvaluationTable) -> date:
    """The last day that the figures know of: the date of the files, so that they never depend on the clock."""
    days = [column.held_on for column in table.columns]
    return max([*days, table.source.published] if table.source else days)

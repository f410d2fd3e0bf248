"""Charts as SVG text: pure functions from data and words to a drawing. No Django, no file, no clock.

Every chart is deterministic, escapes what it is given, and carries its title and description in words. On a
page its colours come from `static/elc/charts.css` by class, so that it follows light, dark and print;
`standalone=True` puts a style sheet with the light colours inside, for PDF and for a file of its own.
"""

from elc.reports.charts.answer_dots import Series, answer_dots, answer_dots_both, figure_width, largest_stack
from elc.reports.charts.group_strip import GroupMean, group_strip, group_strip_both
from elc.reports.charts.marks import legend_mark
from elc.reports.charts.scale_axis import scale_axis, scale_axis_both

__all__ = [
    "GroupMean",
    "Series",
    "answer_dots",
    "answer_dots_both",
    "figure_width",
    "group_strip",
    "group_strip_both",
    "largest_stack",
    "legend_mark",
    "scale_axis",
    "scale_axis_both",
]

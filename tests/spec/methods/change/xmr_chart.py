"""The page of docs/methods on: xmR chart."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="XmR chart",
    statistics=("xmr_chart",),
    formula="""
Centre: mean. Limits: mean plus and minus 2.66 mean moving ranges, where ranges of 3.267 times their mean or more are
left out once. Close to a limit: beyond two thirds of the way. A point is told by the first rule that holds: outside
the limits; part of 7 that rise or fall throughout; close, and one of 2 in 3 close on one side with all 3 on that side;
part of 7 on one side of the mean. A point on the mean breaks a run. qcc's limits use 3 / 1.128 = 2.6596 instead of
2.66.
""",
    use="""
One figure over six rounds or more: 6 to 11 points have trial limits, from 12 on they are locked on the first 12 (or
more). Where the wording changed, the series is cut and nothing is joined or compared across. New limits after a
documented change, once six points follow it.
""",
    avoid="""
Below six points no limits are shown: with limits from 3 points, one in nine further points of a stable series lies
outside. A signal is a question, not a finding: 15 % of stable series of 20 points have one.
""",
    reader="""
"Over 14 rounds the figure is expected between 67.55 and 75.29; rounds worth a question: 2." Improvement is blue,
concern orange, by the declared direction.
""",
    example="""
>>> from benchstats.change import xmr_chart
>>> values = [70, 72, 71, 73, 70, 71, 72, 70, 71, 73, 72, 72, 76, 77]
>>> chart = xmr_chart(values, improvement_direction="increase")
>>> piece = chart.pieces[0]
>>> piece.stage.value, round(piece.lower_process_limit, 2), round(piece.upper_process_limit, 2)
('locked', 67.55, 75.29)
>>> [cause.value for cause in piece.special_causes[-3:]]
['Common Cause', 'Above UCL', 'Above UCL']
>>> print(chart.sentence().text)
Over 14 rounds the figure is expected between 67.55 and 75.29; rounds worth a question: 2.
>>> print(xmr_chart(values, improvement_direction="increase", breaks=[10]).sentence().text)
Comparable rounds so far: 4; limits are drawn from 6 rounds on.
""",
)

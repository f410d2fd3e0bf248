"""The page of docs/methods on: agreement on codes of comments."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Agreement on codes of comments",
    statistics=("code_alpha", "masi_alpha"),
    formula="""
Coders give each comment a set of codes. Over all codes: alpha with MASI distance `1 - J M`, `J` the shared part of both
sets and `M` 1 where equal, 2/3 where one holds the other, 1/3 where they overlap. For each code by itself: nominal
alpha of given or not.
""",
    use="""
Two coders on all comments, or on a fifth of many. A code is counted from 0.667.
""",
    avoid="""
A code that hardly anybody gave has a wide interval whatever its alpha. What coders settle together is not agreement.
""",
    reader="""
"Please settle the differences on “pace” between the coders before it is counted (comments: 3)."
""",
    example="""
>>> from benchstats.raters import code_alphas, masi_alpha
>>> comments = [[{"pace", "peers"}, {"peers"}], [{"venue"}, {"venue"}], [{"pace"}, {"pace", "venue"}]]
>>> round(masi_alpha(comments).value, 3)
0.455
>>> for one in code_alphas(comments):
...     print(one.sentence().text)
Please settle the differences on “pace” between the coders before it is counted (comments: 3).
The coders agree well enough on “peers” to count it (comments: 3).
Please settle the differences on “venue” between the coders before it is counted (comments: 3).
""",
)

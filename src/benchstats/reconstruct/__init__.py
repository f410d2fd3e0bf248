"""Which answers can be behind published figures? All of them, found exactly.

`reconstruct` does one n, mean and SD; `reconstruct_table` a whole table of items and groups, also where n is
missing.
"""

from benchstats.reconstruct.groups import GroupFit, GroupReconstruction, ItemFit
from benchstats.reconstruct.published import Published
from benchstats.reconstruct.single import Solution, reconstruct
from benchstats.reconstruct.table import (
    Cell,
    CellReconstruction,
    CellSolution,
    TableReconstruction,
    reconstruct_table,
)

__all__ = [
    "Cell",
    "CellReconstruction",
    "CellSolution",
    "GroupFit",
    "GroupReconstruction",
    "ItemFit",
    "Published",
    "Solution",
    "TableReconstruction",
    "reconstruct",
    "reconstruct_table",
]

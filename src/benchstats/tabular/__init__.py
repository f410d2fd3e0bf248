"""Protection of tables: what an outsider can work out, what else to withhold, and how to round.

`table_bounds` and `equation_bounds` audit; `primary_cells` and `concentration` find what is too small by itself;
`protect_table`, `protect_cells` and `protect_tree` choose what else to withhold; `controlled_rounding` rounds.
"""

from benchstats.tabular.bounds import CellBounds, TableBounds, equation_bounds, table_bounds
from benchstats.tabular.equations import Equation, published_sum
from benchstats.tabular.means import TreeBounds, UnitBounds, tree_bounds
from benchstats.tabular.primary import Concentration, PrimaryCells, concentration, primary_cells
from benchstats.tabular.rounded import RoundedRange, rounded_to_base
from benchstats.tabular.rounding import (
    RoundedTable,
    controlled_rounding,
    is_controlled_rounding,
    table_change,
    with_totals,
)
from benchstats.tabular.suppression import SuppressionPattern, protect_cells, protect_table
from benchstats.tabular.tree import Unit
from benchstats.tabular.units import Together, TreeProtection, protect_tree

__all__ = [
    "CellBounds",
    "Concentration",
    "Equation",
    "PrimaryCells",
    "RoundedRange",
    "RoundedTable",
    "SuppressionPattern",
    "TableBounds",
    "Together",
    "TreeBounds",
    "TreeProtection",
    "Unit",
    "UnitBounds",
    "concentration",
    "controlled_rounding",
    "equation_bounds",
    "is_controlled_rounding",
    "primary_cells",
    "protect_cells",
    "protect_table",
    "protect_tree",
    "published_sum",
    "rounded_to_base",
    "table_bounds",
    "table_change",
    "tree_bounds",
    "with_totals",
]

"""Answers of anybody's file: one row a respondent, as text (CSV and its kin), XLSX or Parquet.

    path -> opening (what is it, is it safe) -> a source of headings and rows   delimited, workbook, parquet
         -> choosing (which column names the group, which are items)
         -> bulk (DuckDB, columns at once)  or  rowwise (one row after the other, names the offending cell)
         -> finishing (scale, groups, empty rows) -> Responses

Nothing is kept: what is unpacked or linked lies in a temporary folder that is removed before `read_responses`
returns.
"""

from elc.collection.responses.read import Responses, read_responses

__all__ = ["Responses", "read_responses"]

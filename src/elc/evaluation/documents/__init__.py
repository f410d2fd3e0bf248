"""The evaluation of events as files. Pure functions of the released table and the active language."""

from elc.evaluation.documents.lines import csv_document
from elc.evaluation.documents.printed import pdf_document
from elc.evaluation.documents.sheets import workbook_document

__all__ = ["csv_document", "pdf_document", "workbook_document"]

"""Delimited files, as every stage writes them (`elc.core.delimited`)."""

from elc.core.delimited import BYTE_ORDER_MARK, Value, delimited_document, harmless, safe

__all__ = ["BYTE_ORDER_MARK", "Value", "delimited_document", "harmless", "safe"]

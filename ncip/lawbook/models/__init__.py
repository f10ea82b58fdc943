"""Proposals to change what the law's tables say."""

from ncip.lawbook.models.table_change import TableChange, TableChangeState

__all__ = ["TableChange", "TableChangeState"]

"""A table: that of a section, or one that a plan lays out. What other blocks set as a table, they set with this."""

from __future__ import annotations

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import leaf
from briefdeck.blocks.table.faced import flowable
from briefdeck.blocks.table.memo import elements, printed
from briefdeck.blocks.table.plan import TABLE_KEYS, as_asked, judge, make
from briefdeck.blocks.table.seen import seen
from briefdeck.blocks.table.value import Bars, Column, Row, Table

__all__ = ["BLOCK", "TABLE_KEYS", "Bars", "Column", "Row", "Table", "as_asked", "printed"]

BLOCK = Definition(
    make,
    judge,
    {"caption": leaf, "bars": leaf, **TABLE_KEYS},
    seen=seen,
    flowable=flowable,
    memo=elements,
)

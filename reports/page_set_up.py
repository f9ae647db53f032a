"""How a sheet prints: paper, edges, marking, page numbers, and DEMONSTRATION where everything is invented."""

from typing import Any

from openpyxl.worksheet.page import PageMargins

from reports.house_style import DEMONSTRATION, DEMONSTRATION_INK, MARKING

A4 = 9


def set_up_page(sheet: Any, *, landscape: bool, exported: str, invented: bool) -> None:
    """The sheet fits its width on A4; each page bears the marking, its number and who exported it."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.7, header=0.3, footer=0.3)
    sheet.oddFooter.left.text = MARKING
    sheet.oddFooter.center.text = "Page &P of &N"
    sheet.oddFooter.right.text = exported
    for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right):
        part.size = 8
    if invented:
        sheet.sheet_properties.tabColor = "8F5B00"
        sheet.oddHeader.center.text = DEMONSTRATION
        sheet.oddHeader.center.color = DEMONSTRATION_INK

"""Bar charts in a workbook, which Excel draws of the cells beside them; they hold no number of their own."""

from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

from reports.drawn_bars import BEFORE_FILL, NOW_FILL

ROWS_OF_A_CHART = 11
"""How many rows the lowest chart stands beside."""
_COLUMN = "E"
_ROW_HIGH = 0.53  # centimetres of a row of usual height
_WIDE = 15.5
_PLOT = Layout(
    manualLayout=ManualLayout(layoutTarget="inner", xMode="edge", yMode="edge", x=0.35, y=0.08, w=0.6, h=0.76)
)


def put_bar_chart(sheet: Any, *, heading_row: int, rows: int, labels: bool) -> None:
    """A chart of the table whose heading stands in this row: words in column A, numbers in B, those before in C.

    Without `labels` where words stand among the numbers: Excel would label those with a nought.
    """
    chart = BarChart()
    chart.type, chart.style = "bar", 10
    numbers = Reference(sheet, min_col=2, max_col=3, min_row=heading_row, max_row=heading_row + rows)
    chart.add_data(numbers, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=heading_row + 1, max_row=heading_row + rows))
    for series, fill in zip(chart.series, (NOW_FILL, BEFORE_FILL), strict=True):
        series.graphicalProperties = GraphicalProperties(solidFill=fill)
        if labels:
            series.dLbls = DataLabelList(
                showVal=True, showSerName=False, showCatName=False, showLegendKey=False, txPr=_small()
            )
    chart.x_axis.delete, chart.y_axis.delete = False, labels  # newer Excel draws no axis unless it is told to
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top, as in the table
    chart.x_axis.tickLblSkip = 1  # every row has its words
    chart.x_axis.txPr, chart.y_axis.txPr = _small(), _small()
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format, chart.y_axis.scaling.min = "0", 0
    chart.legend.position = "b"
    chart.layout = _PLOT  # the words have a third of the width: else LibreOffice breaks long ones and leaves others out
    chart.gapWidth = 60
    chart.width, chart.height = _WIDE, max(rows + 2, ROWS_OF_A_CHART) * _ROW_HIGH
    sheet.add_chart(chart, f"{_COLUMN}{heading_row}")


def _small() -> RichText:
    """Letters small enough for a row of the table."""
    look = CharacterProperties(sz=800)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])

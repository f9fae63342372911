"""What real programs put on the clipboard when cells are copied."""

from __future__ import annotations

from html import escape

_MODELS = ("Tuyến đường hoa", "Tiếng loa an ninh", "Nhà sạch vườn đẹp", "Thắp sáng đường quê")
_GIVEN = ("Bưởi", "Ánh", "Đào", "Ân", "Cúc", "Ẩn")


def people(count: int) -> list[tuple[str, str, str]]:
    """Names, positions and achievements; some cells hold line breaks and quotation marks."""
    return [
        (
            f"Trần Thị {_GIVEN[n % len(_GIVEN)]}",
            f"Trưởng xóm {n + 1}",
            _told(n, _MODELS[0], f"Việc {n + 1}"),
        )
        for n in range(count)
    ]


def models(count: int) -> list[tuple[str, str, str]]:
    """Models of emulation, whose they are, and what they came to, with breaks and marks as above."""
    return [
        (
            f"{_MODELS[n % len(_MODELS)]} ở xóm {n + 1}",
            f"Chi bộ xóm {n + 1}",
            _told(n, _MODELS[n % len(_MODELS)], f"{12 + n} hộ tham gia"),
        )
        for n in range(count)
    ]


def _told(n: int, model: str, otherwise: str) -> str:
    """Every third one tells of a model in two lines, with quotation marks."""
    return otherwise if n % 3 else f'Mô hình "{model}" số {n + 1}\nnhiều người làm theo'


def excel_text(rows: list[tuple[str, ...]]) -> str:
    """Excel's text/plain: tabs, CR LF, cells with breaks or marks in quotation marks."""
    return "".join("\t".join(map(_excel_cell, row)) + "\r\n" for row in rows)


def _excel_cell(cell: str) -> str:
    if any(sign in cell for sign in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def excel_html(rows: list[tuple[str, ...]]) -> str:
    """Excel's text/html, with its head and the marks of the fragment."""
    cells = (
        "<tr height=20 style='height:15.0pt'>"
        + "".join(
            f"<td class=xl65 style='white-space:normal'>{escape(cell).replace(chr(10), '<br>')}</td>"
            for cell in row
        )
        + "</tr>"
        for row in rows
    )
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=utf-8>'
        "<style>.xl65{mso-number-format:General}</style></head><body><table><!--StartFragment-->"
        + "".join(cells)
        + "<!--EndFragment--></table></body></html>"
    )


def word_html(rows: list[tuple[str, ...]]) -> str:
    """Word's text/html: a paragraph a line inside each cell, broken where Word breaks its source."""
    cells = (
        "<tr>"
        + "".join(
            "<td>"
            + "".join(
                f"<p class=MsoNormal><span\nlang=VI>{escape(line)}<o:p></o:p></span></p>"
                for line in cell.split("\n")
            )
            + "</td>"
            for cell in row
        )
        + "</tr>"
        for row in rows
    )
    return f"<html><body><table class=MsoTableGrid border=1>{''.join(cells)}</table></body></html>"

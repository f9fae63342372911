"""Rows from a spreadsheet into a table of a draft: template, upload, which column is which."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.errors import InvalidInput, NotFound, Problem
from docgen.intake.empty_sheet import empty_workbook
from docgen.intake.rows import Sheet, SheetRow, column_name, match_columns, read_sheet, take_rows
from docgen.papers.tables.columns import ColumnField
from docgen.records.drafts import Draft, get_draft, save_draft
from web.beginnings import title_of
from web.downloads import XLSX, attachment
from web.forms import declared
from web.forms.declared import FormField
from web.forms.shown import columns_of, rows_of
from web.uploads import sent_file
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("rows", __name__, url_prefix="/soan/<int:draft_id>/bang")

_PLACE = re.compile(r"papers\[0\](?:\.attachments\[(\d{1,3})\])?\.(\w{1,40})")
_PREVIEWED = 5


@blueprint.get("/trong.xlsx")
def template(draft_id: int) -> ResponseReturnValue:
    """An empty workbook with the columns of the table."""
    draft = _draft(draft_id)
    field, values = _table(draft.content, request.args.get("place", ""))
    content = empty_workbook(_columns(field, values), field.title)
    return attachment(content, f"{field.title}.xlsx", XLSX)


@blueprint.route("/tai-len", methods=["GET", "POST"])
def upload(draft_id: int) -> ResponseReturnValue:
    """Choose a file; then say which of its columns is which."""
    place = request.args.get("place", "")
    draft = _draft(draft_id)
    field, values = _table(draft.content, place)
    if request.method == "GET" or (content := sent_file("file")) is None:
        return render_template("rows/upload.html", draft=draft, place=place, field=field)
    columns = _columns(field, values)
    sheet = read_sheet(content, columns)
    return _mapping_page(
        draft, place, field, columns, sheet, match_columns(sheet.headings, columns)
    )


def _mapping_page(
    draft: Draft,
    place: str,
    field: FormField,
    columns: Sequence[ColumnField],
    sheet: Sheet,
    mapping: Mapping[int, str],
    problems: Sequence[Problem] = (),
) -> ResponseReturnValue:
    page = render_template(
        "rows/mapping.html",
        draft=draft,
        place=place,
        field=field,
        columns=columns,
        sheet=sheet,
        mapping=mapping,
        problems=problems,
        column_name=column_name,
        previewed=sheet.rows[:_PREVIEWED],
        packed=json.dumps(
            {"headings": sheet.headings, "rows": [[row.number, *row.cells] for row in sheet.rows]},
            ensure_ascii=False,
        ),
    )
    return page, 422 if problems else 200


@blueprint.post("/nhan")
def take(draft_id: int) -> ResponseReturnValue:
    """Take the rows into the draft; with a wrong cell none is taken and all are told."""
    place = request.form.get("place", "")
    draft = _draft(draft_id)
    field, values = _table(draft.content, place)
    columns = _columns(field, values)
    sheet = _unpacked(request.form.get("packed", ""))
    mapping = _mapping(columns, len(sheet.headings))
    rows, problems = take_rows(sheet, mapping, columns)
    if not mapping:
        problems = [Problem("", _("Hãy chọn ít nhất một cột."))]
    if problems:
        return _mapping_page(draft, place, field, columns, sheet, mapping, problems)
    kept = rows_of(values.get("rows"), columns) if request.form.get("keep") else []
    with services().desk(visitor()) as desk:
        content = json.loads(json.dumps(draft.content))
        target = _table(content, place)[1]
        target["rows"] = [*kept, *rows]
        save_draft(desk, draft_id, draft.newest, title_of(content), content)
    flash(_("Đã lấy %(n)s dòng từ tệp.", n=len(rows)), "good")
    if left := _left_out(sheet, mapping):
        flash(_("Cột của tệp không được đưa vào: %(names)s.", names=", ".join(left)), "")
    return redirect(url_for("compose.desk", draft_id=draft_id, _anchor=declared_id(place)))


def declared_id(place: str) -> str:
    """The id of the table in the form."""
    return place.replace("[", "-").replace("]", "").replace(".", "-")


def _draft(draft_id: int) -> Draft:
    with services().reading(visitor()) as desk:
        return get_draft(desk, draft_id)


def _table(content: Mapping[str, Any], place: str) -> tuple[FormField, dict[str, Any]]:
    """The declaration and the values of the table at a path of the draft; NotFound otherwise."""
    match = _PLACE.fullmatch(place)
    paper = content["papers"][0] if match else {}
    if match and match[1] is not None:
        attached = paper.get("attachments") or []
        paper = attached[int(match[1])] if int(match[1]) < len(attached) else {}
    if match and "kind" in paper:
        for field in declared.paper_fields(paper["kind"]):
            if field.name == match[2] and field.input == declared.TABLE_GROUP:
                if paper.get(field.name) is None:
                    paper[field.name] = {}
                return field, paper[field.name]
    raise NotFound("Dự thảo không có bảng này; hãy tải lại trang soạn.")


def _columns(field: FormField, values: Mapping[str, Any]) -> tuple[ColumnField, ...]:
    sets = next(child.sets for child in field.children if child.sets)
    return columns_of(values.get("columns"), sets)


def _mapping(columns: Sequence[ColumnField], width: int) -> dict[int, str]:
    keys = {column.key for column in columns}
    chosen = {place: request.form.get(f"column-{place}", "") for place in range(min(width, 200))}
    mapping = {place: key for place, key in chosen.items() if key in keys}
    if len(set(mapping.values())) != len(mapping):
        raise InvalidInput(
            [Problem("", "Hai cột của tệp cùng chọn một cột của bảng. Hãy chọn lại.")]
        )
    return mapping


def _left_out(sheet: Sheet, mapping: Mapping[int, str]) -> list[str]:
    """The columns of the file that hold something and go nowhere, by their headings."""
    return [
        f"«{heading}»" if heading else column_name(place)
        for place, heading in enumerate(sheet.headings)
        if place not in mapping and any(any(row.cells[place : place + 1]) for row in sheet.rows)
    ]


def _unpacked(packed: str) -> Sheet:
    try:
        read = json.loads(packed)
        rows = tuple(SheetRow(int(row[0]), tuple(map(str, row[1:]))) for row in read["rows"])
        return Sheet(tuple(map(str, read["headings"])), rows)
    except (ValueError, KeyError, TypeError, IndexError):
        raise InvalidInput(
            [Problem("", "Nội dung tệp gửi lại bị hỏng; hãy tải tệp lên lần nữa.")]
        ) from None

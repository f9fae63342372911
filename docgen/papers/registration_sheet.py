"""Biểu đăng ký: what a unit promises to build up, collectives and individuals."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from docgen.model import Entry, Level, Paper, Title, spans
from docgen.papers.assembly import Content, assemble, reference_of
from docgen.papers.kind import Kind
from docgen.papers.parts.fields import wrong
from docgen.papers.parts.paper import PaperFields
from docgen.papers.setting import Setting
from docgen.papers.sheet import NoteField, OpeningField, TitleField, sheet_body, sheet_note
from docgen.papers.tables.columns import ColumnSet, person, serial, text
from docgen.papers.tables.table import TableFields
from docgen.standards.writing import citation_date, symbol

NAME = "Biểu đăng ký"

_FIELD = text("field", "Điển hình thuộc lĩnh vực", example="Xây dựng nông thôn mới")
_NOTE = text("note", "Ghi chú", 0.6)

COLLECTIVES = ColumnSet(
    "registration",
    "đăng ký xây dựng điển hình tập thể",
    (
        serial(),
        text("unit", "Đơn vị", example="Chi bộ thôn Đồng Tiến"),
        text("address", "Địa chỉ"),
        text("head", "Người đứng đầu; phụ trách đơn vị"),
        _FIELD,
        text(
            "solutions",
            "Các giải pháp thực hiện xây dựng, nhân rộng điển hình (nêu khái quát)",
            1.8,
        ),
        _NOTE,
    ),
)
INDIVIDUALS = ColumnSet(
    "registration",
    "đăng ký xây dựng điển hình cá nhân",
    (
        serial(),
        person(),
        text("position", "Chức vụ; đơn vị công tác; địa chỉ nơi cư trú", 1.3),
        _FIELD,
        text("solutions", "Các giải pháp của cá nhân đăng ký thực hiện (nêu khái quát)", 1.8),
        _NOTE,
    ),
)


class CollectivesTable(TableFields, title="Bảng tập thể đăng ký"):
    """Tập thể đăng ký."""

    SETS: ClassVar = (COLLECTIVES,)
    HEADING: ClassVar = "Tập thể"


class IndividualsTable(TableFields, title="Bảng cá nhân đăng ký"):
    """Cá nhân đăng ký."""

    SETS: ClassVar = (INDIVIDUALS,)
    HEADING: ClassVar = "Cá nhân"


class RegistrationSheetFields(PaperFields, title="Biểu đăng ký"):
    """Biểu đăng ký."""

    kind: Literal["registration_sheet"] = Field(title="Loại văn bản", description="Biểu đăng ký.")
    title: TitleField = NAME
    opening: OpeningField = ""
    collectives: CollectivesTable | None = Field(
        None, title="Tập thể", description="Bảng tập thể đăng ký."
    )
    individuals: IndividualsTable | None = Field(
        None, title="Cá nhân", description="Bảng cá nhân đăng ký."
    )
    note: NoteField = ""

    @model_validator(mode="after")
    def _has_a_table(self) -> RegistrationSheetFields:
        if self.collectives is None and self.individuals is None:
            raise wrong(
                "Biểu đăng ký cần ít nhất một bảng: collectives (tập thể) hoặc individuals (cá nhân)."
            )
        return self


def build(fields: RegistrationSheetFields, setting: Setting) -> Paper:
    """The sheet as a paper: opening sentence, then the tables under «I.», «II.»."""
    tables = (fields.collectives, fields.individuals)
    body = sheet_body(setting, tables, opening=fields.opening)
    if not fields.opening and not fields.referenced:
        body = (*_opening(fields, setting), *body)
    return assemble(
        "registration_sheet",
        fields,
        setting,
        Content(
            title=Title(fields.title, fields.abstract),
            body=body,
            note=sheet_note(setting, fields.note),
        ),
    )


def _opening(fields: RegistrationSheetFields, setting: Setting) -> tuple[Entry, ...]:
    """«Thực hiện Kế hoạch số …, đăng ký thực hiện như sau:», as units write above such a sheet.

    A sheet without the line «(Kèm theo …)» says only here what it answers to.
    """
    reference = reference_of(fields, setting)
    if reference is None:
        return ()
    edition = setting.edition
    cited = edition.citation.first.format(
        kind_name=reference.kind_name,
        number=symbol(edition, reference.number),
        date=citation_date(edition, reference.date),
        author=reference.author or edition.annex.blank_author,
        abstract="",
    )
    sentence = f"Thực hiện {cited.rstrip()}, đăng ký thực hiện như sau:"
    return (Entry(Level.PARAGRAPH, spans(sentence)),)


REGISTRATION_SHEET = Kind(
    "registration_sheet", NAME, "bieu-dang-ky", RegistrationSheetFields, build
)

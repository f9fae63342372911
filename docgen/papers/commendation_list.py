"""Danh sách mô hình, tập thể, cá nhân tiêu biểu đề nghị biểu dương, khen thưởng."""

from __future__ import annotations

from typing import ClassVar, Literal

from num2words import num2words
from pydantic import Field, model_validator

from docgen.model import Paper, Title
from docgen.papers.assembly import Content, assemble
from docgen.papers.kind import Kind
from docgen.papers.parts.fields import Line, wrong
from docgen.papers.parts.paper import PaperFields
from docgen.papers.setting import Setting
from docgen.papers.sheet import NoteField, OpeningField, TitleField, sheet_body, sheet_note
from docgen.papers.tables.columns import ColumnSet, person, serial, short, text
from docgen.papers.tables.table import TableFields

NAME = "Danh sách"

_ACHIEVEMENT = text("achievement", "Tóm tắt thành tích", 2.0)
_AWARD = text("award", "Danh hiệu, hình thức đề nghị", example="Giấy khen")
_VOTES = short("votes", "Phiếu đồng ý/tổng số (tỷ lệ %)", example="15/15 (100%)")
_NOTE = text("note", "Ghi chú", 0.6)

MODELS = (
    ColumnSet(
        "short",
        "tên, đơn vị, thành tích",
        (
            serial("TT"),
            text("name", "Tên mô hình", 1.2, example="Tuyến đường hoa kiểu mẫu"),
            text("unit", "Đơn vị thực hiện", 1.2),
            _ACHIEVEMENT,
            _NOTE,
        ),
    ),
)
COLLECTIVES = (
    ColumnSet(
        "short",
        "tên, thành tích",
        (serial("TT"), text("name", "Tên tập thể", 1.4), _ACHIEVEMENT, _NOTE),
    ),
    ColumnSet(
        "award",
        "thêm hình thức đề nghị và số phiếu",
        (serial("TT"), text("name", "Tên tập thể", 1.4), _ACHIEVEMENT, _AWARD, _VOTES, _NOTE),
    ),
)
INDIVIDUALS = (
    ColumnSet(
        "short",
        "họ tên, chức vụ, thành tích",
        (
            serial("TT"),
            person(),
            text("position", "Chức vụ, đơn vị công tác", 1.6),
            _ACHIEVEMENT,
            _NOTE,
        ),
    ),
    ColumnSet(
        "award",
        "đầy đủ để đề nghị khen thưởng",
        (
            serial("TT"),
            person("name", "Họ và tên (Ông/Bà)"),
            short("born", "Năm sinh", 0.5, example="1975"),
            text("position", "Chức vụ, đơn vị công tác", 1.4),
            _ACHIEVEMENT,
            _AWARD,
            text("initiative", "Sáng kiến, quyết định công nhận (số, ngày)"),
            _VOTES,
            _NOTE,
        ),
    ),
    ColumnSet(
        "title_and_award",
        "danh hiệu thi đua và hình thức khen thưởng",
        (
            serial("TT"),
            short("form", "Ông (bà)", 0.4, example="Bà"),
            person(),
            text("position", "Chức vụ, đơn vị", 2.0),
            text("title", "Danh hiệu thi đua"),
            text("award", "Hình thức khen thưởng"),
        ),
    ),
)


class ModelsTable(TableFields, title="Bảng mô hình"):
    """Mô hình tiêu biểu."""

    SETS: ClassVar = MODELS
    HEADING: ClassVar = "Mô hình"


class CollectivesTable(TableFields, title="Bảng tập thể"):
    """Tập thể tiêu biểu."""

    SETS: ClassVar = COLLECTIVES
    HEADING: ClassVar = "Tập thể"


class IndividualsTable(TableFields, title="Bảng cá nhân"):
    """Cá nhân tiêu biểu."""

    SETS: ClassVar = INDIVIDUALS
    HEADING: ClassVar = "Cá nhân"


class CommendationListFields(PaperFields, title="Danh sách"):
    """Danh sách biểu dương, khen thưởng."""

    kind: Literal["commendation_list"] = Field(
        title="Loại văn bản", description="Danh sách biểu dương, khen thưởng."
    )
    title: TitleField = NAME
    opening: OpeningField = ""
    models: ModelsTable | None = Field(None, title="Mô hình", description="Bảng mô hình tiêu biểu.")
    collectives: CollectivesTable | None = Field(
        None, title="Tập thể", description="Bảng tập thể tiêu biểu."
    )
    individuals: IndividualsTable | None = Field(
        None, title="Cá nhân", description="Bảng cá nhân tiêu biểu."
    )
    summary: Line = Field(
        "",
        title="Dòng tổng số",
        description="In dưới bảng để không ai ghi thêm được. Bỏ qua thì docgen tự đếm.",
        examples=["Danh sách này có 05 tập thể, 12 cá nhân."],
    )
    in_words: bool = Field(
        False,
        title="Ghi thêm số bằng chữ",
        description="Thêm số bằng chữ vào dòng tổng số do docgen đếm.",
        json_schema_extra={"x-input": "flag"},
    )
    note: NoteField = ""

    @model_validator(mode="after")
    def _has_a_table(self) -> CommendationListFields:
        if not any((self.models, self.collectives, self.individuals)):
            raise wrong(
                "Danh sách cần ít nhất một bảng: models (mô hình), collectives (tập thể) "
                "hoặc individuals (cá nhân)."
            )
        return self


def build(fields: CommendationListFields, setting: Setting) -> Paper:
    """The list as a paper: tables, then how many there are."""
    body = sheet_body(
        setting,
        (fields.models, fields.collectives, fields.individuals),
        opening=fields.opening,
        summary=fields.summary or count_line(fields),
    )
    return assemble(
        "commendation_list",
        fields,
        setting,
        Content(
            title=Title(fields.title, fields.abstract),
            body=body,
            note=sheet_note(setting, fields.note),
        ),
    )


def count_line(fields: CommendationListFields) -> str:
    """«Danh sách này có 05 tập thể, 12 cá nhân.»; "" for a form with nothing in it yet."""
    tables = (
        (fields.models, "mô hình"),
        (fields.collectives, "tập thể"),
        (fields.individuals, "cá nhân"),
    )
    counts = [
        f"{table.count:02d}{_in_words(table.count) if fields.in_words else ''} {unit}"
        for table, unit in tables
        if table is not None and table.count
    ]
    return f"Danh sách này có {', '.join(counts)}." if counts else ""


def _in_words(count: int) -> str:
    return f" ({num2words(count, lang='vi')})"


COMMENDATION_LIST = Kind("commendation_list", NAME, "danh-sach", CommendationListFields, build)

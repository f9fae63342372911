"""What a program asks of batches."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field
from pydantic.config import JsonDict

from docgen.papers import kinds
from docgen.records.batches import BatchOptions, Numbers
from web.api.asked import MOST, Asked

_PAPERS: JsonDict = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string", "enum": [one.id for one in kinds()]}},
    },
}
Cell = str | int | float | None


class Communes(Asked):
    """Communes of the list: all, or those of provinces and kinds, or those named."""

    everywhere: bool = Field(False, description="Cả nước.")
    provinces: tuple[str, ...] = Field((), max_length=100, description="Tên hoặc mã tỉnh.")
    kinds: tuple[Literal["xã", "phường", "đặc khu"], ...] = Field(
        (), max_length=3, description="Bỏ qua là mọi loại."
    )
    names: tuple[str, ...] = Field(
        (), max_length=4_000, description="Chỉ những xã này: «Xã Đông Khê, Cao Bằng» hoặc mã."
    )


class NewBatchOrder(Asked):
    """A batch: one dossier with fields «…», and for whom."""

    key: str = Field(min_length=1, max_length=100, description="Khoá yêu cầu, do người gọi đặt.")
    name: str = Field(min_length=1, max_length=200, description="Tên đợt.")
    dossier: dict[str, Any] = Field(
        description="Hồ sơ; xem «docgen schema». Trong chữ được dùng trường «Tên xã», «Địa danh» …",
        json_schema_extra={"required": ["papers"], "properties": {"papers": _PAPERS}},
    )
    communes: Communes | None = Field(None, description="Xã chọn trong danh mục.")
    sheets: dict[str, tuple[tuple[Cell, ...], ...]] | None = Field(
        None,
        description="Hoặc các trang như trong tệp Excel: trang đầu mỗi xã một dòng, dòng đầu là tiêu "
        "đề; các trang sau mang tên bảng của hồ sơ.",
    )
    pdf: bool = Field(True, description="Làm cả PDF.")
    archive: bool = Field(True, description="PDF lưu trữ (PDF/A-2b).")
    numbers: Literal["pen", "register"] = Field(
        "pen", description="pen: như hồ sơ ghi; register: lấy số trong sổ, cần phạm vi issue."
    )
    ascii_names: bool = Field(False, description="Tên thư mục không dấu.")
    as_typed: bool = Field(
        False, description="Chữ giữa « » không phải tên trường nào thì in nguyên văn."
    )
    start: bool = Field(True, description="Chạy ngay; false thì chờ lệnh start.")

    @property
    def options(self) -> BatchOptions:
        """The options as the records know them."""
        archive = self.archive and self.pdf
        return BatchOptions(self.pdf, archive, Numbers(self.numbers), self.ascii_names)


class BatchesAsked(Asked):
    """What batches are listed."""

    before: int | None = Field(None, ge=1, le=MOST, description="Mã đợt cuối của trang trước.")
    limit: int = Field(50, ge=1, le=200, description="Số đợt mỗi trang.")
    discarded: bool = Field(False, description="Chỉ những đợt đã bỏ; mặc định các đợt đang dùng.")


class ItemsAsked(Asked):
    """What units of a batch are listed."""

    state: Literal["", "waiting", "claimed", "done", "failed"] = Field(
        "", description="Trạng thái; bỏ qua là tất cả."
    )
    after: int | None = Field(None, ge=0, le=MOST, description="Thứ tự cuối của trang trước.")
    limit: int = Field(100, ge=1, le=500, description="Số đơn vị mỗi trang.")

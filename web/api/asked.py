"""What a program asks: parameters and bodies as pydantic reads them, faults in the one shape."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, TypeVar

from flask import request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.config import JsonDict
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from docgen.errors import InvalidInput, NotAllowed, NotFound, Problem
from docgen.papers import kinds
from docgen.papers.setting import join_path
from web.visitor import visitor

ModelT = TypeVar("ModelT", bound=BaseModel)

#: Ids that both databases can hold.
MOST = 2**31 - 1


class Asked(BaseModel):
    """Base of parameters and bodies: nothing unknown is taken."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PapersAsked(Asked):
    """What papers are looked for; nothing asked finds all."""

    words: str = Field("", max_length=500, description="Từ cần tìm, không cần dấu.")
    number: int | None = Field(None, ge=1, le=MOST, description="Số của văn bản.")
    kind: str = Field("", max_length=100, description="Tên loại, ví dụ Kế hoạch.")
    first: dt.date | None = Field(None, description="Từ ngày.")
    last: dt.date | None = Field(None, description="Đến ngày.")
    signer: str = Field("", max_length=200, description="Người ký.")
    agency: str = Field("", max_length=200, description="Cơ quan ban hành.")
    former: bool = Field(False, description="Cả các bản đã được thay.")
    after: str = Field(
        "",
        max_length=40,
        pattern=r"^(\d{4}-\d{2}-\d{2}\.\d{1,9})?$",
        description="Mốc của trang sau.",
    )
    limit: int = Field(50, ge=1, le=200, description="Số văn bản mỗi trang.")


class EntriesAsked(Asked):
    """What lines of the register are looked for."""

    series: int | None = Field(None, ge=1, le=MOST, description="Dãy số.")
    state: str = Field("", pattern="^(reserved|confirmed|voided)?$", description="Trạng thái.")
    after: str = Field("", pattern=r"^(\d{1,9}\.\d{1,9})?$", description="Mốc của trang sau.")
    limit: int = Field(100, ge=1, le=500, description="Số dòng mỗi trang.")


class DraftsAsked(Asked):
    """What drafts are listed."""

    before: int | None = Field(None, ge=1, le=MOST, description="Mã dự thảo cuối của trang trước.")
    limit: int = Field(50, ge=1, le=200, description="Số dự thảo mỗi trang.")


#: As much of a dossier as a draft must have; the rest may come later.
_ONE_PAPER: JsonDict = {
    "type": "array",
    "minItems": 1,
    "maxItems": 1,
    "items": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string", "enum": [one.id for one in kinds()]}},
    },
}


class NewDraft(Asked):
    """A draft to be kept: a dossier with one paper, as its JSON Schema describes it."""

    dossier: dict[str, Any] = Field(
        description="Hồ sơ có đúng một văn bản; xem «docgen schema».",
        json_schema_extra={"required": ["papers"], "properties": {"papers": _ONE_PAPER}},
    )


class ChangedDraft(NewDraft):
    """What a draft says now, written by somebody who saw a version of it."""

    version: int = Field(ge=1, le=MOST, description="Bản của dự thảo mà người gọi đã xem.")


class IssueOrder(Asked):
    """The order to issue a draft."""

    version: int = Field(ge=1, le=MOST, description="Bản của dự thảo mà người gọi đã xem.")
    date: dt.date = Field(description="Ngày ban hành.")
    copies: int | None = Field(None, ge=0, le=1_000_000, description="Số bản phát hành.")
    file_notation: str = Field("", max_length=200, description="Hồ sơ lưu.")


class Columns(Asked):
    """The columns of the register that the number and the date do not fill."""

    abstract: str | None = Field(None, max_length=2_000, description="Trích yếu.")
    signer: str | None = Field(None, max_length=200, description="Người ký.")
    recipients: str | None = Field(None, max_length=8_000, description="Nơi nhận.")
    filing: str | None = Field(None, max_length=200, description="Nơi giữ bản lưu.")
    copies: int | None = Field(None, ge=0, le=1_000_000, description="Số lượng bản.")


class Reservation(Columns):
    """A request for the next number."""

    key: str = Field(min_length=1, max_length=150, description="Khoá yêu cầu, do người gọi đặt.")
    kind: str = Field(min_length=1, max_length=100, description="Tên loại: Kế hoạch, Công văn.")
    date: dt.date = Field(description="Ngày của văn bản.")
    unit: str = Field("", max_length=50, description="Đơn vị soạn thảo, trong số công văn.")


class Confirmation(Columns):
    """That a number was used. What is left out stays as it was reserved."""

    date: dt.date | None = Field(None, description="Ngày của văn bản nếu khác ngày khi giữ số.")


class VoidOrder(Asked):
    """That a number came to nothing."""

    reason: str = Field(min_length=1, max_length=2_000, description="Lý do.")


class AnnulmentOrder(Asked):
    """That an issued paper no longer stands."""

    date: dt.date = Field(description="Ngày bãi bỏ.")
    reason: str = Field(min_length=1, max_length=2_000, description="Lý do.")
    instrument: str = Field("", max_length=500, description="Văn bản bãi bỏ: «Quyết định số …».")


def parameters(model: type[ModelT]) -> ModelT:
    """The parameters of the address; InvalidInput with all that is wrong with them."""
    if any("\0" in value for value in request.args.values()):
        raise InvalidInput([Problem("", "địa chỉ có ký tự NUL.")])
    twice = [name for name in request.args if len(request.args.getlist(name)) > 1]
    if twice:
        raise InvalidInput(Problem(name, "tham số này ghi hai lần.") for name in twice)
    return _checked(model, request.args.to_dict())


def body(model: type[ModelT]) -> ModelT:
    """The JSON body of the request; InvalidInput with all that is wrong with it."""
    if not request.is_json:
        raise UnsupportedMediaType
    try:
        given = request.get_json()
        written = json.dumps(given, ensure_ascii=False)
        # Half a letter (a lone surrogate) is in no file, and a NUL in no database.
        if "\0" in written.encode().decode() or "\\u0000" in written:
            raise InvalidInput([Problem("", "nội dung có ký tự NUL.")])
    except (BadRequest, UnicodeError, RecursionError):
        raise InvalidInput([Problem("", "nội dung không phải JSON đọc được.")]) from None
    return _checked(model, given)


def known_id(given: int) -> int:
    """An id that the databases can look for; NotFound for one beyond them."""
    if given > MOST:
        raise NotFound("Không có mục này trong cơ quan.")
    return given


def require(scope: str) -> None:
    """Raise NotAllowed for a key without this scope; people who signed in need none."""
    scopes = visitor().scopes
    if scopes is not None and scope not in scopes:
        raise NotAllowed(f"Khoá API này không có phạm vi «{scope}».")


def _checked(model: type[ModelT], given: object) -> ModelT:
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise InvalidInput(
            Problem(join_path("", fault["loc"]), "giá trị không hợp lệ; xem tài liệu API.")
            for fault in error.errors()
        ) from None

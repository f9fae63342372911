"""What a program asks: parameters and bodies as pydantic reads them, faults in the one shape."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, ParamSpec, TypeVar

from flask import request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from werkzeug.exceptions import HTTPException, UnsupportedMediaType

from docgen.errors import InvalidInput, NotAllowed, Problem
from docgen.papers.setting import join_path
from web.visitor import visitor

ModelT = TypeVar("ModelT", bound=BaseModel)
P = ParamSpec("P")
R = TypeVar("R")

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


class NewDraft(Asked):
    """A draft to be kept: a dossier with one paper, as its JSON Schema describes it."""

    dossier: dict[str, Any] = Field(description="Hồ sơ có đúng một văn bản; xem «docgen schema».")


class IssueOrder(Asked):
    """The order to issue a draft."""

    version: int = Field(ge=1, le=MOST, description="Bản của dự thảo mà người gọi đã xem.")
    date: dt.date = Field(description="Ngày ban hành.")
    copies: int | None = Field(None, ge=0, le=1_000_000, description="Số bản phát hành.")
    file_notation: str = Field("", max_length=200, description="Hồ sơ lưu.")


def parameters(model: type[ModelT]) -> ModelT:
    """The parameters of the address; InvalidInput with all that is wrong with them."""
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
    except HTTPException:
        raise InvalidInput([Problem("", "nội dung không phải JSON.")]) from None
    return _checked(model, given)


def needs(scope: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a key in only with this scope; people who signed in need none."""

    def wrap(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def checked(*args: P.args, **kwargs: P.kwargs) -> R:
            scopes = visitor().scopes
            if scopes is not None and scope not in scopes:
                raise NotAllowed(f"Khoá API này không có phạm vi «{scope}».")
            return view(*args, **kwargs)

        checked.scope = scope  # type: ignore[attr-defined] # read by the OpenAPI document
        return checked

    return wrap


def _checked(model: type[ModelT], given: object) -> ModelT:
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise InvalidInput(
            Problem(join_path("", fault["loc"]), "giá trị không hợp lệ; xem tài liệu API.")
            for fault in error.errors()
        ) from None


STATUS_OF_NEW = HTTPStatus.CREATED

"""Every operation of the API in one table: the addresses, the OpenAPI document and the page obey it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from flask.typing import ResponseReturnValue

from docgen.records import batches as kept_batches
from web.api import batch_views, draft_views, paper_views, register_views
from web.api.answers import (
    AGENCY,
    BATCH,
    BATCHES,
    DRAFT,
    DRAFTS,
    ENTRIES,
    ENTRY,
    FILE,
    ITEMS,
    NEW_BATCH,
    PAPER,
    PAPERS,
    PROBLEMS,
    SERIES,
)
from web.api.asked import (
    AnnulmentOrder,
    Asked,
    ChangedDraft,
    Confirmation,
    DraftsAsked,
    EntriesAsked,
    IssueOrder,
    NewDraft,
    PapersAsked,
    Reservation,
    VoidOrder,
)
from web.api.batch_asked import BatchesAsked, ItemsAsked, NewBatchOrder


@dataclass(frozen=True)
class Operation:
    """What a program can ask for. `scope` is what its key must carry; `answer` a JSON schema.

    `query` and `body` are what is read from the address and from the request. `path` has its
    variables as OpenAPI writes them.
    """

    name: str
    method: str
    path: str
    view: Callable[..., ResponseReturnValue]
    scope: str
    summary: str
    answer: dict[str, Any]
    query: type[Asked] | None = None
    body: type[Asked] | None = None
    status: int = HTTPStatus.OK
    reads: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reads", self.method == "GET")


_ONE_PAPER, _ONE_DRAFT = "/v1/papers/{public_id}", "/v1/drafts/{draft_id}"
_ONE_ENTRY = "/v1/register/entries/{entry_id}"
_ONE_BATCH = "/v1/batches/{batch_id}"

OPERATIONS: tuple[Operation, ...] = (
    Operation("agency", "GET", "/v1/agency", paper_views.agency, "read",
              "Cơ quan của khoá", AGENCY),
    Operation("papers", "GET", "/v1/papers", paper_views.papers, "read",
              "Tìm văn bản trong kho, mới nhất trước", PAPERS, query=PapersAsked),
    Operation("paper", "GET", _ONE_PAPER, paper_views.paper, "read",
              "Một văn bản: hồ sơ và các tệp", PAPER),
    Operation("file", "GET", _ONE_PAPER + "/files/{role}", paper_views.file, "read",
              "Một tệp của văn bản, nguyên như khi ban hành", FILE),
    Operation("annul", "POST", _ONE_PAPER + "/annulment", paper_views.annul, "issue",
              "Ghi việc bãi bỏ văn bản; ghi lại lần nữa không đổi gì", PAPER, body=AnnulmentOrder),
    Operation("series", "GET", "/v1/register/series", register_views.series, "read",
              "Các dãy số", SERIES),
    Operation("entries", "GET", "/v1/register/entries", register_views.entries, "read",
              "Các dòng của sổ, theo dãy và số", ENTRIES, query=EntriesAsked),
    Operation("reserve", "POST", "/v1/register/entries", register_views.reserve, "issue",
              "Giữ số kế tiếp; cùng khoá yêu cầu thì được cùng số", ENTRY, body=Reservation,
              status=HTTPStatus.CREATED),
    Operation("confirm", "POST", _ONE_ENTRY + "/confirmation", register_views.confirm, "issue",
              "Xác nhận số đã dùng cho văn bản phát hành", ENTRY, body=Confirmation),
    Operation("void", "POST", _ONE_ENTRY + "/voiding", register_views.void, "issue",
              "Huỷ số đang giữ, kèm lý do", ENTRY, body=VoidOrder),
    Operation("drafts", "GET", "/v1/drafts", draft_views.drafts, "read",
              "Dự thảo đang soạn, mới nhất trước", DRAFTS, query=DraftsAsked),
    Operation("add_draft", "POST", "/v1/drafts", draft_views.add_draft, "draft",
              "Gửi một dự thảo", DRAFT, body=NewDraft, status=HTTPStatus.CREATED),
    Operation("draft", "GET", _ONE_DRAFT, draft_views.draft, "read",
              "Một dự thảo, bản mới nhất", DRAFT),
    Operation("change_draft", "PUT", _ONE_DRAFT, draft_views.change_draft, "draft",
              "Lưu bản mới của dự thảo", DRAFT, body=ChangedDraft),
    Operation("problems", "GET", _ONE_DRAFT + "/problems", draft_views.problems, "read",
              "Những chỗ phải sửa hoặc nên xem lại của dự thảo", PROBLEMS),
    Operation("draft_file", "GET", _ONE_DRAFT + "/files/{form}", draft_views.file, "read",
              "Dự thảo thành tệp Word hoặc PDF, chưa có số", FILE),
    Operation("issue", "POST", _ONE_DRAFT + "/issue", draft_views.issue, "issue",
              "Ban hành dự thảo; gọi lại thì được đúng văn bản ấy", PAPER, body=IssueOrder),
    Operation("batches", "GET", "/v1/batches", batch_views.batches, "read",
              "Các đợt làm cho nhiều xã, mới nhất trước", BATCHES, query=BatchesAsked),
    Operation("add_batch", "POST", "/v1/batches", batch_views.add_batch, "batch",
              "Kiểm tra mọi xã rồi làm văn bản cho từng xã; cùng khoá yêu cầu thì được cùng đợt",
              NEW_BATCH, body=NewBatchOrder, status=HTTPStatus.CREATED),
    Operation("batch", "GET", _ONE_BATCH, batch_views.batch, "read",
              "Một đợt và tiến độ", BATCH),
    Operation("start_batch", "POST", _ONE_BATCH + "/start",
              batch_views.steering(kept_batches.start_batch), "batch", "Chạy đợt", BATCH),
    Operation("stop_batch", "POST", _ONE_BATCH + "/stop",
              batch_views.steering(kept_batches.stop_batch), "batch",
              "Dừng; những xã đang làm dở vẫn làm xong", BATCH),
    Operation("resume_batch", "POST", _ONE_BATCH + "/resume",
              batch_views.steering(kept_batches.resume_batch), "batch", "Chạy tiếp", BATCH),
    Operation("retry_batch", "POST", _ONE_BATCH + "/retry",
              batch_views.steering(kept_batches.retry_failed), "batch",
              "Làm lại những xã chưa làm được", BATCH),
    Operation("discard_batch", "POST", _ONE_BATCH + "/discard",
              batch_views.steering(kept_batches.discard_batch), "batch",
              "Bỏ đợt chưa chạy; trong ngày, gửi lại đúng yêu cầu cũ thì đợt trở lại", BATCH),
    Operation("items", "GET", _ONE_BATCH + "/items", batch_views.items, "read",
              "Các xã của đợt với văn bản của từng xã", ITEMS, query=ItemsAsked),
    Operation("item_file", "GET", _ONE_BATCH + "/items/{position}/papers/{place}/{form}",
              batch_views.item_file, "read", "Một tệp của một xã", FILE),
    Operation("batch_file", "GET", _ONE_BATCH + "/files/{output}", batch_views.output, "read",
              "Mọi tệp đã xong (all.zip), hoặc mục lục (index.xlsx)", FILE),
    Operation("batch_print", "GET", _ONE_BATCH + "/print/{place}", batch_views.printed, "read",
              "Một văn bản của mọi xã thành một PDF để in", FILE),
)  # fmt: skip

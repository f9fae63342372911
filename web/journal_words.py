"""The journal in words: what the records write there as keys, named as people say it.

The records keep short keys, which stand in rows for ever; a test holds that each has a name here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from flask_babel import gettext as _

from docgen.records.journal import JournalLine
from docgen.records.opinions import Aspect, Verdict
from docgen.records.rights import ROLE_NAMES
from web.pages.agency import GROUPINGS, PERIODS

#: What was acted on. Whatever the detail does not name is told by its number.
SUBJECTS: Mapping[str, str] = {
    "agency": "cơ quan", "api_key": "khoá API", "batch": "đợt",
    "draft": "dự thảo", "entry": "số trong sổ", "installation": "toàn hệ thống",
    "numbering": "cách đánh số", "paper": "văn bản",
    "person": "người dùng", "recipients": "danh sách nơi nhận", "register": "sổ",
    "series": "dãy số", "signer": "người ký", "template": "mẫu",
}  # fmt: skip
_NAMED_BY_DETAIL = frozenset({"agency", "installation", "entry", "paper", "register"})

#: What is known of an act, in the order of the rows; "" is not shown: it is for programs.
DETAILS: Mapping[str, str] = {
    "active": "đang dùng", "added": "thêm", "aspect": "về", "backup": "bản sao lưu", "body": "nơi đánh số",
    "changed": "đã ghi", "day": "ngày", "did": "việc", "failed": "chưa làm được", "file": "",
    "files": "", "grouping": "chia dãy", "items": "số xã", "key": "", "made": "đã làm",
    "name": "tên", "name_before": "tên trước", "number": "số", "password": "mật khẩu",
    "period": "bắt đầu lại", "province": "tỉnh", "province_before": "tỉnh trước", "reason": "lý do", "roles": "vai trò", "roles_before": "vai trò trước",
    "start_number": "số bắt đầu", "total": "số đơn vị", "valid_from": "từ ngày",
    "valid_to": "đến hết ngày", "valid_to_before": "trước đó đến hết ngày", "verdict": "ý kiến",
    "version": "bản",
}  # fmt: skip

#: What was done with a batch.
DEEDS: Mapping[str, str] = {
    "create": "lập đợt", "start": "cho chạy", "stop": "dừng", "resume": "chạy tiếp",
    "retry": "làm lại các xã chưa được", "done": "đã xong", "discard": "bỏ đợt",
    "restore": "lập lại đợt đã bỏ",
}  # fmt: skip

#: Columns of the register that are written afterwards.
COLUMNS: Mapping[str, str] = {
    "abstract": "trích yếu", "signer": "người ký", "recipients": "nơi nhận", "filing": "bản lưu",
    "copies": "số bản", "sent_on": "ngày chuyển", "receipt": "ký nhận", "note": "ghi chú",
}  # fmt: skip

_ASPECTS = {Aspect.CONTENT: "nội dung", Aspect.FORM: "thể thức"}
_VERDICTS = {Verdict.APPROVED: "đồng ý", Verdict.RETURNED: "trả lại"}
_YES, _NO = "có", "không"


def words() -> Iterator[str]:
    """Everything that this page may ask a translation of, beside what other pages ask too."""
    for named in (SUBJECTS, DETAILS, DEEDS, COLUMNS):
        yield from filter(None, named.values())
    for spoken in (_ASPECTS, _VERDICTS):
        yield from spoken.values()
    yield from (_YES, _NO)


def told(line: JournalLine) -> list[str]:
    """What the journal knows of an act, a part at a time."""
    parts = []
    if line.subject_id is not None and line.subject not in _NAMED_BY_DETAIL:
        parts.append(f"{_(SUBJECTS.get(line.subject, line.subject))} {line.subject_id}")
    for key, value in line.detail.items():
        name = DETAILS.get(key, key)
        if name and value not in ("", None):
            said = _VALUES.get(key, _plain)(value)
            parts.append(said if key == "did" else f"{_(name)}: {said}")
    return parts


def _plain(value: Any) -> str:
    """A value as it is; a day as papers write it."""
    try:
        return f"{dt.date.fromisoformat(value):%d/%m/%Y}"
    except (TypeError, ValueError):
        return " ".join(str(value).split())


def _one_of(named: Mapping[Any, str]) -> Callable[[Any], str]:
    """The name of a value that is one of a few, or the value itself."""
    by_value = {getattr(key, "value", key): name for key, name in named.items()}
    return lambda value: _(by_value[value]) if value in by_value else str(value)


def _roles(value: Any) -> str:
    given = value.split(",") if isinstance(value, str) else value
    return ", ".join(map(_one_of(ROLE_NAMES), given))


def _changes(value: Mapping[str, tuple[str, str]]) -> str:
    """«ngày chuyển: 04/03/2026»; what stood there before goes first, if anything did."""
    said = []
    for column, (before, after) in value.items():
        name = _(COLUMNS.get(column, column))
        change = f"{_plain(before)} → {_plain(after)}" if before else _plain(after)
        said.append(f"{name} {change}")
    return ", ".join(said)


_VALUES: Mapping[str, Callable[[Any], str]] = {
    "active": lambda value: _(_YES) if value else _(_NO),
    "aspect": _one_of(_ASPECTS),
    "changed": _changes,
    "did": _one_of(DEEDS),
    "grouping": _one_of(GROUPINGS),
    "period": _one_of(PERIODS),
    "roles": _roles,
    "roles_before": _roles,
    "verdict": _one_of(_VERDICTS),
}

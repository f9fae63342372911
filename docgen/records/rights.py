"""Who may do what: four roles, every act of the records, one table between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a person is in the agency. One person may be several."""

    DRAFTER = "drafter"  # người soạn
    CLERK = "clerk"  # văn thư
    LEADER = "leader"  # lãnh đạo: reads and approves
    ADMIN = "admin"  # quản trị


ROLE_NAMES: Mapping[Role, str] = {
    Role.DRAFTER: "người soạn",
    Role.CLERK: "văn thư",
    Role.LEADER: "lãnh đạo",
    Role.ADMIN: "quản trị",
}


class Act(Enum):
    """Everything a person can do to the records; the journal keeps these words."""

    READ = "read"
    READ_DRAFTS = "read_drafts"
    READ_JOURNAL = "read_journal"
    DRAFT = "draft"
    DISCARD = "discard"
    BATCH = "batch"
    APPROVE = "approve"
    RESERVE = "reserve"
    CONFIRM = "confirm"
    VOID = "void"
    HAND_OVER = "hand_over"
    IMPORT = "import"
    KEEP = "keep"
    ANNUL = "annul"
    NUMBERING = "numbering"
    PEOPLE = "people"
    PROFILE = "profile"
    STANDING = "standing"
    TEMPLATE = "template"
    API_KEY = "api_key"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Right:
    """What an act is called in Vietnamese, and the roles that carry it."""

    name: str
    roles: frozenset[Role]


def _right(name: str, *roles: Role) -> Right:
    return Right(name, frozenset(roles))


_EVERYBODY = tuple(Role)

RIGHTS: Mapping[Act, Right] = {
    Act.READ: _right("xem sổ và kho văn bản", *_EVERYBODY),
    Act.READ_DRAFTS: _right("xem dự thảo", Role.DRAFTER, Role.CLERK, Role.LEADER),
    Act.READ_JOURNAL: _right("xem nhật ký", Role.LEADER, Role.ADMIN),
    Act.DRAFT: _right("soạn dự thảo", Role.DRAFTER, Role.CLERK),
    Act.DISCARD: _right("bỏ dự thảo", Role.DRAFTER, Role.CLERK),
    Act.BATCH: _right("làm văn bản hàng loạt", Role.DRAFTER, Role.CLERK),
    Act.APPROVE: _right("cho ý kiến dự thảo", Role.LEADER),
    Act.RESERVE: _right("giữ số", Role.CLERK),
    Act.CONFIRM: _right("xác nhận số", Role.CLERK),
    Act.VOID: _right("huỷ số", Role.CLERK),
    Act.HAND_OVER: _right("ghi chuyển giao văn bản", Role.CLERK),
    Act.IMPORT: _right("nhập sổ cũ", Role.CLERK, Role.ADMIN),
    Act.KEEP: _right("lưu văn bản đã phát hành", Role.CLERK),
    Act.ANNUL: _right("ghi bãi bỏ văn bản", Role.CLERK),
    Act.NUMBERING: _right("khai cách đánh số", Role.ADMIN),
    Act.PEOPLE: _right("quản lý người dùng", Role.ADMIN),
    Act.PROFILE: _right("sửa thông tin cơ quan", Role.ADMIN),
    Act.STANDING: _right("sửa danh mục dùng sẵn", Role.CLERK, Role.ADMIN),
    Act.TEMPLATE: _right("thay mẫu văn bản", Role.ADMIN),
    Act.API_KEY: _right("cấp khoá API", Role.ADMIN),
    # A backup holds the papers of every agency here: the operator's alone.
    Act.BACKUP: _right("sao lưu và phục hồi"),
}


def may(roles: Iterable[Role], act: Act) -> bool:
    """Whether one of the roles carries the act."""
    return not RIGHTS[act].roles.isdisjoint(roles)

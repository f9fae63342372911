"""Short builders for the tests of the records."""

from __future__ import annotations

import datetime as dt

from docgen.papers.merge.target import Target
from docgen.records import Desk, Operator
from docgen.records.archive import KeptFile, KeptPaper, Origin, Receiver, Snapshot, annul, keep
from docgen.records.archive.snapshot import split_number
from docgen.records.batches import (
    Batch,
    BatchOptions,
    NewBatch,
    PaperMade,
    claim,
    create_batch,
    settle_done,
    settle_failed,
    start_batch,
)
from docgen.records.drafts import save_draft, start_draft
from docgen.records.opinions import Aspect, Verdict, give_opinion
from docgen.records.people import add_person
from docgen.records.register import Details, Entry, NumberRequest, confirm, reserve, void
from docgen.records.rights import Role
from docgen.records.standing import Sort, add_standing

#: The two agencies of the `records` fixture.
AGENCY, OTHER = "ubnd-xuan-hoa", "dang-uy-xuan-hoa"
OPERATOR = Operator("kiểm thử")
DAY = dt.date(2026, 3, 2)
PLAN = Details(
    abstract="Phát động phong trào thi đua năm 2026",
    signer="Nguyễn Thị Ánh",
    recipients="Như trên; Lưu: VT.",
    copies=12,
)


def state_number(value: int) -> str:
    """As the State writes the number of a plan."""
    return f"{value:02}/KH-UBND"


def request(key: str, kind: str = "Kế hoạch", day: dt.date = DAY, body: str = "") -> NumberRequest:
    """A request of the People's Committee."""
    return NumberRequest(key, kind, day, state_number, body)


def issued(desk: Desk, key: str, **words: object) -> Entry:
    """A number reserved and confirmed."""
    entry = reserve(desk, request(key, **words), PLAN)  # type: ignore[arg-type] # the words of `request`
    return confirm(desk, entry.id)


def plan_paper(entry: Entry) -> Snapshot:
    """The snapshot of the plan that an entry numbers."""
    number, symbol = split_number(entry.number_text)
    return Snapshot(
        kind="plan",
        kind_name="Kế hoạch",
        side="state",
        day=entry.day or DAY,
        abstract=entry.details.abstract,
        edition="state_nd30_2020",
        agency="ỦY BAN NHÂN DÂN XÃ XUÂN HOÀ",
        number=number,
        number_text=entry.number_text,
        symbol=symbol,
        signer=entry.details.signer,
        position="Chủ tịch",
        receivers=(Receiver("Đảng uỷ xã", "b/c", "H29.12.1"), Receiver("Các thôn")),
    )


def plan_files(desk: Desk, content: bytes = b"") -> dict[str, KeptFile]:
    """Three files as issuing would put them, told apart by `content`."""
    return {
        role: KeptFile(f"12-KH-UBND.{role}", desk.store.put(role.encode() + content))
        for role in ("docx", "pdf", "values")
    }


def keep_plan(desk: Desk, entry: Entry, content: bytes | None = None) -> KeptPaper:
    """Keep the plan that an entry numbers, with files of its own."""
    own = entry.number_text.encode() if content is None else content
    return keep(
        desk, f"keep:{entry.key}", plan_paper(entry), plan_files(desk, own), Origin(entry.id)
    )


def one_of_each(desk: Desk) -> KeptPaper:
    """A row of the agency in every table; numbers 1 (issued, annulled) and 2 (voided)."""
    whose = desk.agency.key
    first = reserve(desk, request("một của mỗi thứ"), PLAN)
    paper = keep_plan(desk, confirm(desk, first.id), whose.encode())
    annul(desk, paper.public_id, dt.date(2026, 4, 1), "Sai «thẩm quyền» \u2028 & <x>")
    void(desk, reserve(desk, request("bỏ")).id, "Ghi nhầm")
    draft = start_draft(desk, "plan", "Kế hoạch", {"a": [1, None, whose], "b": {"c": True}})
    save_draft(desk, draft.id, 1, "Kế hoạch", {"a": 2})
    give_opinion(desk, draft.id, 2, Aspect.CONTENT, Verdict.APPROVED)
    add_person(desk, f"{whose}.van-thu", "Lê Thị Cúc", [Role.CLERK, Role.DRAFTER])
    add_standing(desk, Sort.SIGNER, "Chủ tịch", {"name": "Nguyễn Thị Ánh"})
    one_batch(desk)
    return paper


def target(key: str, name: str = "Xã Đông Khê") -> Target:
    """A commune of a batch."""
    values = {"Tên xã": name.removeprefix("Xã "), "Chủ tịch": "Nông Văn Lý"}
    rows = ({"name": "Chi bộ «1»", "work": "Dân vận khéo"},)
    return Target(key, name, "Tỉnh Cao Bằng", values, {"papers[1].collectives": rows})


_OPTIONS = BatchOptions()


def new_batch(key: str = "đợt 1", count: int = 3, options: BatchOptions = _OPTIONS) -> NewBatch:
    """A request for a batch of so many communes."""
    targets = [target(f"{number:05}", f"Xã Số {number}") for number in range(1, count + 1)]
    content = {"issuer": {"name": "Đảng uỷ xã «Tên xã»"}, "papers": [{"kind": "plan"}]}
    return NewBatch(key, "Dân vận khéo 2026", content, targets, options, DAY)


def paper_made(desk: Desk, content: bytes = b"", place: int = 0) -> PaperMade:
    """A paper whose files are in the store, told apart by `content` and the agency."""
    own = desk.agency.key.encode() + content + bytes([place])
    return PaperMade(
        "plan", f"{place + 1:02}-ke-hoach", desk.store.put(b"docx" + own),
        desk.store.put(b"pdf" + own), pages=2, number_text="12/KH-UBND",
    )  # fmt: skip


def one_batch(desk: Desk) -> Batch:
    """A batch that runs: its first item done, its second failed, its third waiting."""
    batch = start_batch(desk, create_batch(desk, new_batch()).id)
    claim(desk, batch.id, "máy", most=2)
    settle_done(desk, batch.id, "máy", 1, [paper_made(desk)], 1.5)
    settle_failed(desk, batch.id, "máy", 2, "Thiếu «Chủ tịch»")
    return batch

"""Ban hành: one number, whatever is clicked and whatever breaks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

import pytest

from docgen.errors import ConversionFailed, InvalidInput, Refused
from docgen.issuing.draft import look, shipped_templates
from docgen.issuing.issue import Issuer, Order, details_of, file_name, issue
from docgen.pdf import Converter, DocumentInfo, Job, Outcome, PdfOptions
from docgen.records.archive import PaperQuery, search
from docgen.records.drafts import DraftMoved, DraftState, get_draft, save_draft
from docgen.records.register import NumberRequest, State, entries, reserve, void
from docgen.records.rights import Role
from docgen.settings import settings
from tests.web.office import DAY, HERE, LIST, OPERATOR, PLAN, Office


class Broken:
    """A converter that fails as often as it is told to, then passes on: a staged fault.

    `meanwhile`: what others do while it works.
    """

    def __init__(
        self, real: Converter, failures: int = 0, meanwhile: Callable[[], None] = lambda: None
    ) -> None:
        self.real, self.failures, self.meanwhile = real, failures, meanwhile

    def convert(self, jobs: Iterable[Job], options: PdfOptions = PdfOptions()) -> Iterator[Outcome]:  # noqa: B008 - frozen
        return self.real.convert(jobs, options)

    def convert_bytes(
        self,
        docx: bytes,
        options: PdfOptions = PdfOptions(),  # noqa: B008 - frozen
        info: DocumentInfo = DocumentInfo(),  # noqa: B008 - frozen
    ) -> bytes:
        if self.failures:
            self.failures -= 1
            raise ConversionFailed("LibreOffice hỏng.")
        self.meanwhile()
        return self.real.convert_bytes(docx, options, info)

    def close(self) -> None:
        """Nothing of its own."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing of its own."""


def tools(office: Office, converter: Converter) -> Issuer:
    """The operator's tools."""
    templates = shipped_templates(settings().templates)
    return Issuer(office.records, HERE, OPERATOR, templates, converter)


def lines(office: Office) -> list[tuple[int, State]]:
    with office.records.reading(HERE, OPERATOR) as desk:
        return [(entry.number, entry.state) for entry in entries(desk).entries]


def papers(office: Office) -> int:
    with office.records.reading(HERE, OPERATOR) as desk:
        return len(search(desk, PaperQuery()).hits)


@pytest.mark.libreoffice
def test_number_date_files_and_register_in_one_act(office: Office, converter) -> None:
    draft = office.draft()
    paper = issue(tools(office, converter), Order(draft.id, 1, DAY, copies=12, file_notation="HS1"))
    shot = paper.snapshot
    assert (shot.number_text, shot.day, shot.filed.copies) == ("01/KH-UBND", DAY, 12)
    assert shot.filed.pages == 1
    assert set(paper.files) == {"docx", "pdf", "values"}
    store = office.records.store
    assert b"pdfaid" in store.read(paper.files["pdf"].stored.sha256)
    assert json.loads(store.read(paper.files["values"].stored.sha256)) == PLAN
    with office.records.reading(HERE, OPERATOR) as desk:
        (entry,) = entries(desk).entries
        assert (entry.state, entry.details.abstract) == (
            State.CONFIRMED,
            "Xây dựng điển hình tiên tiến",
        )
        assert (entry.details.signer, entry.details.copies) == ("Lê Thị Mơ", 12)
        assert entry.details.recipients == "Các xóm (t/h)"
        assert get_draft(desk, draft.id).state is DraftState.ISSUED


def test_the_register_names_addressees_and_recipients_without_dashes() -> None:
    letter = {
        **PLAN,
        "issuer": {"side": "party", "name": "Đảng uỷ xã Tân An", "sign": "ĐU"},
        "recipients": ["Như trên", {"name": "Thường trực Đảng uỷ", "purpose": "b/c"}],
        "papers": [
            {"kind": "official_letter", "abstract": "góp ý", "body": "Một.",
             "addressees": ["Chi bộ xóm 1", "Chi bộ xóm 2"]}
        ],
    }  # fmt: skip
    paper = look(letter, DAY).paper
    assert paper is not None
    said = details_of(paper).recipients
    assert said == "Chi bộ xóm 1; Chi bộ xóm 2; Thường trực Đảng uỷ (b/c)"


@pytest.mark.libreoffice
def test_a_second_click_gives_the_same_paper(office: Office, converter) -> None:
    order = Order(office.draft().id, 1, DAY)
    first = issue(tools(office, converter), order)
    assert issue(tools(office, converter), order) == first
    assert lines(office) == [(1, State.CONFIRMED)]


@pytest.mark.libreoffice
def test_clicks_at_the_same_time_give_one_number(office: Office, converter) -> None:
    order = Order(office.draft().id, 1, DAY)
    with ThreadPoolExecutor(6) as pool:
        given = list(pool.map(lambda _: issue(tools(office, converter), order), range(6)))
    assert len({paper.public_id for paper in given}) == 1
    assert lines(office) == [(1, State.CONFIRMED)]
    assert papers(office) == 1


@pytest.mark.libreoffice
def test_a_failure_registers_nothing_and_the_retry_takes_up_the_number(
    office: Office, converter
) -> None:
    order = Order(office.draft().id, 1, DAY)
    broken = Broken(converter, failures=1)
    with pytest.raises(ConversionFailed):
        issue(tools(office, broken), order)
    assert (lines(office), papers(office)) == ([(1, State.RESERVED)], 0)
    assert issue(tools(office, broken), order).snapshot.number == 1
    assert (lines(office), papers(office)) == ([(1, State.CONFIRMED)], 1)


@pytest.mark.libreoffice
def test_a_voided_number_is_not_taken_again(office: Office, converter) -> None:
    order = Order(office.draft().id, 1, DAY)
    with pytest.raises(ConversionFailed):
        issue(tools(office, Broken(converter, 1)), order)
    with office.records.desk(HERE, OPERATOR) as desk:
        void(desk, entries(desk).entries[0].id, "Ghi nhầm")
    assert issue(tools(office, converter), order).snapshot.number == 2


def test_a_draft_that_was_saved_since_is_not_issued(office: Office, converter) -> None:
    draft = office.draft()
    with office.records.desk(HERE, OPERATOR) as desk:
        save_draft(desk, draft.id, 1, "mới", {**PLAN, "place": "Khác"})
    with pytest.raises(DraftMoved):
        issue(tools(office, converter), Order(draft.id, 1, DAY))
    assert lines(office) == []


@pytest.mark.libreoffice
def test_a_draft_that_is_saved_while_its_files_are_made_is_not_issued(
    office: Office, converter
) -> None:
    draft = office.draft()

    def save() -> None:
        with office.records.desk(HERE, OPERATOR) as desk:
            save_draft(desk, draft.id, 1, "mới", {**PLAN, "place": "Khác"})

    slow = Broken(converter, meanwhile=save)
    with pytest.raises(DraftMoved):
        issue(tools(office, slow), Order(draft.id, 1, DAY))
    (held,) = lines(office)
    with office.records.reading(HERE, OPERATOR) as desk:
        assert get_draft(desk, draft.id).state is DraftState.OPEN
    paper = issue(tools(office, converter), Order(draft.id, 2, DAY))
    assert paper.snapshot.number == held[0]


def test_half_a_paper_takes_no_number(office: Office, converter) -> None:
    unsigned = {key: value for key, value in PLAN.items() if key != "signature"}
    broken = {**PLAN, "papers": [{"kind": "plan", "abstract": "x"}]}
    for content in (unsigned, broken):
        with pytest.raises(InvalidInput):
            issue(tools(office, converter), Order(office.draft(content).id, 1, DAY))
    assert lines(office) == []


@pytest.mark.libreoffice
def test_a_number_that_was_held_for_other_letters_is_not_used(office: Office, converter) -> None:
    draft = office.draft()
    with pytest.raises(ConversionFailed):
        issue(tools(office, Broken(converter, 1)), Order(draft.id, 1, DAY))
    other = {**PLAN, "issuer": {**PLAN["issuer"], "sign": "HĐND"}}
    with office.records.desk(HERE, OPERATOR) as desk:
        save_draft(desk, draft.id, 1, "x", other)
    with pytest.raises(Refused, match="01/KH-UBND"):
        issue(tools(office, converter), Order(draft.id, 2, DAY))


@pytest.mark.libreoffice
def test_a_kind_without_number_goes_into_the_archive_alone(office: Office, converter) -> None:
    paper = issue(tools(office, converter), Order(office.draft(LIST).id, 1, DAY))
    assert (paper.snapshot.number_text, paper.entry_id) == ("", None)
    assert lines(office) == []


@pytest.mark.libreoffice
def test_the_pages_of_issuing(office: Office) -> None:
    clerk = office.role(Role.CLERK)
    draft = office.draft()
    asked = clerk.get(f"/soan/{draft.id}/ban-hanh?ngay=2026-03-02")
    assert "01/KH-UBND" in asked.text
    given = {"version": "1", "day": "2026-03-02", "copies": "3"}
    done = clerk.post(f"/soan/{draft.id}/ban-hanh", data=given)
    assert done.status_code == 302
    page = clerk.get(done.location)
    assert "01/KH-UBND" in page.text
    assert clerk.get(f"/soan/{draft.id}/ban-hanh").location == done.location
    assert "Xây dựng điển hình" in clerk.get("/so").text
    for words in ("dien hinh tien tien", "điển hình", "le thi mo"):
        assert "01/KH-UBND" in clerk.get("/kho", query_string={"tu": words}).text
    assert clerk.get(f"{done.location}/tep/docx").data[:2] == b"PK"
    assert clerk.get(f"{done.location}/tep/pdf").data[:5] == b"%PDF-"


def test_another_day_is_looked_at_and_nothing_typed_is_lost(office: Office) -> None:
    clerk, address = office.role(Role.CLERK), f"/soan/{office.draft().id}/ban-hanh"
    typed = {"version": "1", "copies": "12 bản", "file_notation": "HS & 7", "ngay": "5/3/2026"}
    looked = clerk.post(address, data={**typed, "day": "2026-03-02", "look": "1"})
    page = clerk.get(looked.location).text
    assert looked.status_code == 302
    for kept in ('value="12 bản"', 'value="HS &amp; 7"', 'value="5/3/2026"', "2026-03-05"):
        assert kept in page
    # Issued at once, without a look at the number of that day: it is shown first.
    assert clerk.post(address, data={**typed, "day": "2026-03-02"}).location == looked.location
    assert lines(office) == []


def test_a_day_that_cannot_be_read_is_told_beside_what_was_typed(office: Office) -> None:
    clerk, address = office.role(Role.CLERK), f"/soan/{office.draft().id}/ban-hanh"
    looked = clerk.post(address, data={"ngay": "32/3/2026", "copies": "12", "day": "2026-03-02"})
    page = clerk.get(looked.location)
    assert page.status_code == 422
    assert "Ngày «32/3/2026» không đọc được" in page.text
    assert 'value="32/3/2026"' in page.text
    assert 'value="12"' in page.text


def test_a_fragment_brings_the_facts_and_the_button_alone(office: Office) -> None:
    address = f"/soan/{office.draft().id}/ban-hanh?ngay=1/3/2019"
    part = office.role(Role.CLERK).get(address, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert 'name="copies"' not in part
    assert "Chưa khai cách đánh số cho ngày này" in part
    assert re.search(r'id="issue-now"[^>]*hx-swap-oob="true"[^>]*disabled', part)


def test_a_number_is_not_voided_without_a_reason_and_nothing_typed_is_lost(office: Office) -> None:
    draft = office.draft()
    with office.records.desk(HERE, OPERATOR) as desk:
        request = NumberRequest(f"draft:{draft.id}:1", "Kế hoạch", DAY, "{}/KH-UBND".format)
        reserve(desk, request)
    clerk, address = office.role(Role.CLERK), f"/soan/{draft.id}/huy-so"
    typed = {"copies": "12", "file_notation": "HS-7", "ngay": "02/03/2026", "reason": " "}
    refused = clerk.post(address, data=typed)
    assert refused.status_code == 422
    assert "huỷ số phải ghi lý do" in refused.text
    assert 'value="HS-7"' in refused.text
    done = clerk.post(address, data={**typed, "reason": "Ghi nhầm"})
    assert 'value="HS-7"' in clerk.get(done.location).text
    assert lines(office) == [(1, State.VOIDED)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("12/KH-UBND", "12-KH-UBND"),
        ("../../x", "x"),
        ("", "van-ban"),
        ("Kế hoạch", "Kế-hoạch"),
        ('a"\r\nb', "a-b"),
    ],
)
def test_names_of_files_are_clean(text: str, name: str) -> None:
    assert file_name(text) == name

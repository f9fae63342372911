"""Turns of work: every commune gets its own papers, once, and one commune's fault stays its own."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import pdfa

from docgen.issuing.batch import work
from docgen.issuing.batch.turn import Turn, make
from docgen.issuing.batch.work import work_once
from docgen.issuing.batch.workshop import on_behalf
from docgen.records.batches import BatchOptions, BatchState, ItemState, claim
from docgen.records.journal import journal
from tests.docx_text import lines
from tests.issuing.batch.conftest import Job, commune
from tests.records.makers import AGENCY, OPERATOR


def _docx_words(job: Job, position: int, place: int = 0) -> str:
    paper = job.items()[position - 1].papers[place]
    return "\n".join(lines(job.records.store.read(paper.docx.sha256)))


def test_every_commune_gets_its_own_papers(job: Job) -> None:
    job.begin([commune(number) for number in range(1, 6)])
    handled = work_once(job.shop, AGENCY, job.id)
    assert (handled.claimed, handled.more) == (5, False)
    now = job.progress()
    assert (now.state, now.done, now.failed) == (BatchState.DONE, 5, 0)
    for item in job.items():
        assert [paper.name for paper in item.papers] == ["01-ke-hoach", "02-bieu-dang-ky"]
        assert [paper.pdf for paper in item.papers] == [None, None]
        words = _docx_words(job, item.position)
        assert f"XÃ SỐ {item.position}" in words
        assert f"Vì xã Số {item.position}." in words
        assert "«" not in words


def test_turns_go_on_while_there_is_more(job: Job) -> None:
    job.begin([commune(number) for number in range(1, 6)])
    turns = [work_once(job.shop, AGENCY, job.id, most=2) for _ in range(4)]
    assert [(turn.claimed, turn.more) for turn in turns] == [
        (2, True), (2, True), (1, False), (0, False),
    ]  # fmt: skip


def test_wrong_data_fails_its_own_commune(job: Job) -> None:
    good, empty = commune(1), commune(2, **{"Chủ tịch": ""})
    wrong = commune(3, **{"Địa danh": "x" * 2000})
    job.begin([good, empty, wrong, commune(4)])
    work_once(job.shop, AGENCY, job.id)
    states = [(item.state, item.reason) for item in job.items()]
    assert [state for state, _ in states] == [
        ItemState.DONE, ItemState.FAILED, ItemState.FAILED, ItemState.DONE,
    ]  # fmt: skip
    assert "Trường «Chủ tịch» trống" in states[1][1]
    assert "place" in states[2][1]
    assert all(not item.papers for item in job.items()[1:3])
    assert job.batch().state is BatchState.DONE


def test_a_commune_made_again_has_the_same_files(job: Job) -> None:
    """A worker died after it had stored its papers: who comes after leaves no second copy."""
    job.begin([commune(1)])

    with job.records.desk(AGENCY, OPERATOR) as desk:
        taken = claim(desk, job.id, "dead", most=1)
    batch = job.batch()
    turn = Turn(job.shop, AGENCY, on_behalf(batch), batch, job.shop.template_of(desk))
    make(turn, taken)
    stored = {standing.name for standing in job.records.store.everything()}
    job.wait(minutes=3)
    work_once(job.shop, AGENCY, job.id)
    assert job.batch().state is BatchState.DONE
    assert {standing.name for standing in job.records.store.everything()} == stored


def test_who_started_the_batch_stands_in_the_journal(job: Job) -> None:
    job.begin([commune(1)])
    work_once(job.shop, AGENCY, job.id)
    with job.records.reading(AGENCY, OPERATOR) as desk:
        [done] = [line for line in journal(desk) if line.detail.get("did") == "done"]
    assert done.actor == f"{OPERATOR.name} (làm hàng loạt)"


def test_a_late_worker_changes_nothing(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it was away its items were made by another; what it brings is dropped without a word."""
    job.begin([commune(1), commune(2)])

    real = work.make

    def slow(turn: object, taken: object) -> object:
        made = real(turn, taken)  # type: ignore[arg-type] # the real one's words
        monkeypatch.setattr(work, "make", real)
        job.wait(minutes=5)
        for _ in range(2):
            work_once(job.worker("máy:2").shop, AGENCY, job.id)
        return made

    monkeypatch.setattr(work, "make", slow)
    assert work_once(job.shop, AGENCY, job.id).claimed == 2
    assert [item.attempts for item in job.items()] == [2, 2]
    assert [item.state for item in job.items()] == [ItemState.DONE] * 2
    assert [len(item.papers) for item in job.items()] == [2, 2]


@pytest.mark.libreoffice
def test_pdfs_are_archive_pdfs_of_their_own_commune(pdf_job: Job) -> None:
    pdf_job.begin([commune(number) for number in range(1, 4)], BatchOptions())
    work_once(pdf_job.shop, AGENCY, pdf_job.id)
    for item in pdf_job.items():
        assert item.state is ItemState.DONE, item.reason
        for paper in item.papers:
            assert paper.pdf is not None
            content = pdf_job.records.store.read(paper.pdf.sha256)
            with pikepdf.open(io.BytesIO(content)) as pdf:
                assert len(pdf.pages) == paper.pages
                assert item.target.name.lower() in str(pdf.open_metadata()["dc:title"]).lower()
                assert pdfa.check(pdf, "2b").verdict == "pass"

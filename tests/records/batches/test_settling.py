"""An item is settled once, with all its papers; the last one settled ends the batch."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from docgen.errors import Refused
from docgen.records.archive import verify
from docgen.records.archive.verifying import Fault
from docgen.records.batches import BatchState, ItemState, PaperMade, settle_done
from docgen.records.engine import plain_errors
from tests.records.batches.conftest import Bench
from tests.records.makers import AGENCY, OPERATOR, paper_made


def test_papers_are_kept_in_their_order(bench: Bench) -> None:
    bench.claim("a", 1)
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        plan = paper_made(desk, b"x", 0)
        sheet = PaperMade("registration_sheet", "02-bieu-dang-ky", desk.store.put(b"sheet"))
        settle_done(desk, bench.id, "a", 1, [plan, sheet], 1.25)
    item = bench.items()[0]
    assert (item.papers, item.seconds, item.claimed_by) == ((plan, sheet), 1.25, "")
    assert item.settled_at == bench.clock.now


def test_the_last_one_settled_ends_the_batch(bench: Bench) -> None:
    bench.claim("a")
    bench.done("a", 1, 2, 3, 4)
    assert bench.batch().state is BatchState.RUNNING
    bench.wait(seconds=30)
    bench.failed("a", 5)
    batch = bench.batch()
    assert (batch.state, batch.finished_at) == (BatchState.DONE, bench.clock.now)


def test_a_reason_is_never_empty_nor_endless(bench: Bench) -> None:
    bench.claim("a")
    bench.failed("a", 1, " ")
    bench.failed("a", 2, "dài " * 5000)
    empty, endless = bench.items()[:2]
    assert empty.reason == "Không rõ lý do."
    assert len(endless.reason) == 4000


def test_what_is_done_is_not_undone(bench: Bench) -> None:
    bench.claim("a", 1)
    bench.done("a", 1)
    statement = text("UPDATE batch_item SET state = 'failed', reason = 'x' WHERE position = 1")
    with pytest.raises(Refused, match="làm xong"), plain_errors():  # noqa: SIM117
        with bench.records.engine.begin() as connection:
            connection.execute(statement)
    assert bench.items()[0].state is ItemState.DONE


def test_verify_knows_the_files_of_batches(bench: Bench) -> None:
    bench.claim("a", 1)
    bench.done("a", 1)
    verdict = verify(bench.records)
    assert (verdict.checked, verdict.findings) == (4, ())
    pdf = bench.items()[0].papers[1].pdf
    assert pdf is not None
    bench.records.store.path(pdf.sha256).unlink()  # type: ignore[attr-defined] # a folder
    [finding] = verify(bench.records).findings
    assert (finding.fault, finding.papers) == (Fault.MISSING, ("Xã Số 1: 02-ke-hoach",))

"""Batches whose papers are ready, made of small files: for tests of what is handed out."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf

from docgen.issuing.batch.reader import BatchReader
from docgen.papers.merge import Target
from docgen.records import Records
from docgen.records.batches import (
    BatchOptions,
    NewBatch,
    PaperMade,
    claim,
    create_batch,
    settle_done,
    settle_failed,
    start_batch,
)
from tests.records.makers import AGENCY, DAY, OPERATOR


def made_batch(
    records: Records,
    targets: list[Target],
    *,
    failed: tuple[int, ...] = (),
    options: BatchOptions = BatchOptions(),  # noqa: B008 - frozen
    pdf: Callable[[int], bytes] = lambda position: b"%PDF " + str(position).encode(),
) -> BatchReader:
    """A batch with a plan and a DOCX-only sheet for each target; the last one is still waiting."""
    new = NewBatch("made", "Đợt «=1+1»", {"papers": []}, targets, options, DAY)
    with records.desk(AGENCY, OPERATOR) as desk:
        batch = start_batch(desk, create_batch(desk, new).id)
        claim(desk, batch.id, "w", most=len(targets) - 1)
        for position in range(1, len(targets)):
            if position in failed:
                settle_failed(desk, batch.id, "w", position, '=HYPERLINK("x")')
                continue
            name = str(position).encode()
            plan = PaperMade(
                "plan", "01-ke-hoach", records.store.put(b"plan" + name),
                records.store.put(pdf(position)), 3, f"{position:02}/KH-UBND",
            )  # fmt: skip
            sheet = PaperMade(
                "registration_sheet", "02-bieu-dang-ky", records.store.put(b"s" + name)
            )
            settle_done(desk, batch.id, "w", position, [plan, sheet], 0.1)
    return BatchReader(records, AGENCY, OPERATOR, batch.id)


def communes(count: int, province: str = "Tỉnh Cao Bằng") -> list[Target]:
    """So many communes of a province."""
    return [Target(f"{n:05}", f"Xã Đông Khê {n}", province, {}) for n in range(1, count + 1)]


def small_pdf(pages: int, words: str) -> bytes:
    """A PDF with a face of some size in it, the same in all, and its own words on every page."""
    with pikepdf.new() as pdf:
        face = pdf.make_stream(b"face" * 5000)
        descriptor = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontFile2=face)
        )
        font = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, BaseFont=pikepdf.Name.A,
                FontDescriptor=descriptor, Widths=pikepdf.Array(range(250)),
            )
        )  # fmt: skip
        for number in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
            page = pdf.pages[-1]
            page.obj.Contents = pdf.make_stream(f"% {words} {number}".encode())
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.obj.StructParents = number
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()

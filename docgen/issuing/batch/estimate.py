"""How long a batch will take and how much room, told from the papers of one unit."""

from __future__ import annotations

import math
from dataclasses import dataclass

from docgen.issuing.batch.preview import Preview

#: Papers of one template are converted twenty at a time, in a fraction of the time that each takes
#: alone; storing and settling counts here too, and archive PDFs are proven besides. From
#: `benchmarks/results/batch.md`, against the preview of the same papers on the same machine.
_SHARE_IN_BULK, _SHARE_IN_BULK_ARCHIVE = 0.4, 0.9
#: Bytes of a PDF/A against those of a plain PDF: fonts are whole, structure is added.
_ARCHIVE_GROWTH = 1.4
#: The records of a unit and its line in the index, bytes.
_OVERHEAD = 2_000


@dataclass(frozen=True, slots=True)
class Estimate:
    """`seconds` for all units with the workers given, `size` of all files in bytes. Both rough."""

    seconds: float
    size: int

    @property
    def words(self) -> str:
        """«khoảng 12 phút, 340 MB»."""
        about = "" if self.seconds < 60 else "khoảng "
        return f"{about}{duration_words(self.seconds)}, {size_words(self.size)}"


def estimate(
    total: int, seen: Preview, workers: int, *, pdf: bool = True, archive: bool = True
) -> Estimate:
    """The estimate for `total` units like the one that was previewed.

    `workers` are processes that convert at the same time, at least one; more of them than cores
    bring nothing.
    """
    share = _SHARE_IN_BULK_ARCHIVE if archive else _SHARE_IN_BULK
    each = seen.fill_seconds + (seen.pdf_seconds * share if pdf else 0.0)
    growth = _ARCHIVE_GROWTH if archive else 1.0
    files = sum(len(paper.docx) + (len(paper.pdf) * growth if pdf else 0) for paper in seen.papers)
    return Estimate(each * total / max(workers, 1), math.ceil((files + _OVERHEAD) * total))


def duration_words(seconds: float) -> str:
    """A time as people say it: «dưới 1 phút», «12 phút», «2 giờ 5 phút»."""
    minutes = math.ceil(seconds / 60)
    if seconds < 60:
        return "dưới 1 phút"
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} phút"
    return f"{hours} giờ {rest} phút" if rest else f"{hours} giờ"


def size_words(size: int) -> str:
    """Bytes as people say them: «340 MB», «1,2 GB»."""
    if size < 1_000_000:
        return f"{max(size // 1000, 1)} kB"
    if size < 1_000_000_000:
        return f"{size / 1e6:.0f} MB"
    return f"{size / 1e9:.1f} GB".replace(".", ",")

"""How long finding and paging take among many papers.

    python -m benchmarks.records_search sqlite:////srv/bench.db 100000 [--out FILE.md]

Fills an empty database with two agencies of so many papers each, then prints the median and the
slowest of twenty runs of each question, milliseconds, as a section of Markdown.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docgen.model import Agency, Side
from docgen.records import Desk, Operator, Profile, Records
from docgen.records.agencies import add_agency
from docgen.records.archive import PaperQuery, Snapshot, search
from docgen.records.archive.snapshot import search_words, written
from docgen.records.engine import open_engine
from docgen.records.store import FolderStore
from docgen.records.tables import PaperRow
from docgen.records.upgrade import upgrade
from docgen.vietnamese import fold

_WHO = Operator("bench")
_KINDS = (("Kế hoạch", "KH"), ("Báo cáo", "BC"), ("Quyết định", "QĐ"), ("Thông báo", "TB"))
_WORDS = [
    "phát",
    "động",
    "phong",
    "trào",
    "thi",
    "đua",
    "khen",
    "thưởng",
    "nhân",
    "rộng",
    "điển",
    "hình",
    "tiên",
    "tiến",
    "tổng",
    "kết",
    "sơ",
    "kết",
    "công",
    "tác",
    "xây",
    "dựng",
    "nông",
    "thôn",
    "mới",
    "đô",
    "thị",
    "văn",
    "minh",
    "chuyển",
    "đổi",
    "số",
    "cải",
    "cách",
    "hành",
    "chính",
    "phòng",
    "chống",
    "thiên",
    "tai",
]
_BATCH = 5_000


def main() -> None:
    """Fill, ask, print."""
    arguments = _arguments()
    engine = open_engine(arguments.url)
    upgrade(engine)
    records = Records(engine, FolderStore(Path(tempfile.mkdtemp())))
    for key in ("a-1", "b-2"):
        known = add_agency(records, _WHO, key, Profile(Agency(Side.STATE, (f"UBND {key}",))))
        _fill(records, known.id, arguments.papers)
    with engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    lines = [
        f"### {engine.dialect.name}, two agencies of {arguments.papers:,} papers each\n",
        "| question | p50, ms | slowest of 20, ms | papers on the page |",
        "| --- | ---: | ---: | ---: |",
    ]
    with records.reading("a-1", _WHO) as desk:
        lines += [_time(*asked) for asked in _questions(desk, arguments.papers)]
    records.close()
    print("\n".join(lines))
    if arguments.out:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        with arguments.out.open("a", encoding="utf-8") as report:
            report.write("\n".join(lines) + "\n\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("url", help="an empty database")
    parser.add_argument("papers", type=int)
    parser.add_argument("--out", type=Path, help="add the section to this Markdown file too")
    return parser.parse_args()


def _fill(records: Records, agency_id: int, count: int) -> None:
    started, chance = time.perf_counter(), random.Random(agency_id)  # noqa: S311 - made-up papers
    for start in range(0, count, _BATCH):
        rows = [_row(agency_id, n, chance) for n in range(start, min(start + _BATCH, count))]
        with records.engine.begin() as connection:
            connection.execute(PaperRow.__table__.insert(), rows)
    print(f"{count} papers written in {time.perf_counter() - started:.0f} s", file=sys.stderr)


def _row(agency_id: int, n: int, chance: random.Random) -> dict[str, Any]:
    kind, letters = chance.choice(_KINDS)
    day = dt.date(2016, 1, 1) + dt.timedelta(days=chance.randrange(3650))
    abstract = " ".join(chance.choices(_WORDS, k=12)) + f" đợt {n}"
    signer = chance.choice(("Nguyễn Thị Ánh", "Trần Văn Bình", "Đặng Đức Đô"))
    if day.year < 2019 and signer == "Đặng Đức Đô":
        signer = "Lê Đình Cũ"
    snapshot = Snapshot(
        "plan", kind, "state", day, abstract, "state_nd30_2020", "UBND XÃ", number=n % 900 + 1,
        number_text=f"{n % 900 + 1:02}/{letters}-UBND", signer=signer,
    )  # fmt: skip
    return {
        "agency_id": agency_id, "public_id": f"{agency_id:08}{n:024}", "request_key": str(n),
        "version": 1, "side": "state", "kind": "plan", "kind_name": kind, "kind_key": fold(kind),
        "number": snapshot.number, "number_text": snapshot.number_text, "paper_date": day,
        "abstract": abstract, "agency_name": "UBND XÃ", "agency_key": "ubnd xa", "signer": signer,
        "signer_key": " ".join(search_words(signer)), "edition": "state_nd30_2020",
        "snapshot": written(snapshot), "folded": snapshot.folded,
        "kept_at": dt.datetime.now(dt.UTC), "kept_by": "bench",
    }  # fmt: skip


def _questions(desk: Desk, count: int) -> Iterator[tuple[str, Callable[[], Any]]]:
    queries = {
        "newest page": PaperQuery(),
        "two common words": PaperQuery(words="ke hoach"),
        "three words": PaperQuery(words="ke hoach dien hinh"),
        "one common prefix": PaperQuery(words="t"),
        "one rare word": PaperQuery(words=f"{count - 7}"),
        "no such word": PaperQuery(words="khongco"),
        "a number": PaperQuery(number=512),
        "kind and year": PaperQuery(
            kind_name="Báo cáo", first=dt.date(2020, 1, 1), last=dt.date(2020, 12, 31)
        ),
        "signer": PaperQuery(signer="tran van binh"),
        "no such signer": PaperQuery(signer="khong co ai"),
        "signer of long ago": PaperQuery(signer="le dinh cu"),
        "words and kind": PaperQuery(words="dien hinh", kind_name="Báo cáo"),
        "words and number": PaperQuery(words="ke hoach", number=512),
    }
    for name, query in queries.items():
        yield name, lambda query=query: search(desk, query)
    deep = (dt.date(2017, 1, 1), 0)
    yield "page near the end", lambda: search(desk, PaperQuery(), after=deep)
    yield (
        "common words near the end",
        lambda: search(desk, PaperQuery(words="ke hoach"), after=deep),
    )


def _time(name: str, question: Callable[[], Any]) -> str:
    question()
    taken = []
    for _ in range(20):
        started = time.perf_counter()
        page = question()
        taken.append((time.perf_counter() - started) * 1000)
    return f"| {name} | {statistics.median(taken):.1f} | {max(taken):.1f} | {len(page.hits)} |"


if __name__ == "__main__":
    main()

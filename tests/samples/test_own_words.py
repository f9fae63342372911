"""The running text of the samples is our own: only names and facts are those of the seeds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from docgen.model import Entry, Paper, plain
from tests.samples.dossiers import every_paper, words
from tests.samples.seed_text import headings, read, receivers
from tests.samples.test_against_seeds import SEEDS
from tests.seeds import seed

#: So many words in a row are a copy; a heading of fewer than so many is no name.
COPY, LONG = 8, 5

#: Names of bodies, papers and movements, and titles: they are written as they are.
NAMES = (
    "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "phát hiện, nuôi dưỡng và nhân rộng các điển hình tiêu biểu",
    "xây dựng, nhân rộng và ghi danh các mô hình tiêu biểu; điển hình tiên tiến",
    "tiếp tục đổi mới công tác thi đua, khen thưởng",
    "xây dựng và nhân rộng điển hình tiên tiến",
    "xây dựng, nuôi dưỡng và nhân rộng điển hình tiêu biểu",
    "tiếp tục thực hiện Chỉ thị",
    "tuyên truyền gương điển hình tiên tiến",
    "biểu dương, khen thưởng các mô hình tiêu biểu",
    "Luật Thi đua, khen thưởng",
    "phong trào thi đua yêu nước",
    "Đại hội thi đua yêu nước huyện",
    "Ngày sinh Chủ tịch Hồ Chí Minh",
    "Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc",
    "Nghị quyết Đại hội XIII của Đảng",
    "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX",
    "Nghị quyết Đại hội Đảng bộ huyện lần thứ XXVI",
    "nghị quyết đại hội đảng các cấp nhiệm kỳ",
    "Đại hội Đảng bộ thành phố Đà Lạt lần thứ XII",
    "Bộ Chính trị",
    "Thủ tướng Chính phủ",
    "Ban Thường vụ Tỉnh uỷ",
    "Ban Thường vụ Huyện uỷ",
    "Ban Thường vụ Thành uỷ Đà Lạt",
    "Thành uỷ Đà Lạt",
    "Ban Tuyên giáo Tỉnh uỷ",
    "Ban Tuyên giáo Huyện uỷ",
    "chi bộ trực thuộc Huyện uỷ",
    "Mặt trận Tổ quốc",
    "Uỷ ban Mặt trận Tổ quốc Việt Nam",
    "Uỷ ban Mặt trận Tổ quốc Việt Nam thành phố",
    "Uỷ ban nhân dân huyện",
    "Uỷ ban nhân dân tỉnh Cao Bằng",
    "Hội đồng Thi đua - Khen thưởng huyện",
    "Ban Thi đua - Khen thưởng, Sở Nội vụ",
    "Phòng Giáo dục và Đào tạo",
    "Phòng Lao động - Thương binh và Xã hội",
    "Phòng Nông nghiệp và Phát triển nông thôn",
    "Phòng Tài chính - Kế hoạch",
    "Phòng Văn hóa và Thông tin",
    "Trung tâm Văn hóa và Truyền thông",
    "Hội Nông dân huyện",
    "Ban Chỉ huy Quân sự huyện",
    "Cổng thông tin điện tử huyện",
    "trang thông tin điện tử các xã, thị trấn",
)
# Titles in quotes; numbers, dates and symbols.
_FACT = re.compile(r"“[^”]+”|\d[\w./-]*")


def running_text(paper: Paper) -> Iterator[str]:
    """Entries that are no headings, and cells."""
    for block in paper.body:
        if isinstance(block, Entry):
            if not block.is_heading:
                yield plain(block.text)
        else:
            yield from (cell for row in block.rows for cell in row.cells)


def stretches(text: str, names: re.Pattern[str]) -> Iterator[tuple[str, ...]]:
    """The words between the facts and names of a text."""
    for piece in _FACT.split(text):
        yield from (tuple(part.split()) for part in names.split(" ".join(words(piece))))


def names_of(name: str) -> re.Pattern[str]:
    """What a sample may share with its seed: names, long headings, receivers, abstracts."""
    theirs = seed(SEEDS[name])
    abstracts = (paper.title.abstract for paper, _ in every_paper(name))
    lines = {read(line) for line in (*headings(theirs), *receivers(theirs), *abstracts)}
    return pattern([*map(words, NAMES), *(line for line in lines if len(line) >= LONG)])


def pattern(names: list[tuple[str, ...]]) -> re.Pattern[str]:
    """Any of the names, the longest first."""
    ordered = sorted({" ".join(name) for name in names}, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(ordered)})\b")


def rows(text: tuple[str, ...]) -> set[tuple[str, ...]]:
    """All the rows of so many words that a text has."""
    return {text[at : at + COPY] for at in range(len(text) - COPY + 1)}


@pytest.mark.parametrize("name", SEEDS)
def test_no_eight_words_in_a_row_are_those_of_the_seed(name: str) -> None:
    names, taken = names_of(name), rows(read(seed(SEEDS[name])))
    copied = [
        " ".join(row)
        for paper, _ in every_paper(name)
        for text in running_text(paper)
        for stretch in stretches(text, names)
        for row in sorted(rows(stretch) & taken)
    ]
    assert copied == []


def test_a_copied_sentence_would_be_seen() -> None:
    taken = rows(words("Mỗi nơi lựa chọn, giới thiệu một gương điển hình trong từng quý."))
    ours = "Trước ngày 05/4/2022 lựa chọn, giới thiệu một gương điển hình trong từng quý."
    nothing, gauge = pattern([("khong",)]), pattern([words("gương điển hình")])
    assert taken & {row for part in stretches(ours, nothing) for row in rows(part)}
    assert not taken & {row for part in stretches(ours, gauge) for row in rows(part)}

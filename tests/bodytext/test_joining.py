"""Lines broken by hand: joined where a sentence goes on, kept apart elsewhere."""

from __future__ import annotations

import textwrap

import pytest

from docgen.bodytext import read_outline
from docgen.model import plain
from tests.bodytext.shapes import read, warned_lines, warnings

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n", "\n \n\n\n"])


@GAPS
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- Có tinh thần năng động, sáng", "tạo trong công việc."),
        ("- Thực hiện Kết luận", "số 01-KL/TW."),
        ("Gồm các xã,", "phường."),
        ("Gửi về Ban Tuyên giáo (bản giấy)", "trước ngày 30."),
        ("1. Các tổ chức cơ sở đảng lập danh", "sách đăng ký."),
        ("I. Mục đích, yêu cầu của", "việc học tập"),
        ("Theo lời dạy của Bác về", "“bông hoa đẹp”."),
        ("Thực hiện đúng chính sách của", "Nhà nước."),
        ("1. Trách nhiệm của các", "Ủy ban nhân dân xã"),
    ],
)
def test_a_sentence_that_is_not_closed_goes_on(before: str, after: str, gap: str) -> None:
    text = f"{before}{gap}{after}"
    assert len(read(text)) == 1
    assert read(text)[0].endswith(f"{before.split(' ', 1)[1]} {after}")
    assert warned_lines(text) == ([] if gap == "\n" else [gap.count("\n") + 1])


@GAPS
def test_a_name_broken_in_the_middle_goes_on_and_is_reported(gap: str) -> None:
    text = f"- Thực hiện tốt Chỉ thị số 34 của Bộ{gap}Chính trị về thi đua."
    assert read(text) == ["dash Thực hiện tốt Chỉ thị số 34 của Bộ Chính trị về thi đua."]
    [(line, message)] = warnings(text)
    assert line == gap.count("\n") + 1
    assert "chưa có dấu kết thúc câu" in message
    assert "\\" in message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. Mục đích", "Tiếp tục phát hiện các điển hình."),
        ("1. Ban Tuyên giáo Huyện uỷ", "Chủ trì theo dõi."),
        ("II. Học tập và làm theo phong cách Hồ Chí Minh", "Kế hoạch gồm hai phần."),
        ("- Hoàn thành nhiệm vụ.", "tạo sức lan tỏa."),
        ("- Gồm các nội dung sau:", "tuyên truyền miệng"),
        ("- Qua các hội nghị...", "để lan tỏa."),
        ("Kế hoạch này./.", "thay cho kế hoạch cũ"),
        ("Kế hoạch này./", "thay cho kế hoạch cũ"),
        ("- Tuyên truyền, phổ biến rộng rãi", "Các cấp ủy chỉ đạo."),
        ("Ông Nguyễn Văn Minh", "Bà Trần Thị Lan"),
        ("1. Thời gian", "02 ngày, từ 01/6."),
        ("I. DANH SÁCH", "UBND CÁC XÃ"),
    ],
)
def test_what_is_closed_or_a_heading_does_not_go_on(before: str, after: str) -> None:
    assert len(read(f"{before}\n\n{after}")) == len(read(f"{before}\n{after}")) == 2


@pytest.mark.parametrize(
    "line",
    [
        "1.5 triệu đồng mỗi mô hình",
        "2023. Các đơn vị gửi báo cáo",
        "02 tập thể",
        "1.5 Triệu đồng",
        "30/6/2023",
    ],
)
def test_a_figure_below_an_unfinished_sentence_goes_on_with_it(line: str) -> None:
    assert read(f"- Hỗ trợ tối đa\n{line}.") == [f"dash Hỗ trợ tối đa {line}."]


@pytest.mark.parametrize("line", ["b) khoản 2 Điều 5", "II. của Kế hoạch", "3. 000 đồng", "Mục 2"])
def test_a_mark_in_the_middle_of_a_long_broken_sentence_is_no_mark(line: str) -> None:
    before = "- Các đơn vị thực hiện đúng quy định tại điểm"
    assert read(f"{before}\n{line}") == [f"dash {before[2:]} {line}"]
    assert len(read(f"{before}\n\n{line}")) == 2


def test_a_figure_goes_on_with_a_long_line_of_any_level() -> None:
    text = "1. Kinh phí hỗ trợ cho mỗi mô hình là\n1.5 triệu đồng."
    assert read(text) == ["clause 1 Kinh phí hỗ trợ cho mỗi mô hình là 1.5 triệu đồng."]


def test_a_short_item_is_no_broken_sentence() -> None:
    assert read("a) một\nb) hai\nd) bốn") == ["point a một", "point b hai", "point =d bốn"]


def test_a_heading_in_capitals_goes_on_in_capitals() -> None:
    text = "II. NỘI DUNG, BIỆN PHÁP, HÌNH THỨC CÔNG TÁC\nTUYÊN TRUYỀN\nCác nội dung gồm hai phần."
    assert read(text) == [
        "roman II NỘI DUNG, BIỆN PHÁP, HÌNH THỨC CÔNG TÁC TUYÊN TRUYỀN".replace("II", "=II", 1),
        "paragraph Các nội dung gồm hai phần.",
    ]
    assert read("I. MỤC ĐÍCH,\nYÊU CẦU") == ["roman I MỤC ĐÍCH, YÊU CẦU"]


def test_a_backslash_begins_a_paragraph_of_its_own() -> None:
    assert read("- Gồm các xã\n\\phường\n\\1. Mục\n\\- Gạch") == [
        "dash Gồm các xã",
        "paragraph phường",
        "paragraph 1. Mục",
        "paragraph - Gạch",
    ]
    assert read("Chương I\n\\Đoạn văn.") == ["chapter I", "paragraph Đoạn văn."]
    assert warned_lines("- Gồm các xã\n\n\\phường") == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Gồm hai phần;\n\nphần một và phần hai.", 3, "chữ thường sau dấu chấm phẩy"),
        ("- Tuyên truyền sâu rộng trong toàn dân\nCác cấp chỉ đạo.", 2, "chưa có dấu kết thúc câu"),
        ("- Đẩy mạnh phát triển nhanh về kinh tế\n- xã hội.", 2, "dấu gạch nối"),
        ("Đoạn một.\n\n2\n\nĐoạn hai.", 3, "số trang"),
    ],
)
def test_what_looks_odd_is_reported_with_its_line(text: str, line: int, words: str) -> None:
    [(warned, message)] = warnings(text)
    assert warned == line
    assert words in message


@pytest.mark.parametrize(
    "text",
    [
        "- một\n- hai\n- ba",
        "- Một\n- hai",
        "- tuyên truyền sâu rộng trong toàn dân\n- vận động",
        "Một.\n\nhai.",
        "Một.\n\n2023\n\nHai.",
        "1. Tuyên truyền sâu rộng trong toàn dân\nCác cấp chỉ đạo.",
    ],
)
def test_what_is_usual_is_not_reported(text: str) -> None:
    assert warnings(text) == []


PARAGRAPH = (
    "- Đẩy mạnh phong trào thi đua yêu nước trên địa bàn huyện; thực hiện có hiệu quả chủ trương "
    "của Đảng, chính sách, pháp luật của Nhà nước về phát triển kinh tế - xã hội, trọng tâm là Nghị "
    "quyết Đại hội đại biểu Đảng bộ huyện; tổ chức sơ kết, đánh giá và nhân rộng điển hình tiên tiến "
    "do Ủy ban Mặt trận Tổ quốc Việt Nam huyện và các đoàn thể giới thiệu, qua đó cổ vũ tinh thần "
    "tự lực, tự cường của cán bộ, đảng viên và mọi tầng lớp nhân dân trong toàn huyện."
)


@pytest.mark.parametrize("width", range(55, 96))
def test_a_paragraph_broken_at_any_width_is_joined_again(width: int) -> None:
    broken = "\n".join(textwrap.wrap(PARAGRAPH, width, break_on_hyphens=False))
    assert read(broken) == [f"dash {PARAGRAPH[2:]}"]


def test_paragraphs_of_a_broken_text_stay_apart() -> None:
    broken = "\n".join(textwrap.wrap(PARAGRAPH, 70, break_on_hyphens=False))
    outline = read_outline(f"1. Mục đích\n{broken}\nĐoạn tiếp theo.\n{broken}").outline
    assert [plain(entry.text)[:15] for entry in outline.entries] == [
        "Mục đích",
        PARAGRAPH[2:17],
        "Đoạn tiếp theo.",
        PARAGRAPH[2:17],
    ]


def test_a_full_line_that_ends_with_a_full_stop_is_left_to_the_human_eye() -> None:
    lines = [
        "- Tuyên truyền rộng rãi trong nhân dân về ý nghĩa của phong",
        "trào thi đua, về gương người tốt, việc tốt ở từng địa",
        "phương và đơn vị trong huyện, qua đó khích lệ mọi người.",
        "Chú trọng kiểm tra, giám sát.",
    ]
    assert len(read("\n".join(lines))) == 2
    assert warned_lines("\n".join(lines)) == [4]


#: Two breaks in the middle of a sentence: the evidence that a text of this width is broken by hand.
BROKEN = (
    "- Tuyên truyền rộng rãi trong nhân dân về ý nghĩa của phong\n"
    "trào thi đua, về gương người tốt, việc tốt ở từng địa bàn xã\n"
    "phường, cơ quan."
)


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        # A hyphen at the beginning of a line, below a heading and below a sentence.
        ("1. Đề nghị Mặt trận Tổ quốc, các tổ chức chính trị huyện\n- xã hội.", 1),
        ("- Đề nghị Mặt trận Tổ quốc, các tổ chức chính trị huyện\n- xã hội.", 1),
        ("- Đề nghị Mặt trận Tổ quốc, các tổ chức chính trị huyện.\n- xã hội.", 2),
        # A capital below a full line goes on with a sentence, below a shorter line it does not.
        ("- Giao phòng Văn hóa chủ trì việc tham mưu cho lãnh đạo\nHuyện ủy.", 1),
        ("- Giao phòng Văn hóa chủ trì việc tham mưu\nHuyện ủy chỉ đạo.", 2),
        # A clause is a sentence when it is long, or has a stop inside; else it may be a heading.
        ("1. Giao phòng Văn hóa chủ trì việc tham mưu cho lãnh đạo\nHuyện ủy.", 2),
        ("1. Phòng Văn hóa: chủ trì tham mưu, giúp việc cho lãnh đạo\nHuyện ủy.", 1),
        (
            (
                "1. Phòng Văn hóa chủ trì tham mưu, giúp việc cho lãnh đạo;\n"
                "phòng Nội vụ phối hợp tham mưu, giúp việc cho các đồng chí\nHuyện ủy viên."
            ),
            1,
        ),
        (
            (
                "1. Phòng Văn hóa chủ trì tham mưu, giúp việc cho lãnh đạo\n"
                "phòng Nội vụ phối hợp tham mưu, giúp việc cho các đồng chí\n"
                "phụ trách các phòng, ban, đơn vị trong toàn huyện, trong đó\nHuyện ủy viên."
            ),
            1,
        ),
        # The short end of a heading has no end mark; a paragraph below a heading has one.
        ("1. Học tập và làm theo tư tưởng, đạo đức, phong cách\nHồ Chí Minh", 1),
    ],
)
def test_below_a_full_line_more_goes_on(lines: str, entries: int) -> None:
    assert len(read(f"{BROKEN}\n{lines}")) == 1 + entries


def test_a_hyphen_taken_for_part_of_a_word_is_reported() -> None:
    text = f"{BROKEN}\n- Đề nghị các tổ chức chính trị trong toàn huyện, kinh tế\n- xã hội."
    assert warned_lines(text) == [5]


def test_one_break_alone_shows_no_width() -> None:
    first = "\n".join(BROKEN.split("\n")[:2]) + "."
    below = "- Giao phòng Văn hóa chủ trì việc tham mưu cho lãnh đạo\nHuyện ủy."
    assert len(read(f"{first}\n{below}")) == 3

"""A wrong command line is told in Vietnamese, with where to read on, and exit code 2."""

from __future__ import annotations

import pytest

from docgen.cli.exits import Exit
from tests.cli.test_make import run


@pytest.mark.parametrize(
    ("typed", "told", "help_of"),
    [
        ("make", "Thiếu «HỒ_SƠ».", "docgen make"),
        ("make x", "Thiếu «--out».", "docgen make"),
        ("make x --out", "Tuỳ chọn «--out» cần một giá trị.", ""),
        ("make x --oot y", "Không có tuỳ chọn «--oot». Có phải là «--out»?", "docgen make"),
        ("make x --out y --edition z", "«--edition»: chỉ nhận «party_hd36_2018»", "docgen make"),
        ("convert x --out y --jobs 0", "«--jobs»: cần một số từ 1 đến 64.", "docgen convert"),
        (
            "register confirm 1 --copies -1",
            "«--copies»: cần một số từ 0 trở lên.",
            "docgen register confirm",
        ),
        ("register confirm x --agency a", "«MÃ»: 'x' không phải là số.", "docgen register confirm"),
        (
            "template check /khong/co",
            "«TỆP»: không có '/khong/co'; hãy xem lại tên và thư mục.",
            "docgen template check",
        ),
        (
            "convert x --out /etc/passwd",
            "«--out»: '/etc/passwd' là một tệp, ở đây cần một thư mục.",
            "docgen convert",
        ),
        ("batch nope.yaml --out x", "«HỒ_SƠ»: không có 'nope.yaml'", "docgen batch make"),
        (
            "batch /tmp --out x",
            "«HỒ_SƠ»: '/tmp' là một thư mục, ở đây cần một tệp.",
            "docgen batch make",
        ),
        ("batch lits", "Không có lệnh «lits». Có phải là «list»?", "docgen batch"),
        ("mak", "Không có lệnh «mak». Có phải là «make»?", "docgen"),
        ("template stmap", "Không có lệnh «stmap». Có phải là «stamp»?", "docgen template"),
        ("--nope", "Không có tuỳ chọn «--nope».", "docgen"),
    ],
)
def test_wrong_command_line(typed: str, told: str, help_of: str) -> None:
    result = run(*typed.split())
    assert result.exit_code == Exit.WRONG_INPUT
    assert result.stderr.startswith(f"Lỗi: {told}")
    assert (f"Xem cách dùng: {help_of} --help" in result.stderr) == bool(help_of)
    assert "Error" not in result.output
    assert "Usage" not in result.output


@pytest.mark.parametrize("typed", ["", "batch", "register series"])
def test_a_group_without_a_command_shows_its_help(typed: str) -> None:
    result = run(*typed.split())
    assert result.exit_code == Exit.WRONG_INPUT
    assert result.stderr.startswith(f"Cách dùng: {' '.join(('docgen', *typed.split()))}")
    assert "Lỗi" not in result.output

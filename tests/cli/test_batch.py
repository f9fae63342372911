"""`docgen batch` as people run it: whole, wrong, stopped, killed, gone on with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from docgen.cli import batch as module
from docgen.cli.batch_place import BatchPlace
from docgen.cli.batches import batch_group
from docgen.cli.exits import Exit
from docgen.cli.main import Program
from docgen.errors import DocgenError
from docgen.pdf import Converter
from docgen.records import Operator, Records
from docgen.records.batches import Batch, items, progress, stop_batch
from tests.cli.records_program import AGENCY, new_office

pytestmark = pytest.mark.libreoffice

_PROGRAM = Program(commands=[batch_group])
_OWN = "thu-muc-nay"
DOSSIER = """
issuer: {side: state, name: [Ủy ban nhân dân, «Xã»], sign: UBND, author: «Ủy ban nhân dân»}
place: «Địa danh»
date: 10/2026
signature: {authority: TM. Ủy ban nhân dân, position: Chủ tịch}
recipients: [Các xóm của «Xã»]
filing: VT
papers:
  - kind: plan
    abstract: Dân vận khéo ở «Xã»
    body: |
      I. MỤC ĐÍCH
      1. Vì người dân «Xã».
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier for any commune."""
    path = tmp_path / "ke-hoach.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return path


def run(*words: object, **environment: str) -> Result:
    clean = {"DOCGEN_AGENCY": "", "COLUMNS": "160", **environment}
    return CliRunner().invoke(_PROGRAM, ["batch", *map(str, words)], env=clean)


def _records(out: Path) -> Records:
    return Records.open(f"sqlite:///{out / '.docgen' / 'docgen.db'}", out / ".docgen" / "files")


def test_a_commune_here_and_there(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    communes = ("--communes", "01273", "--communes", "xã Đông Khê, Cao Bằng")
    done = run(dossier, *communes, "--out", out)
    assert done.exit_code == 0, done.output
    assert "Đã làm 2/2 nơi" in done.output
    with zipfile.ZipFile(out / "ke-hoach.zip") as package:
        names = package.namelist()
        assert package.testzip() is None
    assert len(names) == 2 * 2 + 1
    assert any("Xã Đông Khê/01-ke-hoach.pdf" in name for name in names)
    with pikepdf.open(out / "in" / "01-ke-hoach.pdf") as pdf, pdf.open_outline() as outline:
        assert sum(len(chapter.children) for chapter in outline.root) == 2
    assert (out / "xem-truoc" / "01-ke-hoach.pdf").read_bytes().startswith(b"%PDF")
    assert (out / "muc-luc.xlsx").is_file()

    again = run(dossier, *communes, "--out", out, "--json")
    report = json.loads(again.stdout)
    assert (report["batch"], report["state"], report["done"]) == (1, "done", 2)
    with _records(out).reading(_OWN, Operator("x")) as desk:
        assert {item.attempts for item in items(desk, 1)} == {1}  # nothing was made twice


def test_everything_wrong_is_told_and_nothing_is_made(dossier: Path, tmp_path: Path) -> None:
    text = DOSSIER.replace("position: Chủ tịch", "position: Chủ tịch, name: «Chủ tịch»")
    dossier.write_text(text.replace("Các xóm của «Xã»", "Các xóm của «Ten xa»"), encoding="utf-8")
    table = tmp_path / "cac-xa.csv"
    table.write_text("Mã xã,Chủ tịch\n01273,\n01279,Nông Văn Lý\n", encoding="utf-8")
    wrong = run(dossier, "--communes", table, "--out", tmp_path / "ra")
    assert wrong.exit_code == Exit.WRONG_INPUT
    assert "«Ten xa»" in wrong.stderr
    assert "Chưa làm văn bản nào." in wrong.stderr
    assert not (tmp_path / "ra").exists()
    dossier.write_text(text, encoding="utf-8")
    wrong = run(dossier, "--communes", table, "--out", tmp_path / "ra")
    assert wrong.exit_code == Exit.WRONG_INPUT
    assert "«Chủ tịch» trống" in wrong.stderr
    assert "(Phường Thục Phán: dòng 2)" in wrong.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--out", "ra"], "--communes"),
        (["--out", "ra", "--resume"], "chưa có đợt nào"),
        (["--out", "ra", "--numbers", "register", "--communes", "all"], "--agency"),
    ],
)
def test_commands_that_lack_something(words: list[str], told: str, tmp_path: Path) -> None:
    words = [str(tmp_path / "ra") if word == "ra" else word for word in words]
    wrong = run(*words)
    assert wrong.exit_code in (Exit.WRONG_INPUT, Exit.NOT_FOUND)
    assert told in wrong.stderr


def test_names_of_communes_that_mean_several(dossier: Path, tmp_path: Path) -> None:
    wrong = run(dossier, "--communes", "Hưng Đạo,", "--out", tmp_path / "ra")
    assert wrong.exit_code == Exit.WRONG_INPUT
    assert "mã" in wrong.stderr
    unknown = run(dossier, "--communes", "Cao Bẳng", "--out", tmp_path / "ra")
    assert "Cao Bằng" in unknown.stderr
    kind = run(dossier, "--communes", "Cao Bằng", "--kind", "huyện", "--out", tmp_path / "ra")
    assert "đặc khu" in kind.stderr


def test_checking_alone_writes_nothing(dossier: Path, tmp_path: Path) -> None:
    checked = run(dossier, "--communes", "Cao Bằng", "--out", tmp_path / "ra", "--check")
    assert checked.exit_code == 0, checked.output
    assert "Đã kiểm tra 56 nơi, mỗi nơi 1 văn bản." in checked.output
    assert not (tmp_path / "ra").exists()


def test_numbers_of_the_register_of_an_installation(dossier: Path, tmp_path: Path) -> None:
    office = new_office(tmp_path / "data")
    text = DOSSIER.replace("[Ủy ban nhân dân, «Xã»]", "[Ủy ban nhân dân, xã Xuân Hoà]")
    dossier.write_text(text, encoding="utf-8")
    done = run(
        dossier, "--communes", "01273", "--communes", "01279", "--out", tmp_path / "ra",
        "--home", office.home, "--agency", AGENCY, "--numbers", "register", "--no-pdf", "--yes",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    register = office.json("register", "list")
    assert [entry["number"] for entry in register] == [1, 2]
    assert not (tmp_path / "ra" / ".docgen" / "docgen.db").exists()


def test_a_namesake_gets_no_number_of_the_agency(dossier: Path, tmp_path: Path) -> None:
    office = new_office(tmp_path / "data")
    office.ok("agency", "add", "binh-minh", "--side", "state", "--name", "UBND|XÃ BÌNH MINH")
    text = DOSSIER.replace("[Ủy ban nhân dân, «Xã»]", "[UBND, «Xã»]")
    dossier.write_text(text, encoding="utf-8")
    words = [
        dossier, "--communes", "xã Bình Minh, Hà Nội", "--communes", "xã Bình Minh, Nghệ An",
        "--out", tmp_path / "ra", "--home", office.home, "--agency", "binh-minh",
        "--numbers", "register", "--check",
    ]  # fmt: skip
    wrong = run(*words)
    assert wrong.exit_code == Exit.WRONG_INPUT
    assert "issuer.name (dòng 2): Chưa biết «UBND xã Bình Minh»" in wrong.stderr
    assert "(cả 2 nơi)" in wrong.stderr
    placed = office.run("agency", "province", "Nghệ An", agency="binh-minh")
    assert placed.exit_code == 0, placed.output
    assert run(*words).exit_code == 0


#: Many more than are in hand at one moment: something is left however late the signal comes.
_LARGE = ("Lạng Sơn", "Thanh Hóa", "Phú Thọ")


def _started(dossier: Path, out: Path) -> subprocess.Popen[str]:
    """The command as a process of its own, once its first communes are done."""
    command = [
        sys.executable, "-c", "from docgen.cli.start import main; main()", "batch", str(dossier),
        *(word for name in _LARGE for word in ("--communes", name)),
        "--out", str(out), "--no-pdf",
    ]  # fmt: skip
    environment = {**os.environ, "DOCGEN_AGENCY": ""}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 600
    while process.poll() is None and time.monotonic() < deadline:
        try:
            records = _records(out)
            with records.reading(_OWN, Operator("x")) as desk:
                if progress(desk, 1).done:
                    return process
        except DocgenError:
            pass
        time.sleep(0.05)
    process.kill()
    raise AssertionError(f"ended or hung before it was stopped: {process.communicate()}")


def test_ctrl_c_finishes_what_is_in_hand_and_resume_goes_on(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    process = _started(dossier, out)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=600)
    assert process.returncode == Exit.INTERRUPTED, told
    assert "--resume" in told
    with _records(out).reading(_OWN, Operator("x")) as desk:
        paused = progress(desk, 1)
    assert paused.in_hand == 0
    assert 0 < paused.done < paused.total
    with zipfile.ZipFile(out / "ke-hoach.zip") as package:
        assert len(package.namelist()) == paused.done + 1
    resumed = run("--out", out, "--resume")
    assert resumed.exit_code == 0, resumed.output
    assert f"Đã làm {paused.total}/{paused.total} nơi" in resumed.output
    with _records(out).reading(_OWN, Operator("x")) as desk:
        assert {item.attempts for item in items(desk, 1)} == {1}


def test_a_command_killed_is_gone_on_with_at_once(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    process = _started(dossier, out)
    process.kill()
    process.communicate()
    other = run(dossier, "--communes", "Cao Bằng", "--out", out, "--no-pdf")
    assert other.exit_code == Exit.REFUSED
    assert "--resume" in other.stderr
    resumed = run("--out", out, "--resume")
    assert resumed.exit_code == 0, resumed.output
    with _records(out).reading(_OWN, Operator("x")) as desk:
        made = items(desk, 1)
    assert {item.state.value for item in made} == {"done"}
    assert len({item.papers[0].docx.sha256 for item in made}) == len(made)


def test_a_second_ctrl_c_ends_at_once_and_resume_goes_on(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "ra"

    def impatient(*_given: object) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as staged:
        staged.setattr(module, "run", impatient)
        ended = run(dossier, "--communes", "01273", "--out", out, "--no-pdf")
    assert ended.exit_code == Exit.INTERRUPTED
    assert ended.stderr.endswith("Chạy lại với --resume để làm tiếp.\nĐã dừng.\n")
    assert "Đã làm 1/1 nơi" in run("--out", out, "--resume").output


def test_a_batch_that_somebody_stopped_is_not_told_as_done_and_retry_goes_on(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, real = tmp_path / "ra", module.run

    def stopped_at_once(here: BatchPlace, batch: Batch, converter: Converter) -> object:
        with here.records.desk(_OWN, Operator("x")) as desk:
            stop_batch(desk, batch.id)
        return real(here, batch, converter)

    with monkeypatch.context() as staged:
        staged.setattr(module, "run", stopped_at_once)
        left = run(dossier, "--communes", "01273", "--out", out, "--no-pdf")
    assert left.exit_code == Exit.INTERRUPTED, left.output
    assert "--resume" in left.stderr
    retried = run("--out", out, "--retry")
    assert retried.exit_code == 0, retried.output
    assert "Đã làm 1/1 nơi" in retried.output

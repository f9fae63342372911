"""What `docgen doctor` hears of a machine that has everything, and of one that lacks a thing."""

from __future__ import annotations

import stat
import tempfile
from pathlib import Path

import pytest

from docgen.errors import MissingProgram
from docgen.pdf import survey as survey_module
from docgen.pdf.office import process
from docgen.pdf.office.program import Office
from docgen.pdf.survey import Finding, Verdict, survey

pytestmark = pytest.mark.libreoffice


def _about(subject: str) -> Finding:
    [found] = [finding for finding in survey() if finding.subject == subject]
    return found


def test_a_machine_made_ready_by_make_system_is_well() -> None:
    verdicts = {finding.subject: finding.verdict for finding in survey()}
    assert verdicts.pop("Cách ly mạng") in (Verdict.OK, Verdict.WARN)  # the kernel's to say
    assert set(verdicts) == {
        "LibreOffice",
        "python3-uno",
        "Times New Roman",
        "jemalloc",
        "Thư mục tạm",
    }
    assert set(verdicts.values()) == {Verdict.OK}


def test_every_ill_has_its_cure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def nowhere() -> Office:
        raise MissingProgram("thiếu LibreOffice")

    monkeypatch.setattr(survey_module, "find_office", nowhere)
    monkeypatch.setattr(survey_module, "find_uno_python", lambda: None)
    monkeypatch.setattr(survey_module, "find_jemalloc", lambda: None)
    monkeypatch.setattr(survey_module, "_network_off", lambda: False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "không có"))
    monkeypatch.setenv("PATH", str(tmp_path))
    findings = survey()
    assert [finding.verdict for finding in findings] == [
        Verdict.FAIL, Verdict.WARN, Verdict.FAIL, Verdict.WARN, Verdict.WARN, Verdict.FAIL,
    ]  # fmt: skip
    assert all(finding.cure for finding in findings)


@pytest.mark.parametrize(
    ("face", "verdict"),
    [
        ("Times New Roman", Verdict.OK),
        ("Liberation Serif", Verdict.OK),
        ("DejaVu Serif", Verdict.FAIL),
        ("", Verdict.FAIL),
    ],
)
def test_only_a_font_of_the_same_widths_will_do(
    face: str, verdict: Verdict, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _program(tmp_path / "fc-match", f"printf '{face}'")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert _about("Times New Roman").verdict is verdict


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("LibreOffice 7.4.7.2 40(Build:2)", Verdict.OK),
        ("LibreOffice 25.8.1.1", Verdict.OK),
        ("LibreOffice 7.3.7.2", Verdict.FAIL),
        ("error while loading shared libraries", Verdict.FAIL),
    ],
)
def test_an_old_or_broken_libreoffice_is_found(
    answer: str, verdict: Verdict, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    binary = _program(tmp_path / "soffice.bin", f"echo '{answer}'")
    monkeypatch.setattr(survey_module, "find_office", lambda: Office(binary, ""))
    assert _about("LibreOffice").verdict is verdict


def test_a_guard_that_cannot_run_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[str]:
        return ["/nonexistent/python"]

    monkeypatch.setattr(process, "_guard_command", broken)
    assert _about("Cách ly mạng").verdict is Verdict.FAIL


def _program(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path

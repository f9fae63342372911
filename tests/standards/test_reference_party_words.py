"""Every fact of the reference on the Party's guides has its counterpart: kinds, bodies, signing."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.standards.kinds import IssuerLetters
from docgen.standards.library import edition
from docgen.standards.signing import StackedLines
from tests.standards.conftest import SHORT
from tests.standards.leaves import Leaves, reference

NAME = "hd36-2018.toml"
BOTH = pytest.mark.parametrize("short", ["hd36", "hd05"])
LONG = {"hd36": "hd36-2018", "hd05": "hd05-2026"}


@BOTH
def test_kinds(short: str) -> None:
    one = edition(SHORT[short])
    ours = {kind.name: kind for kind in one.kinds}
    for row in reference(NAME)["kind"]:
        theirs, kind = Leaves(row), ours[row["name"]]
        assert kind.letters == theirs.take(f"abbr.{short}")
        assert kind.prints_name is theirs.take("prints_kind_name", True)
        assert kind.administrative is theirs.take("administrative_paper", False)
        assert kind.conf == theirs.take("confidence")
        label = theirs.take(f"addressee_label.{short}")
        assert kind.addressees == ("always" if label else "never")
        assert label is None or writing.addressee_label(one, kind.letters) == label
        assert kind.note == theirs.take("note", "")
        other = "hd05" if short == "hd36" else "hd36"
        for key in ("name", f"abbr.{other}", f"addressee_label.{other}"):
            theirs.take(key)
        change = [theirs.take(f"hd36_changed.{key}") for key in ("from", "abbr", "confidence")]
        expected = [[change[0], change[1], change[2]]] if change[0] and short == "hd36" else []
        ours_changed = [c for c in one.letters_changes if c.kind == kind.name]
        assert [[c.effective_from, c.letters, c.conf] for c in ours_changed] == expected
        assert theirs.unread() == []


@BOTH
def test_kinds_listed_by_the_regulation(short: str) -> None:
    one, theirs = edition(SHORT[short]), Leaves(reference(NAME)["kinds_listed"])
    listed = {kind.name.lower() for kind in one.kinds if not kind.administrative}
    papers = {kind.name.lower() for kind in one.kinds if kind.administrative}
    assert listed == {name.lower() for name in theirs.take("qd399")}
    assert papers == set(theirs.take("qd399_administrative_papers"))
    assert theirs.take("confidence") == "second_hand"
    assert theirs.unread() == []


@BOTH
def test_papers_without_a_number(short: str) -> None:
    one = edition(SHORT[short])
    ours = {document.name: document for document in one.documents}
    for row in reference(NAME)["unnumbered_paper"]:
        document = ours[row["name"]]
        assert not document.numbered
        assert (document.kind, document.conf) == ("", row["confidence"])
        assert document.name not in {kind.name for kind in one.kinds}


@BOTH
def test_letters_of_bodies(short: str) -> None:
    ours = {issuer.name: issuer for issuer in edition(SHORT[short]).issuers}
    expected = set()
    for row in reference(NAME)["issuer"]:
        if row["abbr"][short]:
            expected.add(row["name"])
            compare_issuer(Leaves(row), ours[row["name"]], short)
    units = reference(NAME)["issuer_units_of_the_party_hd05"] if short == "hd05" else {}
    for name, letters in units.items():
        assert ours[name].letters == letters
    assert set(ours) == expected | set(units)


def compare_issuer(theirs: Leaves, ours: IssuerLetters, short: str) -> None:
    assert ours.letters == theirs.take(f"abbr.{short}")
    assert ours.superior == theirs.take("superior_line")
    assert ours.level_suffix is theirs.take("level_suffix", False)
    assert ours.seal is theirs.take("seal", True)
    assert ours.series == theirs.take("series", "")
    assert ours.note == theirs.take("note", "")
    abolished = theirs.take("abolished")
    assert ours.until == (abolished - dt.timedelta(days=1) if abolished else None)
    observed = theirs.take("observed", [])
    assert list(ours.examples) == theirs.take("examples", []) + observed
    assert ours.confidence("examples") == "observed" or not observed
    known, in_hd36 = theirs.take("confidence"), theirs.take("hd36_confidence")
    assert ours.conf == (in_hd36 if in_hd36 and short == "hd36" else known)
    for key in ("name", "abbr.hd36", "abbr.hd05"):
        theirs.take(key)
    assert theirs.unread() == []


def only_hd36(words: list[str], short: str) -> list[str]:
    """Words marked «(HD36)» or «(HD05)» belong to that guide alone; the mark is not kept."""
    other = "(HD05)" if short == "hd36" else "(HD36)"
    return [w.replace(" (HD36)", "").replace(" (HD05)", "") for w in words if other not in w]


@BOTH
def test_powers_to_sign(short: str) -> None:
    one = edition(SHORT[short])
    ours = {power.prefix: power for power in one.signing.powers}
    rows = reference(NAME)["sign_form"]
    assert set(ours) == {row["prefix"] for row in rows}
    for row in rows:
        theirs = Leaves(row)
        power = ours[theirs.take("prefix")]
        assert power.meaning == theirs.take("meaning")
        assert list(power.used_by) == only_hd36(theirs.take("used_by"), short)
        assert power.not_when == theirs.take("not_when", "")
        assert list(power.never_before) == theirs.take("never_before", [])
        assert (power.further_delegation is False) is theirs.take("no_further_delegation", False)
        alone = "stands alone" in theirs.take("note", "")
        assert power.in_position is alone
        assert one.signing.conf == theirs.take("confidence")
        assert theirs.unread() == []


@BOTH
def test_sign_lines(short: str) -> None:
    ours = {line.document_of: line for line in edition(SHORT[short]).sign_lines}
    expected = set()
    for row in reference(NAME)["sign_line"]:
        theirs = Leaves(row)
        if LONG[short] not in theirs.take("standards", [LONG[short]]):
            continue
        line = ours[theirs.take("document_of")]
        expected.add(line.document_of)
        assert line.authority == theirs.take("authority")
        assert list(line.also) == theirs.take("authority_also", [])
        assert list(line.positions) == theirs.take("positions")
        assert line.only_with_own_seal is theirs.take("only_if_own_seal", False)
        # A position that stands alone takes the style of direct_position, which is bold.
        assert (not line.authority) is theirs.take("position_bold", False)
        assert line.conf == theirs.take("confidence")
        note = theirs.take("note")
        assert note is None or line.doubts["positions"].note == note
        assert theirs.unread() == []
    assert set(ours) == expected
    assert edition(SHORT[short]).component("direct_position").bold


def stacked(ours: StackedLines | None, theirs: Leaves) -> StackedLines:
    """The lines and their weights, common to all stacks."""
    assert ours is not None
    assert list(ours.lines) == theirs.take("lines")
    assert list(ours.bold) == theirs.take("bold")
    assert len(ours.lines) == len(ours.bold)
    assert ours.conf == theirs.take("confidence")
    theirs.prose("source")
    return ours


@BOTH
def test_a_position_held_concurrently(short: str) -> None:
    one, theirs = edition(SHORT[short]), Leaves(reference(NAME)["concurrent_signing"])
    ours = stacked(one.concurrent_signing, theirs)
    assert ours.prefixes_allowed is bool(theirs.take("prefixes_allowed"))
    assert list(ours.seal_of) == theirs.take("seal_of")
    assert [list(example) for example in ours.examples] == theirs.take("examples")
    assert ours.lines[1] == one.signing.concurrent_word
    assert theirs.unread() == []


@BOTH
def test_joint_papers(short: str) -> None:
    theirs = Leaves(reference(NAME)["joint_signing"])
    ours = stacked(edition(SHORT[short]).joint_signing, theirs)
    assert ours.side == f"lead body {theirs.take('lead_body')}, others {theirs.take('others')}"
    assert theirs.unread() == []


@BOTH
def test_confirmation_after_a_congress(short: str) -> None:
    theirs = Leaves(reference(NAME)["congress_confirmation"])
    ours = stacked(edition(SHORT[short]).congress_confirmation, theirs)
    assert [list(lines) for lines in ours.alternatives] == [theirs.take("resolution_lines")]
    without_office = theirs.take("without_office_hd05")
    assert ours.otherwise.endswith(without_office) is (short == "hd05")
    assert theirs.unread() == []


@BOTH
def test_positions(short: str) -> None:
    ours, theirs = edition(SHORT[short]).signing, Leaves(reference(NAME)["position_rules"])
    assert list(ours.positions_after_collective) == theirs.take("printed_under_tm")
    assert list(ours.positions_omitted_after_collective) == theirs.take("not_printed_under_tm")
    assert ours.body_name_in_position is theirs.take("name_of_body_in_position")
    assert list(ours.body_name_exceptions) == theirs.take("name_of_body_exceptions")
    assert ours.congress_reports_signed_by == theirs.take("reports_to_congress_signed_by")
    assert ours.conf == theirs.take("confidence")
    theirs.prose("source")
    assert theirs.unread() == []


@BOTH
def test_minutes(short: str) -> None:
    ours, theirs = edition(SHORT[short]).minutes, Leaves(reference(NAME)["minutes"])
    assert (ours.left, ours.right) == (theirs.take("left"), theirs.take("right"))
    assert ours.bold is theirs.take("bold")
    confirmation = ours.confirmation
    assert confirmation is not None
    assert list(confirmation.lines) == theirs.take("confirmation")
    assert list(confirmation.bold) == theirs.take("confirmation_bold")
    also = [lines[1] for lines in confirmation.alternatives]
    assert also == theirs.take("confirmation_authority_also")
    assert confirmation.when == theirs.take("confirmation_when")
    assert ours.conf == theirs.take("confidence")
    assert theirs.unread() == []


def test_powers_to_issue(hd36: Edition, hd05: Edition) -> None:
    ours = {row.issuer: row for one in (hd36, hd05) for row in one.issuing_authority}
    rows = reference(NAME)["authority"]
    assert set(ours) == {row["issuer"] for row in rows}
    for row in rows:
        theirs = Leaves(row)
        mine = ours[theirs.take("issuer")]
        assert list(mine.kinds) == theirs.take("kinds")
        assert (mine.clause, mine.conf) == (theirs.take("source"), theirs.take("confidence"))
        assert theirs.unread() == []
    for one in (hd36, hd05):
        known = {kind.letters for kind in one.kinds} | {kind.name for kind in one.kinds}
        assert {kind for row in one.issuing_authority for kind in row.kinds} <= known


def test_powers_to_issue_that_were_not_seen(hd36: Edition, hd05: Edition) -> None:
    theirs = Leaves(reference(NAME)["authority_not_seen"])
    unseen = [one.unseen_authority for one in (hd36, hd05)]
    levels = {level for table in unseen if table for level in table.levels}
    assert levels == set(theirs.take("levels"))
    behaviour = theirs.take("behaviour")
    assert all(table is not None and table.behaviour == behaviour for table in unseen)
    assert theirs.unread() == []

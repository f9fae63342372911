"""Every fact of the reference on the Party's guides has its counterpart: what each paper is made of."""

from __future__ import annotations

from docgen.standards.edition import Edition
from docgen.standards.kinds import DocumentRecipe
from docgen.standards.library import edition
from tests.standards.conftest import SHORT
from tests.standards.leaves import Leaves, reference
from tests.standards.party_components import OURS
from tests.standards.test_reference_party_words import BOTH, NAME

HEAD = ["party_title", "superior", "issuer", "issuer_mark", "number", "place_date"]
GROUPS = {
    "head": HEAD,
    "sign": ["authority", "position", "signature_space", "signer_name", "seal"],
    "recipients": ["recipients_label", "recipient"],
    "authority_line": ["deciding_authority", "enacting_words"],
    "dieu": ["body"],
    "minutes": ["direct_position", "signature_space", "signer_name"],
}


def components(parts: list[str]) -> set[str]:
    return {ours for part in parts for ours in GROUPS.get(part, [OURS.get(part, part)])}


@BOTH
def test_recipes(short: str) -> None:
    one = edition(SHORT[short])
    ours = {document.name: document for document in one.documents}
    for row in reference(NAME)["recipe"]:
        theirs = Leaves(row)
        document = ours[theirs.take("paper")]
        compare_parts(theirs, document)
        assert document.kind == theirs.take("kind")
        assert document.numbered is theirs.take("numbered")
        assert document.title == theirs.take("title", "")
        assert document.opening == theirs.take("opening", "")
        first = theirs.take("first_recipient")
        assert first is None or document.first_recipient == first
        assert list(document.wrong_signers) == theirs.take("wrong_when_filled", [])
        assert document.sign_hint == "".join(theirs.take("blank_hints", []))
        signers = theirs.take("signers")
        assert signers is None or list(document.signers) == signers
        assert document.hints == theirs.take("hints", "")
        assert document.landscape_allowed is theirs.take("landscape_allowed", False)
        compare_confidence(theirs, document)
        if "authority_line.pattern" in theirs:
            compare_authority_line(theirs, one, document)
        assert theirs.unread() == []


def compare_parts(theirs: Leaves, ours: DocumentRecipe) -> None:
    """The parts of the reference are ours; parts of ours that it lacks are optional ones."""
    parts = components(theirs.take("parts"))
    assert parts <= set(ours.parts)
    assert set(ours.parts) - parts <= set(ours.optional_parts)
    attached = theirs.take("parts_attached", theirs.take("parts_blank", []))
    assert set(ours.parts_attached) == components(attached)
    assert components(theirs.take("optional_parts", [])) <= set(ours.optional_parts)
    assert components(theirs.take("forbidden_parts", [])) <= set(ours.forbidden_parts)


def compare_confidence(theirs: Leaves, ours: DocumentRecipe) -> None:
    assert ours.conf == theirs.take("confidence")
    for key, path in {"opening": "opening", "forbidden": "forbidden_parts"}.items():
        known = theirs.take(f"{key}_confidence")
        assert known is None or ours.confidence(path) == known


def compare_authority_line(theirs: Leaves, one: Edition, ours: DocumentRecipe) -> None:
    line = theirs.take("authority_line.pattern").format(AUTHOR="BAN BÍ THƯ")
    assert line == f"BAN BÍ THƯ {ours.enacting}"
    assert line in one.component("deciding_authority").examples
    assert ours.enacting.endswith(":") is theirs.take("authority_line.colon")
    for name in ("deciding_authority", "enacting_words"):
        component = one.component(name)
        assert component.case == theirs.take("authority_line.case")
        assert component.bold is theirs.take("authority_line.bold")
        assert component.align == theirs.take("authority_line.alignment")
        assert component.conf == theirs.take("authority_line.confidence")
        assert component.confidence("bold") == theirs.take("authority_line.bold_confidence")

"""Who signs, and with what power."""

from __future__ import annotations

import re

from docgen.model import Signing
from docgen.papers.examination.case import Case
from docgen.papers.suggestions import listed
from docgen.standards.edition import Edition
from docgen.standards.writing import unknown_power
from docgen.vietnamese import fold

# Học hàm, học vị, danh hiệu, quân hàm: in full and as offices shorten them.
_TITLE = re.compile(
    r"(?:(?:phó )?giáo sư|tiến sĩ|thạc sĩ|bác sĩ|dược sĩ|kỹ sư|cử nhân|luật sư"
    r"|nhà giáo (?:nhân dân|ưu tú)|thầy thuốc (?:nhân dân|ưu tú)|nghệ sĩ (?:nhân dân|ưu tú)"
    r"|(?:đại|trung|thượng|thiếu) (?:tướng|tá|uý|úy)|chuẩn đô đốc"
    r"|(?:p?gs|tskh|ts|ths|bs|ds|ks|ls|cn|bsck[i1-2]+|ngnd|ngưt|ttnd|ttưt|nsnd|nsưt)(?=[. ]))[. ]",
    re.IGNORECASE,
)


def powers_are_known(case: Case) -> None:
    """A power that the edition does not know: TUQ. in a Party paper."""
    if case.paper.signature is None:
        return
    for authority in case.paper.signature.authorities:
        if sentence := unknown_power(case.setting.edition, authority.signing):
            case.setting.refuse(case.path_of("signature", "authority"), sentence)


def deputies_may_sign_so(case: Case) -> None:
    """A power before a position it may not stand before: K/T BÍ THƯ (HD36 II.1.7.1)."""
    if case.paper.signature is None:
        return
    rule = case.setting.edition.signing
    note = case.setting.refuse if rule.conf == "quoted" else case.setting.warn
    powers = {power.power: power for power in rule.powers}
    for authority in case.paper.signature.authorities:
        power = powers.get(authority.signing.value)
        if power is None:
            continue
        for never in power.never_before:
            if _begins_with(authority.of, never):
                note(
                    case.path_of("signature", "authority"),
                    f"Không ghi «{power.prefix} {never}»: cấp uỷ làm việc theo chế độ tập thể, "
                    "cấp phó ký thay mặt (T/M) và ghi chức vụ của mình.",
                )


def _begins_with(text: str, words: str) -> bool:
    """Whether the text is those words, or those words and more, marks and capitals aside."""
    return f"{fold(text)} ".startswith(f"{fold(words)} ")


def positions_after_a_collective(case: Case) -> None:
    """After T/M only some positions are printed, without the name of the body (HD36 II.1.7.1)."""
    block, rule = case.paper.signature, case.setting.edition.signing
    if block is None or not rule.positions_after_collective:
        return
    if len(block.positions) != 1 or len(block.authorities) != 1:
        return
    if block.authorities[0].signing is not Signing.ON_BEHALF:
        return
    paired = positions_of(case.setting.edition, block.authorities[0].of)
    lawful = {fold(position) for position in (*rule.positions_after_collective, *paired)}
    if fold(block.positions[0]) not in lawful:
        case.setting.warn(
            case.path_of("signature", "position"),
            f"Sau dòng thay mặt chỉ in chức vụ {listed(rule.positions_after_collective)}, không kèm "
            "tên cơ quan; uỷ viên thì chỉ in họ tên. Hãy xem lại.",
        )


def positions_of(edition: Edition, collective: str) -> tuple[str, ...]:
    """Positions that the edition pairs with that very collective."""
    named = f" {fold(collective)}"
    pairs = (line for line in edition.sign_lines if fold(line.authority).endswith(named))
    return tuple(position for line in pairs for position in line.positions)


def signer_has_no_title(case: Case) -> None:
    """No degree, rank or honour before the name: NĐ 30/2020 PL.I-1-II.7c, HD36 II.1.7.2."""
    rule = case.setting.edition.signing
    if case.paper.signature is None or rule.titles_before_name:
        return
    if match := _TITLE.match(case.paper.signature.name):
        case.setting.warn(
            case.path_of("signature", "name"),
            f"Trước họ tên người ký không ghi «{match[0].strip()}» (học hàm, học vị, quân hàm, danh "
            f"hiệu). {rule.titles_exception}".rstrip(),
        )


def other_office_is_known(case: Case) -> None:
    """Another office above the name: only the State prints one (NĐ 30/2020 PL.I-1-II.7đ).

    A Party signer with two offices names both with «kiêm» between them (HD36 II.1.7.1 đ).
    """
    signature, edition = case.paper.signature, case.setting.edition
    if signature is None or not signature.other_office or edition.has("other_office"):
        return
    word = edition.signing.concurrent_word
    case.setting.refuse(
        case.path_of("signature", "other_office"),
        f"Chức vụ khác trên họ tên không có trong {edition.number}. Hãy bỏ mục này"
        + (
            f"; giữ hai chức vụ thì ghi ba dòng ở position, dòng giữa là «{word}»." if word else "."
        ),
    )


def paper_is_signed(case: Case) -> None:
    """A paper with a number is signed: NĐ 30/2020 Đ.8.2, QĐ66 Đ.15."""
    if case.issues and case.paper.signature is None:
        case.setting.warn(case.setting.at("signature"), "Văn bản chưa có người ký.")

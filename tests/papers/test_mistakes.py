"""Every fault pydantic can find is told in Vietnamese, with its path as typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from docgen.errors import InvalidInput
from docgen.papers.dossier import Dossier
from docgen.papers.mistakes import MAX_PROBLEMS, SENTENCES
from docgen.papers.reading import read_dossier_data
from tests.papers.makers import STATE, TODAY, dossier, letter, plan, problems

# What each sort of pydantic-core schema can complain of.
FAULTS = {
    "str": {"string_type", "string_unicode"},
    "int": {"int_type", "int_parsing", "int_parsing_size", "int_from_float"},
    "float": {"float_type", "float_parsing", "finite_number"},
    "bool": {"bool_type", "bool_parsing"},
    "enum": {"enum"},
    "literal": {"literal_error"},
    "tuple": {"tuple_type"},
    "model": {"model_type"},
    "model-fields": {"model_attributes_type", "missing", "extra_forbidden"},
    "tagged-union": {"union_tag_invalid", "union_tag_not_found"},
}
BOUNDS = {
    "gt": {"greater_than"},
    "ge": {"greater_than_equal"},
    "le": {"less_than_equal"},
    "max_length": {"too_long", "string_too_long"},
    "min_length": {"too_short", "string_too_short"},
}
# Sorts that only lead to others, or raise nothing but our own sentences.
SILENT = {
    "any",
    "default",
    "definition-ref",
    "definitions",
    "function-after",
    "function-before",
    "function-plain",
    "function-wrap",
    "lax-or-strict",
    "model-field",
    "nullable",
    "is-instance",
}
# Told where the owner of the key is known, or told by ourselves.
TOLD_ELSEWHERE = {"missing", "extra_forbidden"}


# Parts of a schema that validate nothing.
ASIDE = ("metadata", "serialization", "expected", "config", "function", "json_schema_input_schema")


def reachable() -> Iterator[dict[str, Any]]:
    """Every schema that validating a dossier can come to."""
    core: Any = Dossier.__pydantic_core_schema__
    unseen = {definition["ref"]: definition for definition in core["definitions"]}
    waiting: list[object] = [core["schema"]]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if isinstance(node.get("type"), str):
                yield node
            if node.get("type") == "definition-ref":
                waiting.append(unseen.pop(node["schema_ref"], None))
            waiting += [part for key, part in node.items() if key not in ASIDE]
        elif isinstance(node, list | tuple):
            waiting += node


def test_every_fault_that_the_declared_fields_can_raise_has_a_sentence() -> None:
    possible: set[str] = set()
    for schema in reachable():
        sort = schema["type"]
        assert sort in FAULTS or sort in SILENT, f"a new sort of field: {sort}"
        possible |= FAULTS.get(sort, set())
        for bound, faults in BOUNDS.items():
            possible |= faults if bound in schema else set()
    assert {"string_too_long", "greater_than_equal", "union_tag_invalid", "missing"} <= possible
    assert possible - TOLD_ELSEWHERE <= set(SENTENCES)


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        ("x", "", "Ở đây cần một nhóm mục, mỗi mục một dòng «tên: giá trị» thụt vào trong."),
        (dossier(plan(), nothing=1), "nothing", "Không có mục «nothing». Ở đây dùng được: issuer, place, date, signature, recipients, filing, contact, papers."),
        (dossier(plan(), signture={}), "signture", "Không có mục «signture». Có phải là «signature» (Người ký)?"),
        (dossier(plan(), place=["a"]), "place", "Ở đây cần một đoạn chữ, không phải một danh sách."),
        (dossier(plan(), place=True), "place", "Ở đây cần chữ. Nếu đúng là chữ «true» hay «false», hãy đặt trong dấu nháy kép."),
        (dossier(plan(), place={"a": 1}), "place", "Ở đây cần chữ, không phải một nhóm mục. Chữ có dấu hai chấm phải đặt trong dấu nháy kép."),
        (dossier(plan(), signature=[1]), "signature", "Ở đây cần một nhóm mục, mỗi mục một dòng «tên: giá trị» thụt vào trong."),
        (dossier(plan(), issuer={**STATE, "side": "sate"}), "issuer.side", "«sate» không dùng được. Hãy ghi «state» hoặc «party». Có phải là «state»?"),
        (dossier(plan(), issuer={"name": "A", "sign": "B"}), "issuer.side", "Thiếu mục «side» (Khối)."),
        (dossier(plan(), issuer={**STATE, "blank": "có"}), "issuer.blank", "«có» không dùng được ở đây. Hãy ghi true (có) hoặc false (không)."),
        (dossier(), "papers", "Cần ít nhất 1 phần tử."),
        (dossier(papers="x"), "papers", "Ở đây cần một danh sách: mỗi phần tử một dòng, bắt đầu bằng dấu gạch ngang."),
        (dossier(*[plan()] * 101), "papers", "Có 101 phần tử; nhiều nhất 100."),
        (dossier(5), "papers[0]", "Ở đây cần một nhóm mục, mỗi mục một dòng «tên: giá trị» thụt vào trong."),
        (dossier({"body": "x"}), "papers[0].kind", "Thiếu mục «kind» (loại văn bản). Hãy ghi: plan (Kế hoạch), registration_sheet (Biểu đăng ký), report_outline (Đề cương báo cáo), commendation_list (Danh sách), official_letter (Công văn)."),
        (dossier(plan(body=None)), "papers[0].body", "Thiếu mục «body» (Nội dung)."),
        (dossier(plan(body="  ")), "papers[0].body", "Chưa ghi nội dung."),
        (dossier(plan(number="83-KH/HU")), "papers[0].number", "Số văn bản «83-KH/HU» không đọc được. Chỉ ghi chữ số, ví dụ 83; ký hiệu do docgen viết theo loại văn bản và chữ viết tắt của cơ quan."),
        (dossier(plan(number=0)), "papers[0].number", "0 không dùng được: nhỏ nhất là 1."),
        (dossier(plan(number=10**6)), "papers[0].number", "1000000 không dùng được: lớn nhất là 999999."),
        (dossier(plan(number=1.5)), "papers[0].number", "«1.5» không phải là số nguyên. Chỉ ghi chữ số."),
        (dossier(plan(number=[1])), "papers[0].number", "«[1]» không phải là số nguyên. Chỉ ghi chữ số."),
        (dossier(plan(marks={"draft": "hai"})), "papers[0].marks.draft", "«hai» không phải là số nguyên. Chỉ ghi chữ số."),
        (dossier(plan(landscape=3)), "papers[0].landscape", "«3» không dùng được ở đây. Hãy ghi true (có) hoặc false (không)."),
        (dossier(plan(recipients=5)), "papers[0].recipients", "Nơi nhận là một danh sách: mỗi nơi nhận một dòng, bắt đầu bằng dấu gạch ngang."),
        (dossier(plan(recipients=[{"nam": "A"}])), "papers[0].recipients[0].nam", "Không có mục «nam». Có phải là «name» (Nơi nhận)?"),
        (dossier(plan(attachments=[letter(bod="x")])), "papers[0].attachments[0].bod", "Không có mục «bod». Có phải là «body» (Nội dung)?"),
        (dossier(plan(place="x" * 101)), "papers[0].place", "Quá dài: nhiều nhất 100 ký tự."),
    ],
)  # fmt: skip
def test_a_fault_is_told_where_it_is(data: object, place: str, message: str) -> None:
    assert problems(data) == {place: message}


def test_what_is_shown_of_a_value_is_short_and_printable() -> None:
    found = problems(dossier({"kind": "x" * 90 + "\ud800"}, **{"\ud83dsignature": 1}))
    assert sorted(found) == ["papers[0].kind", "signature"]
    assert f"«{'x' * 60}…»" in found["papers[0].kind"]
    "".join(found.values()).encode()


def test_too_many_problems_are_counted_not_listed() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_dossier_data(dossier(*[5] * 20, **{f"k{n}": n for n in range(MAX_PROBLEMS)}))
    assert len(caught.value.problems) == MAX_PROBLEMS + 1
    assert caught.value.problems[-1].message == "Còn 20 lỗi nữa không liệt kê ở đây."


def told(data: object) -> dict[str, str]:
    """Problems as told to one who gives the day, so that the law is asked too."""
    with pytest.raises(InvalidInput) as caught:
        read_dossier_data(data, today=TODAY)
    return {problem.place: problem.message for problem in caught.value.problems}


def test_problems_of_the_law_are_told_along_with_faults_elsewhere() -> None:
    titled = {"position": "Chủ tịch", "name": "TS. Lê Thị Mơ"}
    found = told(
        dossier(
            {"kind": "plan"},
            plan(marks={"urgency": "gấp"}, recipients=5),
            plan(signature=titled),
            issuer={**STATE, "nam": "x"},
        )
    )
    assert list(found) == [
        "issuer.nam",
        "papers[0].body",
        "papers[1].recipients",
        "papers[1].marks.urgency",
        "papers[2].signature.name",
    ]


def test_a_fault_hides_only_what_it_touches() -> None:
    found = told(dossier(plan(recipients=[{"nam": "A"}, {"names": {}}]), plan(number="x")))
    assert sorted(found) == [
        "papers[0].recipients[0].nam",
        "papers[0].recipients[1].names",
        "papers[1].number",
    ]


@pytest.mark.parametrize(
    "data", [5, None, [], {}, {"papers": 5}, {"issuer": 5, "papers": [plan()]}, {"issuer": STATE}]
)
def test_what_is_no_dossier_is_told_without_more_ado(data: object) -> None:
    assert told(data)

"""Whatever stands where a value should, a dossier is built or told; nothing else comes out."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.errors import InvalidInput
from docgen.papers import build_papers
from docgen.papers.reading import read_dossier_data
from tests.papers.makers import TODAY, dossier, letter, plan

WHOLE: dict[str, Any] = dossier(
    plan(
        number=1,
        bases=["Căn cứ A"],
        marks={"urgency": "Khẩn", "draft": 2},
        filing={"keeper": "VT", "copies": 2},
        recipients=[{"name": "A", "purpose": "b/c"}, {"names": ["B"]}],
        attachments=[
            {
                "kind": "registration_sheet",
                "issuer": {"blank": True},
                "opening": "Thực hiện Kế hoạch:",
                "collectives": {"columns": "registration", "rows": [["A"]], "sort_by": "unit"},
                "individuals": {"rows": [{"name": "A"}], "empty_rows": 1},
                "signature": {"position": "Bí thư", "hint": "Ký"},
            },
            {"kind": "report_outline", "title": "Đề cương", "body": "I. A\n1. B"},
        ],
    ),
    letter(unit="VP", contact=["Số 1"], landscape=True),
    {
        "kind": "commendation_list",
        "reference": {"kind": "Kế hoạch", "number": 1, "date": 2026},
        "individuals": {
            "columns": [
                "serial",
                "name",
                {"key": "n", "heading": "N", "content": "number", "total": True},
            ],
            "rows": [["A", 1], {"group": "x"}],
        },
    },
)

odd = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.sampled_from(["blank", "none", "plan", "TM. X", "31/2/2022", "\ud800", "x" * 600]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=4,
)


def places(data: Any) -> list[tuple[Any, Any]]:
    """Every container of the data with each of its keys."""
    if not isinstance(data, dict | list):
        return []
    items = list(data.items() if isinstance(data, dict) else enumerate(data))
    inner = [place for _, part in items for place in places(part)]
    return [(data, key) for key, _ in items] + inner


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_value_anywhere(data: st.DataObject) -> None:
    changed = copy.deepcopy(WHOLE)
    for _ in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(places(changed)))
        container[key] = data.draw(odd)
    try:
        built = build_papers(read_dossier_data(changed, today=TODAY), TODAY)
    except InvalidInput as error:
        assert error.problems  # noqa: PT017 - being told is one of the two good ends
        str(error).encode()
    else:
        assert built.papers


@given(odd, st.dates())
def test_any_data_at_all(data: object, today: dt.date) -> None:
    try:
        read_dossier_data(data, today=today)
    except InvalidInput as error:
        str(error).encode()

"""Write times_new_roman.json: advance widths of the four Times faces, from a folder of fonts.

Liberation Serif is drawn to the metrics of Times New Roman: every advance width is the same, so a
line breaks at the same word. Run from the root of the project, with fontTools installed:

    python docgen/standards/data/extract_widths.py FOLDER_OF_LIBERATION_FONTS
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {
    "regular": "LiberationSerif-Regular.ttf",
    "bold": "LiberationSerif-Bold.ttf",
    "italic": "LiberationSerif-Italic.ttf",
    "bold_italic": "LiberationSerif-BoldItalic.ttf",
}
# Latin with all its extensions (Vietnamese is in 1E00-1EFF), combining marks, Greek and Cyrillic
# capitals that formulas use, punctuation, currency, letterlike signs, arrows, mathematics, shapes.
BLOCKS = (
    (0x0020, 0x024F),
    (0x0300, 0x036F),
    (0x0370, 0x03FF),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20CF),
    (0x2100, 0x218F),
    (0x2190, 0x22FF),
    (0x25A0, 0x26FF),
)
TARGET = Path(__file__).with_name("times_new_roman.json")


def widths(path: Path) -> tuple[int, dict[str, int]]:
    """Units per em, and the advance width of every character of the blocks that the face has."""
    with TTFont(path) as font:
        names = font.getBestCmap()
        advances = font["hmtx"]
        wanted = (code for first, last in BLOCKS for code in range(first, last + 1))
        return font["head"].unitsPerEm, {
            chr(code): advances[names[code]][0] for code in wanted if code in names
        }


def main(folder: Path) -> None:
    """Read the four faces in the folder and write them beside this script."""
    faces = {}
    units = set()
    for face, name in FACES.items():
        per_em, faces[face] = widths(folder / name)
        units.add(per_em)
    (units_per_em,) = units
    data = {"units_per_em": units_per_em, **faces}
    text = json.dumps(data, ensure_ascii=False, indent=0, sort_keys=False)
    TARGET.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

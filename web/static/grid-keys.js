// The keys of a spreadsheet in a grid: type over a cell, F2 to mend it, Enter down, Alt+Enter a line break.
"use strict";

const docgenKeys = (grid) => {
  const typing = (event) => event.target.closest("textarea, input");
  // A letter, or the first key of an input method (Unikey, Telex of the system).
  const writes = (event) => (event.key.length === 1 || event.key === "Process") && !event.ctrlKey && !event.metaKey && !event.altKey;

  function chosenCell() {
    const cells = grid.table.getRanges()[0]?.getCells().flat() ?? [];
    return cells.find((cell) => cell.getField());
  }

  function inCell(event, box) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) {
      box.setRangeText("\n", box.selectionStart, box.selectionEnd, "end");
      box.dispatchEvent(new Event("input", { bubbles: true }));
      return;
    }
    const cell = chosenCell();
    box.blur();
    const below = cell?.getRow().getNextRow();
    const to = (below || cell?.getRow())?.getCell(cell.getField());
    if (to) grid.table.getRanges()[0].setBounds(to, to);
    grid.table.element.querySelector(".tabulator-tableholder").focus({ preventScroll: true });
  }

  function onCell(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      grid.undo();
      return;
    }
    if (event.key === "Escape" && grid.host.classList.contains("full")) { grid.widen(); return; }
    if (event.key === "Delete" || event.key === "Backspace") { grid.remember(); return; }
    if (event.key !== "F2" && !writes(event)) return;
    const cell = chosenCell();
    if (!cell) return;
    if (event.key === "F2") event.preventDefault();
    event.stopPropagation();
    cell.edit(true);
    const box = cell.getElement().querySelector("textarea");
    if (box && event.key !== "F2") box.select();
  }

  grid.host.addEventListener("keydown", (event) => {
    if (event.target.closest("button")) return;
    const box = typing(event);
    if (box) inCell(event, box); else onCell(event);
  }, true);
};

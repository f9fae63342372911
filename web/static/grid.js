// A table to type into: pastes of many cells, add, delete, reorder, sort, undo. Only what is seen is drawn.
"use strict";

(() => {
  const words = document.documentElement.lang === "en"
    ? { add: "Add row", group: "Add group heading", remove: "Delete rows", up: "Move up", down: "Move down", sort: "Sort A–Y", undo: "Undo", wide: "Full screen", narrow: "Close full screen", none: "No rows yet. Add one, or paste from Excel.", count: (n) => `${n} ${n === 1 ? "row" : "rows"}` }
    : { add: "Thêm dòng", group: "Thêm tiêu đề nhóm", remove: "Xoá dòng", up: "Đưa lên", down: "Đưa xuống", sort: "Xếp theo vần", undo: "Hoàn tác", wide: "Mở rộng", narrow: "Thu lại", none: "Chưa có dòng nào. Thêm dòng hoặc dán từ Excel.", count: (n) => `${n} dòng` };
  const vietnamese = new Intl.Collator("vi");
  const UNDONE = 20, LOW = 420;

  // People are sorted by their given name, which stands last.
  function sortKey(text, person) {
    const parts = text.trim().split(/\s+/);
    return person ? [parts.pop(), ...parts].join(" ") : text;
  }

  class Grid {
    constructor(host) {
      this.host = host;
      this.hidden = host.querySelector("input");
      const given = JSON.parse(host.dataset.grid);
      this.columns = given.columns;
      this.groupKey = given.groups;
      this.past = [];
      this.chosen = false;
      this.note = document.createElement("span");
      this.note.className = "quiet";
      this.build(given.rows);
    }

    build(rows) {
      const place = document.createElement("div");
      place.setAttribute("aria-label", this.host.dataset.label);
      this.host.append(this.toolbar(), place);
      this.table = new Tabulator(place, {
        data: rows.map((row) => this.shown(row)),
        minHeight: 130,
        maxHeight: LOW,
        layout: "fitColumns",
        placeholder: words.none,
        selectableRange: 1,
        selectableRangeRows: true,
        selectableRangeClearCells: true,
        selectableRangeAutoFocus: false,
        editTriggerEvent: "dblclick",
        clipboard: "copy",
        clipboardCopyStyled: false,
        clipboardCopyRowRange: "range",
        clipboardCopyConfig: { rowHeaders: false, columnHeaders: false },
        rowHeader: { editor: false, formatter: "rownum", width: 44, hozAlign: "center", headerSort: false, resizable: false, frozen: true, title: "" },
        columnDefaults: { headerSort: false, editor: "textarea", editorParams: { shiftEnterSubmit: false, verticalNavigation: "editor" }, formatter: "textarea", variableHeight: true, resizable: "header" },
        columns: this.columns.map((column) => ({ field: column.key, title: column.title, widthGrow: column.weight, minWidth: this.columns.length > 2 ? Math.round(70 + 70 * column.weight) : 90 })),
        rowFormatter: (row) => this.drawGroup(row),
      });
      this.ready = new Promise((resolve) => this.table.on("tableBuilt", resolve));
      this.table.on("cellEditing", () => this.remember());
      this.table.on("cellEditCancelled", () => this.forget());
      this.table.on("cellEdited", () => this.changed());
      this.ready.then(() => { this.name(place); this.describe(); this.host.dataset.ready = "yes"; });
      place.addEventListener("pointerdown", () => { this.chosen = true; });
      place.addEventListener("keydown", () => { this.chosen = true; }, true);
      this.host.addEventListener("paste", (event) => this.paste(event), true);
      docgenKeys(this);
    }

    // Tabulator's scrolling box can be focused but has no role, which readers of screens refuse in a grid.
    name(place) {
      place.querySelector(".tabulator-tableholder").setAttribute("role", "rowgroup");
      place.querySelector(".tabulator-table").setAttribute("role", "presentation");
    }

    toolbar() {
      const bar = document.createElement("p");
      bar.className = "tools small";
      const button = (text, act) => {
        const made = document.createElement("button");
        made.type = "button";
        made.textContent = text;
        made.addEventListener("click", act);
        bar.append(made);
        return made;
      };
      button(words.add, () => this.add({}));
      if (this.groupKey) button(words.group, () => this.add({ [this.groupKey]: "" }));
      button(words.remove, () => this.remove());
      button(words.up, () => this.move(-1));
      button(words.down, () => this.move(1));
      button(words.sort, () => this.sort());
      this.undoing = button(words.undo, () => this.undo());
      this.undoing.disabled = true;
      if (this.groupKey) this.widening = button(words.wide, () => this.widen());
      bar.append(this.note);
      return bar;
    }

    widen() {
      const wide = this.host.classList.toggle("full");
      document.body.classList.toggle("covered", wide);
      this.widening.textContent = wide ? words.narrow : words.wide;
      this.table.options.maxHeight = wide ? "calc(100vh - 6rem)" : LOW;
      this.table.element.style.maxHeight = wide ? "calc(100vh - 6rem)" : `${LOW}px`;
      this.table.redraw(true);
    }

    drawGroup(row) {
      const isGroup = this.groupKey && this.groupKey in row.getData();
      row.getElement().classList.toggle("group-row", Boolean(isGroup));
    }

    // ---------------------------------------------------------------- rows in and out

    rows() { return this.table.getData().map((row) => this.kept(row)); }

    // A row that heads a group shows its words in the first cell.
    kept(row) {
      if (this.groupKey && this.groupKey in row) return { [this.groupKey]: row[this.columns[0].key] ?? row[this.groupKey] };
      return Object.fromEntries(this.columns.map((column) => [column.key, row[column.key] ?? ""]));
    }

    shown(row) {
      if (this.groupKey && this.groupKey in row && !(this.columns[0].key in row)) return { ...row, [this.columns[0].key]: row[this.groupKey] };
      return { ...row };
    }

    describe() {
      this.note.textContent = words.count(this.table.getDataCount());
      this.undoing.disabled = this.past.length === 0;
    }

    changed() {
      this.hidden.value = JSON.stringify(this.rows());
      this.describe();
      this.host.dispatchEvent(new CustomEvent("docgen:changed", { bubbles: true }));
    }

    async set(rows) {
      this.remember();
      await this.draw(rows);
    }

    async draw(rows) {
      await this.table.replaceData(rows.map((row) => this.shown(row)));
      this.changed();
    }

    // Rows from elsewhere: a list that was kept, words that this machine still held.
    async take(rows) {
      await this.ready;
      await this.set(rows);
    }

    remember() {
      this.past.push(this.rows());
      if (this.past.length > UNDONE) this.past.shift();
    }

    forget() { this.past.pop(); }

    async undo() {
      if (this.past.length) await this.draw(this.past.pop());
    }

    // ---------------------------------------------------------------- what the buttons do

    place() {
      const ranges = this.chosen ? this.table.getRanges() : [];
      const rows = ranges.length ? ranges[0].getRows() : [];
      const columns = ranges.length ? ranges[0].getColumns().filter((column) => column.getField()) : [];
      const all = this.table.getRows();
      return {
        rows,
        row: rows.length ? all.indexOf(rows[0]) : all.length,
        column: columns.length ? this.columns.findIndex((one) => one.key === columns[0].getField()) : 0,
      };
    }

    cellsOf(row) { return row.getCells().filter((cell) => cell.getField()); }

    async add(row) {
      const rows = this.table.getData();
      const { rows: chosen, row: first } = this.place();
      const at = chosen.length ? first + chosen.length : rows.length;
      rows.splice(at, 0, this.shown(row));
      await this.set(rows);
      const made = this.table.getRows()[at];
      if (!made) return;
      await this.table.scrollToRow(made, "center", false).catch(() => {});
      this.choose(at, at);
      this.cellsOf(made)[0].edit(true);
    }

    async remove() {
      const { row, rows: chosen } = this.place();
      if (!chosen.length) return;
      const rows = this.table.getData();
      rows.splice(row, chosen.length);
      await this.set(rows);
      if (rows.length) this.choose(Math.min(row, rows.length - 1), Math.min(row, rows.length - 1));
    }

    async move(step) {
      const { row, rows: chosen } = this.place();
      const rows = this.table.getData();
      const to = row + step;
      if (!chosen.length || to < 0 || to + chosen.length > rows.length) return;
      const part = rows.splice(row, chosen.length);
      rows.splice(to, 0, ...part);
      await this.set(rows);
      this.choose(to, to + chosen.length - 1);
    }

    choose(first, last) {
      const rows = this.table.getRows();
      this.chosen = true;
      this.table.getRanges()[0]?.setBounds(this.cellsOf(rows[first])[0], this.cellsOf(rows[last]).at(-1));
    }

    // Each group is sorted by itself, in the order of a Vietnamese dictionary.
    async sort() {
      const named = this.columns[this.place().column] ?? this.columns[0];
      const by = this.place().rows.length ? named : (this.columns.find((column) => column.person) ?? named);
      const compare = (a, b) => vietnamese.compare(sortKey(a[by.key] ?? "", by.person), sortKey(b[by.key] ?? "", by.person));
      const result = [];
      let part = [];
      for (const row of this.table.getData()) {
        if (this.groupKey && this.groupKey in row) { result.push(...part.sort(compare), row); part = []; } else part.push(row);
      }
      await this.set([...result, ...part.sort(compare)]);
    }

    async paste(event) {
      const typing = event.target.closest("input, textarea");
      let cells = docgenPaste.rowsOf(event.clipboardData);
      const many = cells.length > 1 || cells[0].length > 1;
      if (typing && !many) return;
      event.preventDefault();
      event.stopPropagation();
      cells = docgenPaste.trimmed(cells, this.columns.map((column) => column.title));
      if (typing) typing.blur();
      const { row, column } = this.place();
      const rows = this.table.getData().map((one) => ({ ...one }));
      cells.forEach((line, down) => {
        const target = rows[row + down] ?? (rows[row + down] = {});
        line.forEach((cell, right) => {
          const one = this.columns[column + right];
          if (one) target[one.key] = cell;
        });
      });
      await this.set(rows);
    }
  }

  const start = () => document.querySelectorAll("[data-grid]").forEach((host) => { host.docgenGrid = new Grid(host); });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();

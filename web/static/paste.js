// The clipboard of Excel, LibreOffice and Word as rows of cells.
"use strict";

const docgenPaste = (() => {
  // Tab-separated text as spreadsheets write it: a cell with a tab, a line break or a quotation
  // mark in it stands in quotation marks, and a quotation mark inside it is doubled.
  function rowsOfText(text) {
    const rows = [[]];
    let cell = "", quoted = false, begun = false;
    const put = () => { rows[rows.length - 1].push(cell); cell = ""; begun = false; };
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at];
      if (quoted) {
        if (sign === '"' && text[at + 1] === '"') { cell += '"'; at += 1; }
        else if (sign === '"') quoted = false;
        else cell += sign;
      } else if (sign === '"' && !begun) { quoted = true; begun = true; }
      else if (sign === "\t") put();
      else if (sign === "\r" && text[at + 1] === "\n") continue;
      else if (sign === "\n" || sign === "\r") { put(); rows.push([]); }
      else { cell += sign; begun = true; }
    }
    put();
    const last = rows[rows.length - 1];
    if (rows.length > 1 && last.length === 1 && last[0] === "") rows.pop();
    return rows;
  }

  // The text of a cell of Word: a paragraph a line.
  function textOfCell(cell) {
    for (const brk of cell.querySelectorAll("br")) brk.replaceWith("\u2028");
    const parts = [...cell.querySelectorAll("p, div, li")].filter((part) => !part.querySelector("p, div, li"));
    const texts = (parts.length ? parts : [cell]).map((part) => part.textContent);
    return texts.map((text) => text.replace(/[\s\u00a0]+/g, (space) => (space.includes("\u2028") ? "\n" : " ")).trim())
      .join("\n").trim();
  }

  // A merged cell has its words in its first row and column, and keeps the other places empty, as
  // in the text that spreadsheets write.
  function rowsOfTable(table) {
    const below = [];
    return [...table.rows].map((row) => {
      const line = [];
      const pass = () => { while (below[line.length] > 0) { below[line.length] -= 1; line.push(""); } };
      for (const cell of row.cells) {
        pass();
        const wide = Math.max(Math.min(cell.colSpan, 50), 1);
        for (let place = 0; place < wide; place += 1) {
          below[line.length] = Math.max(cell.rowSpan, 1) - 1;
          line.push(place ? "" : textOfCell(cell));
        }
      }
      pass();
      return line;
    });
  }

  // Word and Excel dress every cell with a style, which the policy of the page refuses and reports
  // even in a document that nobody sees: tags are read without it.
  function undressed(html) {
    return html.replace(/<style\b[\s\S]*?<\/style>/gi, "")
      .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi, (tag) => tag.replace(/\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""));
  }

  function rowsOf(clipboard) {
    const html = clipboard.getData("text/html");
    const text = clipboard.getData("text/plain");
    const plain = rowsOfText(text);
    if (html) {
      const table = new DOMParser().parseFromString(undressed(html), "text/html").querySelector("table");
      if (table) return rowsOfTable(table);
    }
    return plain;
  }

  const bare = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();

  // Without a first row that only repeats the headings, and without a first column that only counts.
  function trimmed(rows, titles) {
    const known = new Set(titles.map(bare));
    const head = rows[0] || [];
    const named = head.filter((cell) => known.has(bare(cell))).length;
    if (rows.length > 1 && head.length > 1 && named >= Math.max(2, Math.ceil(head.length / 2))) rows = rows.slice(1);
    const counts = rows.length > 0 && rows.every((row, at) => row.length > titles.length && /^\d+\.?$/.test(row[0].trim()) && parseInt(row[0], 10) === parseInt(rows[0][0], 10) + at);
    return counts ? rows.map((row) => row.slice(1)) : rows;
  }

  return { rowsOf, rowsOfText, rowsOfTable, trimmed };
})();

// The page of a job that runs: while the server is away or busy, what was seen last stays and asks on.
"use strict";

const line = document.getElementById("line");

function away(is) {
  line.hidden = !is;
  line.textContent = is ? line.dataset.words : "";
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr } = event.detail;
  if (target.id !== "progress" && target.id !== "items") return;
  if (xhr.status >= 500) event.detail.shouldSwap = false;
  away(xhr.status >= 500);
});

document.addEventListener("htmx:sendError", () => away(true));

// What every page does: tables that go on when their end is reached, questions before acts that last.
"use strict";

document.addEventListener("submit", (event) => {
  const form = event.target;
  const asked = (event.submitter && event.submitter.dataset.asks) || form.dataset.asks;
  if (asked && !window.confirm(asked)) {
    event.preventDefault();
    return;
  }
  // A second click sends nothing: the first answer is on its way.
  if (form.dataset.once !== undefined) {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-busy", "true"));
  }
});

// Coming back by the browser's arrow shows the page as it was left: let it be sent again.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-once]").forEach((form) => delete form.dataset.sent);
});

document.addEventListener("change", (event) => {
  const opened = event.target.dataset.opens;
  if (opened) document.getElementById(opened).hidden = !event.target.checked;
});

// A verdict on an answer, where the owner has switched that on: two buttons, then a form that says
// what is kept before anything is sent.
"use strict";

(() => {
  const { TEXTS, say, set, all } = Fraga;
  const WORDS = TEXTS.feedback;
  const MAX_COMMENT = 2000; // as the server has it

  function element(tag, text, attributes = {}) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  function form(button, verdict) {
    const id = `omdome-${button.closest(".svar").id.split("-")[1]}`;
    const made = element("form", "", { class: "omdomesform", "aria-labelledby": `${id}-rubrik` });
    const title = verdict === "up" ? WORDS.titleUp : WORDS.titleDown;
    const heading = element("p", title, { id: `${id}-rubrik`, class: "omdomesrubrik" });
    const label = element("label", WORDS.comment, { for: id });
    const field = element("textarea", "", { id, rows: "3", maxlength: String(MAX_COMMENT) });
    const stored = element("p", storedText(), { class: "svag", id: `${id}-sparas` });
    field.setAttribute("aria-describedby", stored.id);
    const send = element("button", WORDS.send, { type: "submit" });
    const cancel = element("button", WORDS.cancel, { type: "button" });
    cancel.addEventListener("click", () => close(made, button));
    made.append(heading, label, field, stored, send, cancel);
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      post(made, button, verdict, field.value);
    });
    return made;
  }

  const storedText = () => document.querySelector(".omdomestext").textContent;

  function close(made, button, outcome) {
    made.remove();
    button.focus();
    if (outcome) say(outcome);
  }

  async function post(made, button, verdict, comment) {
    const number = Number(button.closest(".svar").id.split("-")[1]);
    const body = JSON.stringify({ turns: Fraga.turnsUpTo(number), verdict, comment });
    const headers = { "content-type": "application/json" };
    let kept = false;
    try {
      kept = (await fetch(Fraga.address("feedback"), { method: "POST", headers, body })).ok;
    } catch {
      kept = false; // no contact: the form stays, so that nothing that was written is lost
    }
    const outcome = kept ? WORDS.sent : WORDS.notSent;
    if (!kept) {
      made.querySelector("button[type=submit]").after(element("p", outcome, { role: "alert" }));
      return;
    }
    const row = button.closest(".omdomen");
    close(made, button, outcome);
    row.querySelectorAll("button").forEach((each) => set(each, "aria-pressed", String(each === button)));
    row.querySelector(".omdomestack").textContent = outcome;
  }

  function pressed() {
    all(".omdome:not([aria-pressed])", (button) => set(button, "aria-pressed", "false"));
  }

  Fraga.fixers.push(pressed);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.omdome");
    if (!button) return;
    const answer = button.closest(".svar");
    answer.querySelectorAll(".omdomesform").forEach((open) => open.remove());
    const made = form(button, button.classList.contains("upp") ? "up" : "down");
    button.closest(".omdomen").append(made);
    made.querySelector("textarea").focus();
  });
})();

// Saving an answer: the visitor's own questions are sent to our server, which answers them again and
// sends a file back. Nothing is kept there.
"use strict";

(() => {
  const { TEXTS, say } = Fraga;
  const MAX_TURNS = 10; // as many as the server uses
  const SHOWN_MS = 2500;
  const ENDINGS = ["html", "md", "json", "csv"];

  // The question as it was sent: line breaks are elements on the page.
  const asked = (element) =>
    [...element.childNodes].map((n) => (n.nodeName === "BR" ? "\n" : n.textContent)).join("");

  function turnsUpTo(number) {
    const questions = [...document.querySelectorAll("#samtal .fraga")];
    const upTo = questions.filter((question) => Number(question.id.split("-")[1]) <= number);
    return upTo.map(asked).slice(-MAX_TURNS);
  }

  // Below the prefix of a proxy, if there is one.
  function address(name) {
    const root = new URL(document.baseURI).pathname.replace(/\/$/, "");
    return `${root}/api/v1/${name}`;
  }

  async function fetched(ending, number, table) {
    const reply = await fetch(address(`answer.${ending}`), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ turns: turnsUpTo(number), table }),
    });
    if (!reply.ok) throw new Error(await reply.text());
    return reply.blob();
  }

  function offer(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), SHOWN_MS);
  }

  function show(button, text) {
    const label = button.lastChild.textContent;
    button.lastChild.textContent = text;
    say(text);
    setTimeout(() => (button.lastChild.textContent = label), SHOWN_MS);
  }

  async function save(button) {
    const ending = ENDINGS.find((each) => button.classList.contains(each));
    const rows = button.closest(".rader");
    const part = rows || button.closest(".svar");
    const table = rows ? [...rows.querySelectorAll(".spara")].indexOf(button) + 1 : 1;
    try {
      const blob = await fetched(ending, Number(part.id.split("-")[1]), table);
      offer(blob, `${rows ? "rader" : "underlag"}.${ending}`);
      show(button, TEXTS.saved);
    } catch {
      show(button, TEXTS.notSaved);
    }
  }

  Object.assign(Fraga, { turnsUpTo, address }); // for feedback.js
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.spara");
    if (button) save(button);
  });
})();

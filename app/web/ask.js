// The tab where a visitor asks: names for screen readers, citation links that open their source,
// focus that does not get lost, copying an answer.
"use strict";

(() => {
  const { TEXTS, all, set, copy, go } = Fraga;

  function name() {
    all("#samtal [data-testid=user], #samtal [data-testid=bot]", (element) => {
      set(element, "role", "group");
      set(element, "aria-label", element.dataset.testid === "user" ? TEXTS.you : TEXTS.answer);
    });
    all("#samtal .placeholder-content", (element) => element.removeAttribute("role"));
    all("#samtal .options", (element) => {
      set(element, "role", "group");
      set(element, "aria-label", TEXTS.choices);
    });
    all("#kallspalt", (element) => {
      set(element, "role", "region");
      set(element, "aria-label", TEXTS.sources);
    });
    const notice = document.querySelector("#notis .notis");
    all("#fraga textarea", (element) => {
      set(element, "aria-invalid", String(Boolean(notice)));
      if (notice) {
        notice.id = "notis-text";
        set(element, "aria-describedby", "notis-text");
      } else element.removeAttribute("aria-describedby");
    });
  }

  // Focus: a button that was clicked may be gone with the answer. Then the new answer takes over,
  // or the question field when the conversation was emptied.
  let answers = 0;
  let lost = false;

  function follow() {
    const shown = document.querySelectorAll("#samtal .svar");
    const newest = shown.length ? Number(shown[shown.length - 1].id.split("-")[1]) : 0;
    const nobody = document.activeElement === document.body || !document.activeElement;
    if (newest > answers) {
      const answer = document.getElementById(`svar-${newest}`);
      const question = document.getElementById(`fraga-${newest}`);
      (question || answer).scrollIntoView({ block: "start" });
      if (nobody || lost) answer.focus({ preventScroll: true });
    } else if (newest < answers) {
      const field = document.querySelector("#fraga textarea");
      if (field) field.focus();
    }
    if (newest !== answers) lost = false;
    answers = newest;
  }

  function show(source) {
    all(".vald", (element) => element.classList.remove("vald"));
    source.classList.add("vald");
    for (let box = source; box; box = box.parentElement) {
      if (box.tagName === "DETAILS") box.open = true;
    }
    source.querySelector("details").open = true;
    const inPage = source.querySelector(".pasidan");
    if (inPage) inPage.open = true;
    showMark(source);
    go(source);
  }

  // Scrolls the page's text in its box to what is quoted: the row or sentence, not its heading.
  function showMark(within) {
    const box = within.querySelector(".sidtext");
    const mark = box && (box.querySelector(":not(.rad-heading) > mark") || box.querySelector("mark"));
    if (mark) box.scrollTop = mark.offsetTop - box.clientHeight / 3;
  }
  document.addEventListener(
    "toggle",
    (event) => event.target.matches(".pasidan[open]") && showMark(event.target),
    true,
  );

  let origin = null; // the citation that was followed, to come back to

  Fraga.followed.push((link, target) => {
    if (link.matches(".mark")) {
      origin = link;
      show(target);
      return true;
    }
    if (!link.matches(".tillbaka")) return false;
    go(origin && target.contains(origin) ? origin : target);
    return true;
  });

  function copyAnswer(event) {
    const button = event.target.closest(".kopiera");
    if (!button) return;
    const answer = button.closest(".svar");
    const parts = [".svarstext", ".forbehall", ".kallrad"];
    const shown = parts.map((part) => answer.querySelector(part)).filter(Boolean);
    const mark = new RegExp(`\\s*${TEXTS.source}\\s*(\\d+)`, "g"); // hidden word and number: [1]
    const text = shown.map((part) => part.innerText.replace(mark, " [$1]").trim());
    copy([...text, TEXTS.report].join("\n\n"), button, TEXTS.copied);
  }

  Fraga.fixers.push(name, follow);
  document.addEventListener("click", copyAnswer);
  document.addEventListener(
    "click",
    (event) => (lost = Boolean(event.target.closest(".forslag, .option"))),
    true,
  );
})();

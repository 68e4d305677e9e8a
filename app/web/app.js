// What Gradio leaves undone in the browser: Swedish names for screen readers, citation links that
// open their source, focus that does not get lost, copying. No code is compiled and nothing is
// fetched. The names of Gradio's classes are its own, so its version is pinned and tests/
// test_browser_*.py hold this file to account.
"use strict";

(() => {
  const TEXTS = JSON.parse(document.getElementById("texter").textContent);

  const translated = (text) => {
    const plain = text.trim();
    if (Object.hasOwn(TEXTS.exact, plain)) return TEXTS.exact[plain];
    const start = Object.keys(TEXTS.starts).find((known) => plain.startsWith(known));
    return start ? TEXTS.starts[start] : null;
  };

  // Writes only what differs: the observer below sees our own changes too.
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const all = (selector, act) => document.querySelectorAll(selector).forEach(act);

  function translate() {
    all("[aria-label], [title]", (element) => {
      for (const name of ["aria-label", "title"]) {
        const swedish = element.hasAttribute(name) && translated(element.getAttribute(name));
        if (swedish) set(element, name, swedish);
      }
    });
    all(".toast-title, [data-testid=toast-text]", (element) => {
      const swedish = translated(element.textContent);
      if (swedish && element.textContent !== swedish) element.textContent = swedish;
    });
    all(".toast-header", (element) => {
      element.removeAttribute("role"); // a button around a button; what it folds is one sentence
      element.removeAttribute("tabindex");
    });
  }

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
    all(".tabellruta", (element) => {
      set(element, "role", "group");
      set(element, "tabindex", "0");
      set(element, "aria-label", TEXTS.rows);
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

  let planned = false;
  const fix = () => {
    planned = false;
    translate();
    name();
    follow();
  };
  const plan = () => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(fix);
  };

  function show(source) {
    all(".vald", (element) => element.classList.remove("vald"));
    source.classList.add("vald");
    for (let box = source; box; box = box.parentElement) {
      if (box.tagName === "DETAILS") box.open = true;
    }
    source.querySelector("details").open = true;
    source.scrollIntoView({ block: "nearest" });
    source.focus({ preventScroll: true });
  }

  let origin = null; // the link that was followed, to come back to

  function followLink(event) {
    const link = event.target.closest("a[href*='#']");
    if (!link) return;
    const target = document.getElementById(link.getAttribute("href").split("#")[1]);
    if (!target) return;
    event.preventDefault(); // the page has a <base>, so the link alone could reload it
    if (link.matches(".mark")) {
      origin = link;
      show(target);
      return;
    }
    const back = origin && target.contains(origin) ? origin : target;
    back.scrollIntoView({ block: "nearest" });
    back.focus({ preventScroll: true });
  }

  function copied(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea"); // no clipboard API over plain http
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  function copy(event) {
    const button = event.target.closest(".kopiera");
    if (!button) return;
    const answer = button.closest(".svar");
    const parts = [".svarstext", ".forbehall", ".kallrad"];
    const shown = parts.map((part) => answer.querySelector(part)).filter(Boolean);
    const mark = new RegExp(`\\s*${TEXTS.source}\\s*(\\d+)`, "g"); // hidden word and number: [1]
    const text = shown.map((part) => part.innerText.replace(mark, " [$1]").trim());
    const label = button.textContent;
    copied([...text, TEXTS.report].join("\n\n")).then(
      () => (button.textContent = TEXTS.copied),
      () => (button.textContent = TEXTS.notCopied),
    );
    setTimeout(() => (button.textContent = label), 2500);
  }

  document.addEventListener("click", followLink, true);
  document.addEventListener("click", copy);
  document.addEventListener(
    "click",
    (event) => (lost = Boolean(event.target.closest(".forslag, .option"))),
    true,
  );
  new MutationObserver(plan).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["aria-label", "class"],
  });
})();

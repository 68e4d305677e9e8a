// What Gradio leaves undone in the browser, for every tab: Swedish names for screen readers, links
// within the page, a place where outcomes are announced. The other .js files add to it through
// `Fraga`. No code is compiled and nothing is fetched. The names of Gradio's classes are its own, so
// its version is pinned and tests/test_browser_*.py hold these files to account.
"use strict";

const Fraga = (() => {
  const TEXTS = JSON.parse(document.getElementById("texter").textContent);
  const ANNOUNCED_MS = 100; // an empty region first: the same sentence twice is said twice
  const fixers = [];

  const all = (selector, act) => document.querySelectorAll(selector).forEach(act);

  // Writes only what differs: the observer below sees our own changes too.
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  function translated(text) {
    const plain = text.trim();
    if (Object.hasOwn(TEXTS.exact, plain)) return TEXTS.exact[plain];
    const start = Object.keys(TEXTS.starts).find((known) => plain.startsWith(known));
    return start ? TEXTS.starts[start] : null;
  }

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

  // Groups of ticks and choices get their label as name; what is a number loses its tooltip.
  function nameGroups() {
    all("fieldset", (group, at) => {
      const label = group.querySelector("[data-testid=block-info]");
      if (!label) return;
      set(label, "id", `grupp-${at}`);
      set(group, "aria-labelledby", label.id);
      // Gradio gives each choice a name of its own: then arrow keys do not move between them.
      group.querySelectorAll("input[type=radio]").forEach((choice) => {
        set(choice, "name", `val-${at}`);
      });
    });
    all("fieldset input[title]", (choice) => choice.removeAttribute("title"));
    all("a.fil, a.kopieralank", (link) => link.removeAttribute("target")); // no empty new window
  }

  let planned = false;
  function fix() {
    planned = false;
    fixers.forEach((fixer) => fixer());
  }
  function plan() {
    if (planned) return;
    planned = true;
    requestAnimationFrame(fix);
  }

  let region = null;
  function say(text) {
    if (!region) {
      region = document.createElement("div");
      region.className = "dold";
      region.setAttribute("role", "status");
      document.querySelector("main").append(region);
    }
    region.textContent = "";
    setTimeout(() => (region.textContent = text), ANNOUNCED_MS);
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

  // Copies, and says so on the control that was used and to a screen reader.
  function copy(text, control, done) {
    const label = control.textContent;
    const show = (outcome) => {
      control.textContent = outcome;
      say(outcome);
    };
    copied(text).then(
      () => show(done),
      () => show(TEXTS.notCopied),
    );
    setTimeout(() => (control.textContent = label), 2500);
  }

  function go(target) {
    if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
    target.scrollIntoView({ block: "nearest" });
    target.focus({ preventScroll: true });
  }

  // The page has a <base>, so a link within it could reload it: all such links go through here.
  function followLink(event) {
    const link = event.target.closest("a[href*='#']");
    if (!link) return;
    const target = document.getElementById(link.getAttribute("href").split("#")[1]);
    if (!target) return;
    event.preventDefault();
    if (!Fraga.followed.some((take) => take(link, target))) go(target);
  }

  fixers.push(translate, nameGroups);
  document.addEventListener("click", followLink, true);
  new MutationObserver(plan).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["aria-label", "class"],
  });
  return { TEXTS, all, set, fixers, say, copy, go, followed: [] };
})();

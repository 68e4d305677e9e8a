// The tab with the data: a link to a page of the report opens that page, wherever the link stands,
// and how many rows and hits there are is announced.
"use strict";

(() => {
  const { all, set, go } = Fraga;
  const WAIT_MS = 3000; // for a page that is fetched; then the focus stays where it was

  function name() {
    all("#radantal .prose", (count) => set(count, "role", "status"));
    all("#sidval label", (choice) => {
      const number = choice.textContent.trim();
      set(choice.querySelector("input"), "aria-label", `${Fraga.TEXTS.page} ${number}`);
    });
  }

  // Waits until what was asked for stands on the page, then goes there.
  function whenThere(id) {
    const until = Date.now() + WAIT_MS;
    (function look() {
      const target = document.getElementById(id);
      if (target) go(target);
      else if (Date.now() < until) requestAnimationFrame(look);
    })();
  }

  function choose(selector) {
    const found = document.querySelector(selector);
    if (found) found.click();
    return Boolean(found);
  }

  function openPage(event) {
    const link = event.target.closest("a.tillsida");
    if (!link) return;
    event.preventDefault();
    const id = link.getAttribute("href").split("#")[1];
    choose("#flikar [data-tab-id=data]");
    requestAnimationFrame(() => {
      choose("#dataflikar [data-tab-id=text]");
      requestAnimationFrame(() => {
        choose(`#sidval input[value="${id.split("-")[1]}"]`);
        whenThere(id);
      });
    });
  }

  Fraga.fixers.push(name);
  document.addEventListener("click", openPage);
})();

// The tab where a municipality compares itself: the list of municipalities on its field, and a link that is in the address bar and can be copied.
"use strict";

(() => {
  const { TEXTS, all, set, copy } = Fraga;

  function name() {
    all("#kommun input", (field) => set(field, "list", "kommuner"));
    all("#antal .prose", (count) => set(count, "role", "status"));
  }

  // The ticks are kept in the address: reload, bookmark and back bring them again.
  let kept = null;
  function keep() {
    const link = document.querySelector("#jamforverktyg a.kopieralank");
    const address = link ? link.href : null;
    if (address === kept || (kept === null && address === null)) return;
    kept = address;
    history.replaceState(null, "", address || location.pathname);
  }

  Fraga.fixers.push(name, keep);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.kopieralank");
    if (!link) return;
    event.preventDefault();
    copy(link.href, link, TEXTS.linkCopied);
  });
})();

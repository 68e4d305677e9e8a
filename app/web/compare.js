// The tab where a municipality compares itself: names for the groups of ticks, the list of
// municipalities on its field, and a link that is in the address bar and can be copied.
"use strict";

(() => {
  const { TEXTS, all, set, copy } = Fraga;

  function name() {
    all("#kryss fieldset", (group, at) => {
      const label = group.querySelector("[data-testid=block-info]");
      if (!label) return;
      set(label, "id", `omrade-${at}`);
      set(group, "aria-labelledby", label.id);
    });
    all("#kryss input[type=checkbox][title]", (box) => box.removeAttribute("title")); // a number
    all("#kommun input", (field) => set(field, "list", "kommuner"));
    all("#antal .prose", (count) => set(count, "role", "status"));
    all("a.fil, a.kopieralank", (link) => link.removeAttribute("target")); // no empty new window
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

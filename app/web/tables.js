// Tables and charts of every tab: a table that is wider than its box can be scrolled with the
// keyboard, and a table marked "sorterbar" is sorted by a button in each heading.
"use strict";

(() => {
  const { TEXTS, all, set, say } = Fraga;
  const ORDERS = ["ascending", "descending"];
  const collator = new Intl.Collator("sv");

  // "1 638" and "16,6" are numbers; "–" is nothing, and goes last.
  function number(text) {
    const plain = text.replace(/[\s\u00a0]/g, "").replace("−", "-").replace(",", ".");
    return plain !== "" && !Number.isNaN(Number(plain)) ? Number(plain) : null;
  }

  function compare(one, other) {
    const [a, b] = [number(one), number(other)];
    if (a === null && b === null) return collator.compare(one, other);
    if (a === null || b === null) return a === null ? 1 : -1;
    return a - b;
  }

  function sort(button) {
    const head = button.closest("th");
    const table = head.closest("table");
    const order = head.getAttribute("aria-sort") === ORDERS[0] ? ORDERS[1] : ORDERS[0];
    const body = table.tBodies[0];
    const key = (row) => row.cells[head.cellIndex].textContent;
    const rows = [...body.rows].sort((a, b) => compare(key(a), key(b)));
    if (order === ORDERS[1]) rows.reverse();
    body.append(...rows);
    table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", order);
    say(`${TEXTS.sorted[order]} ${button.textContent}`);
  }

  function addButtons() {
    all("table.sorterbar thead th", (head) => {
      if (head.querySelector("button")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sortera";
      button.textContent = head.textContent;
      head.replaceChildren(button);
    });
  }

  function nameOf(box) {
    if (box.matches(".sidtext")) return TEXTS.inPage;
    const caption = box.querySelector("caption");
    const part = box.closest("section, .rader");
    const heading = part && part.querySelector("h2, h3, h4");
    return (caption || heading || { textContent: TEXTS.rows }).textContent;
  }

  function name() {
    all(".tabellruta, .sidtext.liten", (box) => {
      const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
      if (scrolls) {
        set(box, "role", "group");
        set(box, "tabindex", "0");
        set(box, "aria-label", nameOf(box));
      } else for (const each of ["role", "tabindex", "aria-label"]) box.removeAttribute(each);
    });
    all(".staplar svg", (svg) => set(svg, "aria-hidden", "true")); // its figures are text beside it
  }

  Fraga.fixers.push(addButtons, name);
  addEventListener("resize", name);
  document.addEventListener("toggle", name, true); // what was folded had no width
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.sortera");
    if (button) sort(button);
  });
})();

/* Find, filter, sort, total and download. The state lives in the address, so that a filtered list can be shared. */
component("register", (root, signal) => {
  const body = $("tbody", root);
  const rows = $$("tr", body);
  const filters = $$("[data-ob-filter]", root);
  const headings = $$("thead th", root);
  const quiet = "obQuiet" in root.dataset;
  const query = new URLSearchParams(quiet ? "" : location.search);
  const facets = new Map(rows.map((row) => [row, JSON.parse(row.dataset.facets || "{}")]));
  const text = (row) => row.textContent.toLowerCase();
  const value = (cell) => cell.dataset.sort ?? cell.textContent.trim();
  const WORDS = { overdue: "Overdue", "due-soon": "Due soon", current: "Up to date" };

  function shows(row, key, wanted) {
    if (key === "find") return wanted.toLowerCase().split(/\s+/).every((word) => text(row).includes(word));
    const badge = key === "review" && $("[data-ob-review]", row);
    return [].concat(badge ? WORDS[badge.dataset.state] : facets.get(row)[key]).includes(wanted);
  }

  function filter() {
    const state = new URLSearchParams();
    for (const one of filters) if (one.value.trim()) state.set(one.dataset.obFilter, one.value.trim());
    for (const row of rows) row.hidden = ![...state].every(([key, wanted]) => shows(row, key, wanted));
    const seen = rows.filter((row) => !row.hidden);
    const count = $("[data-ob-count-rows]", root);
    if (count) count.textContent = (seen.length < rows.length ? `${seen.length} of ${rows.length}` : rows.length) + " shown";
    const none = $("[data-ob-none]", root);
    if (none) none.hidden = seen.length > 0;
    total(seen);
    const sorted = headings.find((heading) => heading.ariaSort);
    if (sorted) state.set("sort", (sorted.ariaSort === "descending" ? "-" : "") + sorted.dataset.key);
    return state;
  }

  function total(seen) {
    const number = $("[data-ob-total-rows]", root);
    if (!number) return;
    number.textContent = seen.length;
    for (const cell of $$("[data-ob-total]", root)) {
      const at = cell.cellIndex;
      const sum = seen.reduce((found, row) => found + (+row.cells[at].dataset.sort || 0), 0);
      cell.textContent = cell.textContent.replace(/[\d.,]*\d/, sum.toLocaleString("en-GB"));
    }
  }

  function sort(heading, direction) {
    const at = heading.cellIndex;
    for (const one of headings) one.removeAttribute("aria-sort");
    heading.ariaSort = direction < 0 ? "descending" : "ascending";
    rows.sort((one, other) => direction * value(one.cells[at]).localeCompare(value(other.cells[at]), "en", { numeric: true }));
    body.append(...rows);
  }

  const update = () => {
    const state = filter();
    if (!quiet) address(state.toString());
  };

  for (const heading of headings) {
    const button = make("button", { type: "button", textContent: heading.textContent });
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      sort(heading, heading.ariaSort === "ascending" ? -1 : 1);
      update();
    }, { signal });
    const wanted = query.get("sort") || "";
    if (wanted.replace("-", "") === heading.dataset.key) sort(heading, wanted.startsWith("-") ? -1 : 1);
  }
  for (const one of filters) {
    if (query.has(one.dataset.obFilter)) one.value = query.get(one.dataset.obFilter);
    one.addEventListener("input", update, { signal });
  }
  $("[data-ob-clear]", root)?.addEventListener("click", () => {
    for (const one of filters) one.value = "";
    update();
    filters[0].focus();
  }, { signal });
  $("[data-ob-csv]", root)?.addEventListener("click", () => save(root, headings, rows), { signal });
  filter();
});

/* A spreadsheet must not take text for a formula. */
function csvField(cell) {
  const text = ($("a", cell) || cell).innerText.trim().replace(/\s+/g, " ").replace(/^—$/, "");
  return `"${text.replace(/^(?=[=+@-]\D)/, "'").replace(/"/g, '""')}"`;
}

function save(root, headings, rows) {
  const seen = rows.filter((row) => !row.hidden).map((row) => [...row.cells]);
  const lines = [headings, ...seen].map((cells) => cells.map(csvField).join(","));
  const href = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n")], { type: "text/csv" }));
  make("a", { href, download: `${root.dataset.obRegister}.csv`, target: "_self" }).click();
  URL.revokeObjectURL(href);
}

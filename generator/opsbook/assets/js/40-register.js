/* Find, filter, sort, total and download. The state lives in the address, so that a filtered list can be shared. A long
   list comes with its first rows; the rest is fetched when somebody finds, filters, sorts or asks for more. */
const AT_ONCE = 200;
const REVIEW_WORDS = { overdue: "Overdue", "due-soon": "Due soon", current: "Up to date" };

component("register", (root, signal) => {
  const body = $("tbody", root);
  const filters = $$("[data-ob-filter]", root);
  const headings = $$("thead th", root);
  const quiet = "obQuiet" in root.dataset;
  const query = new URLSearchParams(quiet ? "" : location.search);
  const list = registerRows(root, body);
  let seen = list.rows;
  let limit = AT_ONCE;

  function state() {
    const found = new URLSearchParams();
    for (const one of filters) if (one.value.trim()) found.set(one.dataset.obFilter, one.value.trim());
    const sorted = headings.find((heading) => heading.ariaSort);
    if (sorted) found.set("sort", (sorted.ariaSort === "descending" ? "-" : "") + sorted.dataset.key);
    return found;
  }

  function draw(wanted) {
    const sort = wanted.get("sort");
    if (sort) list.sort(headings.findIndex((one) => one.dataset.key === sort.replace("-", "")), sort.startsWith("-") ? -1 : 1);
    wanted.delete("sort");
    seen = list.rows.filter((row) => [...wanted].every(([key, value]) => list.shows(row, key, value)));
    body.replaceChildren(...seen.slice(0, limit));
    total();
    say();
  }

  function say() {
    const all = list.total();
    const here = list.whole() ? seen.length : all;
    const count = $("[data-ob-count-rows]", root);
    if (count) count.textContent = `${here < all ? `${here} of ${all}` : all} ${here > limit ? `found, ${limit} shown` : "shown"}`;
    more.hidden = here <= limit;
    const none = $("[data-ob-none]", root);
    if (none) none.hidden = here > 0;
  }

  function total() {
    const number = $("[data-ob-total-rows]", root);
    if (!number || !list.whole()) return;
    number.textContent = seen.length;
    for (const cell of $$("[data-ob-total]", root)) {
      const sum = seen.reduce((found, row) => found + (+row.cells[cell.cellIndex].dataset.sort || 0), 0);
      cell.textContent = cell.textContent.replace(/[\d.,]*\d/, sum.toLocaleString("en-GB"));
    }
  }

  async function update() {
    const wanted = state();
    if (!quiet) address(wanted.toString());
    if (!list.whole() && (wanted.size || limit > AT_ONCE)) await list.fetch();
    if (!signal.aborted) draw(state());
  }

  const more = make("button", { type: "button", className: "ob-button", textContent: "Show more rows", hidden: true });
  more.addEventListener("click", async () => {
    const from = limit;
    limit += AT_ONCE;
    await update();
    $("a", seen[from] || body)?.focus();
  }, { signal });
  $(".ob-table", root)?.after(more);

  for (const heading of headings) {
    if ("drawn" in heading.dataset) continue;
    const button = make("button", { type: "button", textContent: heading.textContent });
    heading.replaceChildren(button);
    const sort = query.get("sort") || "";
    if (sort && sort.replace("-", "") === heading.dataset.key) heading.ariaSort = sort.startsWith("-") ? "descending" : "ascending";
    button.addEventListener("click", () => {
      const direction = heading.ariaSort === "ascending" ? "descending" : "ascending";
      for (const one of headings) one.removeAttribute("aria-sort");
      heading.ariaSort = direction;
      update();
    }, { signal });
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
  $("[data-ob-csv]", root)?.addEventListener("click", async () => {
    await list.fetch();
    draw(state());
    saveRows(root.dataset.obRegister, headings, seen);
  }, { signal });
  Promise.resolve(state().size ? update() : say()).finally(() => root.classList.add("is-ready"));
});

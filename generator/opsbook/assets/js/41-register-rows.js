/* The rows of a register: those of the page, and the rest once it is fetched. They need not stand in the page. */
function registerRows(root, body) {
  const { obRows: file, obRowsTotal: known } = root.dataset;
  const words = new Map();
  const facets = new Map();
  const once = (map, row, work) => map.get(row) ?? map.set(row, work()).get(row);
  const shown = (cell) => cell.textContent.trim();
  const absent = (cell) => /^[–—]?$/.test(shown(cell)) && !$("svg", cell);
  let rest = file ? null : Promise.resolve();
  let whole = !file;

  async function fetchRest() {
    try {
      const found = await fetch(new URL(file, location)).then((answer) => answer.json());
      const holder = make("template", { innerHTML: `<table><tbody>${found.rows.join("")}</tbody></table>${found.symbols}` });
      list.rows = $$("tr", holder.content);
      ageBadges(holder.content);
      root.append(...$$(".ob-symbols", holder.content));
      whole = true;
    } catch {
      rest = null;
      toast("Only the first rows are here: the others could not be fetched");
    }
  }

  const list = {
    rows: $$("tr", body),
    whole: () => whole,
    total: () => (whole ? list.rows.length : +known),
    fetch: () => (rest ||= fetchRest()),
    sort(at, direction) {
      const order = new Intl.Collator("en", { numeric: true });
      const keys = new Map(list.rows.map(({ cells }, row) => [list.rows[row], [absent(cells[at]), cells[at].dataset.sort ?? shown(cells[at])]]));
      list.rows.sort((one, other) => {
        const [first, second] = [keys.get(one), keys.get(other)];
        return first[0] - second[0] || direction * order.compare(first[1], second[1]); /* what is not there comes last */
      });
    },
    shows(row, key, wanted) {
      if (key === "find") {
        const text = once(words, row, () => row.textContent.toLowerCase());
        return wanted.toLowerCase().split(/\s+/).every((word) => text.includes(word));
      }
      const badge = key === "review" && $("[data-ob-review]", row);
      const shown = badge ? REVIEW_WORDS[badge.dataset.state] : once(facets, row, () => JSON.parse(row.dataset.facets || "{}"))[key];
      return [].concat(shown).includes(wanted);
    },
  };
  return list;
}

/* The rows as a file for a spreadsheet, which must not take text for a formula. */
/* What a cell shows, its lines and badges apart: nothing that is hidden now, and nothing for a dash. */
function shownParts(cell) {
  const copied = cell.cloneNode(true);
  for (const unseen of $$("[hidden], .ob-hidden", copied)) unseen.remove();
  for (const part of $$("br, p, li, .ob-badge", copied)) {
    part.before("\0");
    part.after("\0");
  }
  const parts = copied.textContent.split("\0").map((part) => part.trim().replace(/\s+/g, " "));
  return parts.filter(Boolean).join("; ").replace(/^[–—]$/, "");
}

function csvField(cell) {
  const text = (cell.scope === "row" && $("a", cell)?.textContent.trim()) || shownParts(cell);
  return `"${text.replace(/^(?=[=+@-]\D)/, "'").replace(/"/g, '""')}"`;
}

function saveRows(name, headings, rows) {
  const told = (_, at) => !("drawn" in headings[at].dataset);
  const lines = [headings, ...rows.map((row) => [...row.cells])].map((cells) => cells.filter(told).map(csvField).join(","));
  const href = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n")], { type: "text/csv" }));
  make("a", { href, download: `${name}.csv`, target: "_self" }).click();
  URL.revokeObjectURL(href);
}

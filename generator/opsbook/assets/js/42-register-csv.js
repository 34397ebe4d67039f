/* The rows as a file for a spreadsheet, which must not take text for a formula. */
function csvField(cell) {
  const text = ($("a", cell) || cell).textContent.trim().replace(/\s+/g, " ").replace(/^—$/, "");
  return `"${text.replace(/^(?=[=+@-]\D)/, "'").replace(/"/g, '""')}"`;
}

function saveRows(name, headings, rows) {
  const lines = [headings, ...rows.map((row) => [...row.cells])].map((cells) => cells.map(csvField).join(","));
  const href = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n")], { type: "text/csv" }));
  make("a", { href, download: `${name}.csv`, target: "_self" }).click();
  URL.revokeObjectURL(href);
}

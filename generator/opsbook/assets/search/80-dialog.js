/* Search over any page. Arrows move through the results, Enter opens the first or the chosen one, Escape closes. */
let dialog, dialogSearch;

function buildDialog() {
  const input = make("input", { type: "search", placeholder: "Search the handbook", ariaLabel: "Search the handbook", autocomplete: "off" });
  const close = make("button", { type: "button", className: "ob-button", onclick: () => dialog.close() }, "Close");
  const filters = make("div", { className: "ob-filters is-row", role: "group", ariaLabel: "Filters" });
  const say = make("p", { className: "ob-search__say", role: "status" });
  const list = make("ul", { className: "ob-hits" });
  dialog = make("dialog", { className: "ob-search ob md-typeset", ariaLabel: "Search" },
    make("div", { className: "ob-find", role: "search" }, input, close),
    make("div", { className: "ob-search__body" }, filters, say, list),
    make("p", { className: "ob-search__keys", ariaHidden: true }, make("span", {}, "↑ ↓ to move"), make("span", {}, "Enter to open"), make("span", {}, "Esc to close")));
  document.body.append(dialog);
  dialogSearch = bind({ input, filters, say, list });
  dialog.addEventListener("click", (event) => (event.target === dialog || event.target.closest("a")) && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    const links = $$(".ob-hit__title a", list);
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") dialog.close();
    else if (event.key === "Enter" && event.target === input) links[0]?.click();
    else if (event.key === "ArrowDown" && event.target.tagName !== "SELECT") (links[at + 1] || links.at(-1))?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || input).focus();
    else return;
    event.preventDefault();
  });
}

function open(words = "") {
  ahead();
  if (!dialog) buildDialog();
  if (!dialog.open) dialog.showModal();
  const input = $("input", dialog);
  if (words) input.value = words;
  else input.select();
  dialogSearch();
}

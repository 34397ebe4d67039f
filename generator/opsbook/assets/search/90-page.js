/* /search/: the same search with its facets beside the results. The words are in the address. */
function page(root, signal) {
  ahead();
  const input = $("input", root);
  const search = bind({
    input, signal,
    filters: $(".ob-filters", root),
    say: $("[role=status]", root),
    list: $(".ob-hits", root),
    changed: (words) => address(words && new URLSearchParams({ q: words }).toString()),
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  }, { signal });
  input.value ||= new URLSearchParams(location.search).get("q") || ""; /* what was typed before this came is kept */
  input.focus({ preventScroll: true });
  search();
}

return { open, page, find, entry, wordsOf, stem, warm: catalogue, close: () => dialog?.close() };

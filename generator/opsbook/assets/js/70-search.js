/* Search, loaded on intent only: the header's link, Ctrl K or / open a dialog over the page; /search/ has it as a page.
   All of it is a bundle of its own (assets/search/). Without it the link leads to /search/, which lists every record. */
let searching;
function loadSearch() {
  searching ||= import(new URL(SEARCH, site)).then((module) => module.default({ $, $$, make, site, address }));
  searching.catch(() => (searching = null));
  return searching;
}

function openSearch() {
  const page = new URL("search/", site);
  if (location.protocol === "file:") location.href = new URL("index.html", page);
  else loadSearch().then((search) => search.open(), () => (location.href = page));
}

const searchLink = $("[data-ob-searchlink]");
if (searchLink) {
  if (mac) {
    $("kbd", searchLink).textContent = "⌘ K";
    searchLink.setAttribute("aria-keyshortcuts", "Meta+K /");
  }
  searchLink.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    openSearch();
  });
  for (const type of ["pointerenter", "focus"])
    searchLink.addEventListener(type, () => loadSearch().then((search) => search.warm()).catch(() => {}), { once: true });
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const command = event.key.toLowerCase() === "k" && (mac ? event.metaKey : event.ctrlKey) && !event.shiftKey && !event.altKey;
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!command && !slash) return;
    event.preventDefault();
    openSearch();
  });
}
component("", function closeSearch() {
  searching?.then((search) => search.close()).catch(() => {});
});
component("searchpage", (root, signal) => {
  if (location.protocol === "file:") return;
  loadSearch().then((search) => search.page(root, signal), () => {
    $("[role=status]", root).textContent = "Search did not load. Every record is listed below.";
  });
});

/* Search, loaded on intent only: the header's link, Ctrl K or / open a dialog over the page; /search/ has it as a page.
   All of it is a bundle of its own (assets/search/). Without it the link leads to /search/, which lists every record. */
let searching;
function loadSearch() {
  searching ||= import(new URL(SEARCH, site)).then((module) => module.default({ $, $$, make, site, address }));
  searching.catch(() => (searching = null));
  return searching;
}

/* Open the dialog with some words in it. Keys that are typed before it is there are not lost. */
let opening;
function openSearch(words = "") {
  const page = new URL(location.protocol === "file:" ? "search/index.html" : "search/", site);
  if (location.protocol === "file:") return void (location.href = page);
  if (opening) return;
  opening = keysTyped(words);
  const typed = () => {
    const found = opening.stop();
    opening = null;
    return found;
  };
  loadSearch().then((search) => search.open(typed()), () => {
    page.search = new URLSearchParams({ q: typed() });
    location.href = page;
  });
}

/* Takes down what is typed, after some words, until it is stopped. */
function keysTyped(words) {
  const listening = new AbortController();
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1) words += event.key;
    else if (event.key === "Backspace") words = words.slice(0, -1);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true, signal: listening.signal });
  return {
    stop() {
      listening.abort();
      return words;
    },
  };
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

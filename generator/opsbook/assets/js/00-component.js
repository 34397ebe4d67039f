/* One small component per file. component("register", (root, signal) => …) runs for every [data-ob-register] of a page,
   component("", …) once for the page itself: at load and after each of Material's instant navigations.
   `signal` is aborted when the page goes, so pass it to every listener. Without this script every page is complete.
   A page's own script (assets/parts/) runs again whenever instant navigation comes back to it: the latest counts. */
const components = new Map();
let page = new AbortController();

function component(name, start) {
  components.set(name || start.name, [name, start]);
}

function startPage() {
  page.abort();
  page = new AbortController();
  for (const [name, start] of components.values())
    for (const root of name ? $$(`[data-ob-${name}]`) : [document])
      try {
        start(root, page.signal);
      } catch (error) {
        console.error("opsbook:", name || start.name, error);
      }
}

/* Opened as a file, Material's document$ is over before it begins. Either way the pages' own scripts have run. */
addEventListener("DOMContentLoaded", () => {
  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(startPage);
  else startPage();
});

/* One small component per file. component("register", (root, signal) => …) runs for every [data-ob-register] of a page,
   component("", …) once for the page itself: at load and after each of Material's instant navigations.
   `signal` is aborted when the page goes, so pass it to every listener. Without this script every page is complete.
   A page's own script (assets/parts/) may come after its page, and again whenever one comes back to that page: the latest
   counts, starts at once, and ends the one before. */
const components = new Map();
let started = false;

function component(name, start) {
  const key = name || start.name;
  components.get(key)?.stop();
  const one = { stop: () => {} };
  one.start = () => {
    one.stop();
    const controller = new AbortController();
    one.stop = () => controller.abort();
    for (const root of name ? $$(`[data-ob-${name}]`) : [document])
      try {
        start(root, controller.signal);
      } catch (error) {
        console.error("opsbook:", key, error);
      }
  };
  components.set(key, one);
  if (started) one.start();
}

function startPage() {
  started = true;
  for (const one of components.values()) one.stop();
  for (const one of components.values()) one.start();
}

/* Opened as a file, Material's document$ is over before it begins. */
addEventListener("DOMContentLoaded", () => {
  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(startPage);
  else startPage();
});

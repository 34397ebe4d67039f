/* Pagefind, loaded on intent only, and how its results look. The dialog and the page share all of this. */
const FACETS = ["Kind", "Owner", "Status"];
let pagefind;

function loadSearch() {
  pagefind ||= import(new URL("pagefind/pagefind.js", site)).then(async (module) => {
    await module.options({ baseUrl: site.pathname, excerptLength: 24 });
    await module.init();
    return module;
  });
  pagefind.catch(() => (pagefind = null));
  return pagefind;
}

/* Text with <mark> in it, taken apart rather than trusted. */
function marked(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return [...parsed.childNodes].map((node) => (node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent));
}

function hit({ url, meta, excerpt, sub_results: parts }) {
  const link = make("a", { href: url }, meta.title);
  const inner = parts.filter((part) => part.url !== url && part.title !== meta.title && !/#(about|related)$/.test(part.url)).slice(0, 2);
  return make("li", { className: "ob-hit" },
    make("p", { className: "ob-small" }, [meta.kind || "Page", meta.status, meta.owner].filter(Boolean).join(" · ")),
    make("p", { className: "ob-hit__title" }, link),
    make("p", {}, ...marked(excerpt)),
    ...(inner.length ? [make("ul", { className: "ob-hit__parts" }, ...inner.map((part) => make("li", {}, make("a", { href: part.url }, part.title))))] : []));
}

/* Binds a field, three selects, a status line and a list to the index. changed(words) hears of every search. */
function bindSearch({ input, filters, say, list, changed, signal }) {
  let turn = 0;
  const selects = FACETS.map((name) => {
    const select = make("select", {}, new Option("Any", ""));
    filters.append(make("label", {}, `${name} `, select));
    select.addEventListener("change", search, { signal });
    return select;
  });

  function offer(counts) {
    selects.forEach((select, index) => {
      const found = counts[FACETS[index]] || {};
      const chosen = select.value;
      const names = Object.keys(found).filter((name) => found[name] || name === chosen).sort();
      select.replaceChildren(new Option("Any", ""), ...names.map((name) => new Option(`${name} (${found[name]})`, name)));
      select.value = chosen;
    });
  }

  async function search() {
    const mine = ++turn;
    const words = input.value.trim();
    const chosen = {};
    selects.forEach((select, index) => select.value && (chosen[FACETS[index]] = select.value));
    changed?.(words);
    let engine;
    try {
      engine = await loadSearch();
    } catch {
      say.replaceChildren("Search did not load. ", make("a", { href: new URL("search/", site) }, "See every record, A to Z"), ".");
      return;
    }
    const filtered = Object.keys(chosen).length;
    const found = words || filtered ? await find(engine, words, chosen) : null;
    const all = found ? found.filters : await engine.filters();
    const hits = found ? byName(await Promise.all(found.results.slice(0, 20).map((result) => result.data())), words) : [];
    if (mine !== turn) return;
    offer(all);
    list.replaceChildren(...hits.map(hit));
    if (!found) say.textContent = "";
    else if (!hits.length) say.replaceChildren(...nothing(filtered));
    else {
      const count = found.exact || hits.length;
      const number = `${count} result${count === 1 ? "" : "s"}${words ? ` for ${words}` : ""}`;
      say.textContent = found.exact ? number : "No page has all of these words. These come closest:";
    }
  }

  function nothing(filtered) {
    const clear = make("button", { type: "button", className: "ob-link" }, "Clear the filters");
    clear.addEventListener("click", () => {
      for (const select of selects) select.value = "";
      search();
    }, { signal });
    return ["Nothing found. ", ...(filtered ? [clear, ", or "] : ["Try another word, or "]),
      make("a", { href: new URL("search/", site) }, "see every record, A to Z"), ". Something broken? ",
      make("a", { href: $(".ob-sos").href }, "Go to the runbooks"), "."];
  }

  let typing;
  input.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(search, 120);
  }, { signal });
  return search;
}

/* How results look, and the field, the facets and the list bound together. The dialog and the page share all of this. */
const AT_ONCE = 20;
const AT_FIRST = 6; /* as many as are seen without scrolling: the others follow once they are there */
const LABELS = { kind: "Kind", owner: "Owner", status: "Status" };

/* A result as it stands at once. The lines that quote the page keep their room until its texts are there. */
function hit(found, wishes) {
  const isSought = sought(wishes);
  const quote = make("p", { className: "ob-hit__quote" }, ...excerpt(found, [], isSought));
  const parts = make("ul", { className: "ob-hit__parts" });
  const item = make("li", { className: "ob-hit" },
    make("p", { className: "ob-small" }, [found.kind, found.status, found.owner].filter(Boolean).join(" · ")),
    make("p", { className: "ob-hit__title" }, make("a", { href: found.url }, ...marked(found.title, isSought))),
    quote, parts);
  const fill = (sections) => {
    quote.replaceChildren(...excerpt(found, sections, isSought));
    parts.replaceChildren(...places(found, sections, isSought, wishes.length).map(({ url, title }) => make("li", {}, make("a", { href: url }, title))));
  };
  return { id: found.id, item, fill };
}

/* The quotations come when their texts do; without them a result stands as it is. */
function quoted(index, hits) {
  for (const { id, fill } of hits) sectionsOf(index, id).then(fill).catch(forget);
}

/* changed(words) hears of every search; signal ends the binding. Gives back the function that searches. */
function bind({ input, filters, say, list, changed, signal }) {
  let turn = 0;
  let shown = AT_ONCE;
  const selects = Object.fromEntries(Object.keys(FACETS).map((facet) => {
    const select = make("select", {}, new Option("Any", ""));
    filters.append(make("label", {}, `${LABELS[facet]} `, select));
    select.addEventListener("change", anew, { signal });
    return [facet, select];
  }));
  const more = make("button", { type: "button", className: "ob-button", hidden: true }, "Show more");
  list.after(more);
  more.addEventListener("click", async () => {
    const last = list.children.length;
    shown += AT_ONCE;
    await search();
    $$(".ob-hit__title a", list)[last]?.focus();
  }, { signal });

  function offer(counts) {
    for (const facet of Object.keys(FACETS)) {
      const [select, found] = [selects[facet], counts[facet]];
      const chosen = select.value;
      const names = [...new Set([...Object.keys(found), ...(chosen ? [chosen] : [])])].sort();
      select.replaceChildren(new Option("Any", ""), ...names.map((name) => new Option(`${name} (${found[name] || 0})`, name)));
      select.value = chosen;
    }
  }

  const instead = (word) => {
    const button = make("button", { type: "button", className: "ob-link" }, word);
    button.addEventListener("click", () => {
      input.value = word;
      input.focus();
      anew();
    }, { signal });
    return button;
  };

  async function search() {
    const mine = ++turn;
    const words = input.value;
    const chosen = Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, selects[facet].value]));
    const sifting = Object.keys(FACETS).some((facet) => chosen[facet]);
    changed?.(words.trim());
    try {
      const found = await find(words, chosen);
      const ids = words.trim() || sifting ? found.ids.slice(0, shown) : [];
      const hits = (some) => Promise.all(some.map(async (id) => hit(await entry(found.index, id), found.wishes)));
      const first = await hits(ids.slice(0, shown > AT_ONCE ? shown : AT_FIRST));
      if (mine !== turn) return;
      list.replaceChildren(...first.map(({ item }) => item));
      more.hidden = ids.length < shown || found.ids.length <= shown;
      say.replaceChildren(...spoken(found, words.trim(), sifting, ids.length));
      await new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
      if (mine !== turn) return;
      offer(found.counts);
      quoted(found.index, first);
      const rest = await hits(ids.slice(first.length));
      if (mine !== turn) return;
      list.append(...rest.map(({ item }) => item));
      quoted(found.index, rest);
    } catch (error) {
      console.error(error);
      if (mine === turn) say.replaceChildren("Search did not load. ", everyRecord(), ".");
    }
  }

  function spoken(found, words, sifting, count) {
    if (!words && !sifting) return [];
    if (!count) return nothing(found, sifting);
    const known = found.missing.filter((wish) => wish.corrected);
    const slips = known.flatMap((wish, number) => [number ? ", " : "Showing ", make("b", {}, wish.corrected), ` for ${wish.word}`]);
    const number = `${found.ids.length} result${found.ids.length === 1 ? "" : "s"}${words ? ` for ${words}` : ""}`;
    if (slips.length) return slips;
    return [found.whole || !words ? number : "No page has all of these words. These come closest:"];
  }

  function nothing(found, sifting) {
    const clear = make("button", { type: "button", className: "ob-link" }, "Clear the filters");
    clear.addEventListener("click", () => {
      for (const facet of Object.keys(FACETS)) selects[facet].value = "";
      anew();
    }, { signal });
    const nearby = found.missing.map((wish) => wish.corrected).filter(Boolean);
    return ["Nothing found. ", ...(nearby.length ? ["Did you mean ", instead(nearby[0]), "? "] : []),
      ...(sifting ? [clear, ", or "] : ["Try another word, or "]), everyRecord(), ". Something broken? ",
      make("a", { href: $(".ob-sos").href }, "Go to the runbooks"), "."];
  }

  function anew() {
    shown = AT_ONCE;
    return search();
  }

  let typing;
  input.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(anew, 100);
  }, { signal });
  return anew;
}

const everyRecord = () => make("a", { href: new URL("search/", site) }, "see every record, A to Z");

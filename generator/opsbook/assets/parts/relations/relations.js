/* Three columns, the chosen record in the middle, wires between. Buttons re-centre; the choice is in the address. */
const SHOWN = 5;

component("relations", async (root, signal) => {
  const graph = await fetch(root.dataset.obRelations).then((answer) => answer.json()).catch(() => null);
  if (signal.aborted) return;
  if (!graph) {
    root.hidden = true;
    if (root.nextElementSibling.matches("details")) root.nextElementSibling.open = true;
    return;
  }
  const { records, links } = graph;
  const view = $(".ob-graph", root);
  const pick = $("[type=search]", root);
  const owners = $("[type=checkbox]", root);
  const keys = Object.keys(records);
  let at = new URLSearchParams(location.search).get("at");
  if (!records[at]) at = goodStart(records, links);
  $("datalist", root).replaceChildren(...keys.map((key) => make("option", { value: records[key].title, textContent: records[key].kind })));

  function neighbours() {
    const sides = { in: new Map(), out: new Map() };
    const add = (side, heading, key) => side.set(heading, (side.get(heading) || new Set()).add(key));
    for (const [from, there, to, here, ownership] of links) {
      if (ownership && !owners.checked) continue;
      if (from === at) add(sides.out, there, to);
      if (to === at) add(sides.in, here, from);
    }
    return sides;
  }

  function node(key, side) {
    const button = make("button", { type: "button", className: "ob-node" }, records[key].title, make("span", { className: "ob-node__kind" }, records[key].kind));
    button.dataset.side = side;
    button.addEventListener("click", () => {
      at = key;
      draw(true);
    }, { signal });
    return button;
  }

  function more(nodes) {
    const button = make("button", { type: "button", className: "ob-link" }, `${nodes.length} more`);
    button.addEventListener("click", () => {
      button.replaceWith(...nodes);
      wire(view);
      nodes[0].focus();
    }, { signal });
    return button;
  }

  function column(side, name) {
    const groups = [...side].flatMap(([heading, found]) => {
      const nodes = [...found].map((key) => node(key, name));
      return [make("h3", {}, heading), ...nodes.slice(0, SHOWN), ...(nodes.length > SHOWN ? [more(nodes.slice(SHOWN))] : [])];
    });
    return make("div", {}, make("h2", {}, name === "in" ? "Relies on this" : "What this relies on"), ...(groups.length ? groups : [make("p", { className: "ob-empty" }, name === "in" ? "Nothing does." : "Nothing.")]));
  }

  function draw(focus) {
    const sides = neighbours();
    const { title: name, kind, owner, url } = records[at];
    const here = make("div", { className: "ob-node ob-node--here", tabIndex: -1 }, name,
      make("span", { className: "ob-node__kind" }, `${kind} · ${owner || "no owner"}`),
      make("a", { href: new URL(url, new URL(root.dataset.root, location)).href }, "Open page"));
    view.replaceChildren(make("div", { className: "ob-graph__columns" }, column(sides.in, "in"), make("div", {}, here), column(sides.out, "out")));
    wire(view);
    address(`at=${at}`);
    const size = (side) => new Set([...side.values()].flatMap((found) => [...found])).size;
    $("[role=status]", root).textContent = `${name}: ${size(sides.in)} in, ${size(sides.out)} out`;
    if (focus) here.focus();
  }

  pick.addEventListener("change", () => {
    const wanted = pick.value.trim().toLowerCase();
    const found = keys.find((key) => records[key].title.toLowerCase() === wanted) || keys.find((key) => wanted && records[key].title.toLowerCase().includes(wanted));
    if (!found) return toast("No record has that name");
    at = found;
    pick.value = "";
    draw(true);
  }, { signal });
  owners.addEventListener("change", () => draw(), { signal });
  addEventListener("resize", () => wire(view), { signal });
  draw();
});

/* A first record worth looking at: many links, yet not so many that one sees none. */
function goodStart(records, links) {
  const near = {};
  for (const [from, , to, , ownership] of links)
    if (!ownership) for (const [one, other] of [[from, to], [to, from]]) (near[one] ||= new Set()).add(other);
  const size = (key) => (near[key]?.size > 12 ? 0 : near[key]?.size || 0);
  return Object.keys(records).reduce((best, key) => (size(key) > size(best) ? key : best));
}

function wire(view) {
  $("svg", view)?.remove();
  const columns = $(".ob-graph__columns", view);
  columns.classList.toggle("is-tall", columns.scrollHeight > innerHeight * 0.7);
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("aria-hidden", "true");
  const origin = view.getBoundingClientRect();
  const here = $(".ob-node--here", view).getBoundingClientRect();
  for (const button of $$(".ob-node[data-side]", view)) {
    const box = button.getBoundingClientRect();
    const left = button.dataset.side === "in";
    const x1 = (left ? box.right : box.left) - origin.left;
    const y1 = box.top + box.height / 2 - origin.top;
    const x2 = (left ? here.left : here.right) - origin.left;
    const y2 = here.top + here.height / 2 - origin.top;
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`);
    svg.append(path);
    const hot = (event) => path.classList.toggle("is-hot", /enter|focus/.test(event.type));
    button.onmouseenter = button.onmouseleave = button.onfocus = button.onblur = hot;
  }
  view.prepend(svg);
}

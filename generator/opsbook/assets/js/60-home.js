/* Home: the owner whose overdue reviews one wants to see is remembered; the search field opens the search. */
component("mine", (root, signal) => {
  const pick = $("select", root);
  if (!pick) return;
  const items = $$("li", root);
  function draw() {
    let shown = 0;
    for (const item of items) {
      item.hidden = pick.value ? item.dataset.owner !== pick.value : shown >= 6;
      shown += !item.hidden;
    }
    $("[data-ob-none]", root).hidden = shown > 0;
  }
  pick.value = store.get("owner", 365) || "";
  if (pick.selectedIndex < 0) pick.value = "";
  pick.addEventListener("change", () => {
    store.set("owner", pick.value);
    draw();
  }, { signal });
  draw();
});

component("find", (form, signal) => {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    openSearch(form.q.value);
  }, { signal });
});

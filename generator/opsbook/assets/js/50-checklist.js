/* Ticks with their times, kept for seven days under the list's version, so that an edited list starts clean. */
component("check", (root, signal) => {
  const name = `check:${root.closest("[data-ob-record]").dataset.obRecord}@${root.dataset.obCheck}`;
  const boxes = $$("input[type=checkbox]", root);
  const run = $("[name=ob-run]", root);
  const fresh = () => ({ run: "", done: {} });
  let state = store.get(name, 7) || fresh();
  const text = (box) => $(".ob-check__text", box.parentNode).textContent.trim();

  function draw() {
    let count = 0;
    for (const box of boxes) {
      const at = state.done[box.name];
      box.checked = !!at;
      count += box.checked;
      $(".ob-check__at", box.parentNode).textContent = at ? clock(at) : "";
    }
    $("[data-ob-check-count]", root).textContent = `${count} of ${boxes.length} done`;
    $("progress", root).value = count;
    $("[data-ob-check-done]", root).hidden = count < boxes.length;
  }
  function keep() {
    store.set(name, state);
    draw();
  }

  run.value = state.run;
  run.addEventListener("input", () => {
    state.run = run.value;
    keep();
  }, { signal });
  for (const box of boxes)
    box.addEventListener("change", () => {
      if (box.checked) state.done[box.name] = Date.now();
      else delete state.done[box.name];
      keep();
    }, { signal });
  $("[data-ob-check-reset]", root).addEventListener("click", () => {
    state = fresh();
    run.value = "";
    store.drop(name);
    draw();
    boxes[0].focus();
    toast("Cleared");
  }, { signal });
  $("[data-ob-check-copy]", root).addEventListener("click", () => {
    const at = (box) => state.done[box.name];
    const lines = boxes.map((box) => `[${at(box) ? "x" : " "}] ${text(box)}${at(box) ? ` (${clock(at(box))})` : ""}`);
    copy([title() + (state.run ? `: ${state.run}` : ""), ...lines, location.origin + location.pathname].join("\n"), "Result copied");
  }, { signal });
  root.addEventListener("submit", (event) => event.preventDefault(), { signal });
  addEventListener("storage", (event) => {
    if (event.key !== stored(name)) return;
    state = store.get(name, 7) || fresh();
    draw();
  }, { signal });
  draw();
});

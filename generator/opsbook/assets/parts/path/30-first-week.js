/* A newcomer's paths: those of the role that was picked, each with what is done of it on this device. */
component("first-week", (root, signal) => {
  const pick = $("[data-ob-role]", root);
  const paths = $$("[data-ob-week]", root);

  function progress(path) {
    const done = store.get(path.dataset.obWeek, PATH_DAYS) || {};
    const steps = path.dataset.steps.trim().split(/\s+/).filter(Boolean);
    const count = steps.filter((step) => done[step]).length;
    const next = steps.findIndex((step) => !done[step]);
    const link = $(".ob-button", path);
    $("progress", path).value = count;
    $("[data-ob-week-said]", path).textContent = count ? (next < 0 ? "Finished" : `${count} of ${steps.length} done`) : "Not started";
    label(link, next < 0 ? "Look back" : count ? `Resume at step ${next + 1}` : "Start");
    link.href = link.href.split("#")[0] + (count && next >= 0 ? `#${steps[next]}` : "");
    return steps.length > 0 && next < 0;
  }

  function draw() {
    const mine = paths.filter((path) => !pick.value || path.dataset.roles.split(" ").includes(pick.value));
    for (const path of paths) path.hidden = !mine.includes(path);
    const finished = mine.filter(progress).length;
    $("[data-ob-week-count]", root).textContent = `${finished} of ${mine.length} finished`;
  }

  pick.value = store.get("role", PATH_DAYS) || "";
  if (pick.selectedIndex < 0) pick.value = "";
  pick.addEventListener("change", () => {
    store.set("role", pick.value);
    draw();
  }, { signal });
  addEventListener("storage", draw, { signal });
  draw();
});

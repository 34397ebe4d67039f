/* A runbook's steps become a running log: ticks with their times, kept for a day, and the incident view. */
component("steps", (root, signal) => {
  const article = root.closest("[data-ob-record]");
  const name = `steps:${article.dataset.obRecord}`;
  const steps = $$(":scope > li", root);
  const bar = $("[data-ob-bar]", article);
  const view = $("[data-ob-incident]", article);
  const heading = (step) => $(".ob-step__title", step).firstChild.textContent.trim();
  let log = store.get(name, 1);

  function begin() {
    log ||= { start: Date.now(), done: {} };
    store.set(name, log);
  }

  function draw() {
    const done = log?.done || {};
    for (const step of steps) {
      const at = done[step.id];
      step.classList.toggle("is-done", !!at);
      $("input", step).checked = !!at;
      label($(".ob-step__done", step), at ? `Done at ${clock(at)}` : "Done");
    }
    if (!bar) return;
    const next = steps.findIndex((step) => !done[step.id]);
    $("[data-ob-bar-step]", bar).textContent = next < 0 ? "All steps done" : `Step ${next + 1} of ${steps.length}`;
    $("[data-ob-bar-clock]", bar).textContent = log ? `${minutes(log.start)} min since ${clock(log.start)}` : "";
  }

  for (const step of steps) {
    const box = make("input", { type: "checkbox" });
    const tick = make("label", { className: "ob-step__done ob-noprint" }, box, make("span"));
    (step.firstElementChild || step).append(tick);
    box.addEventListener("change", () => {
      begin();
      if (box.checked) log.done[step.id] = Date.now();
      else delete log.done[step.id];
      store.set(name, log);
      draw();
    }, { signal });
  }

  function incident(on) {
    document.body.classList.toggle("ob-incident", on);
    if (bar) bar.hidden = !on && !log;
    if (!view) return;
    view.ariaPressed = on;
    label(view, on ? "Leave incident view" : "Incident view");
    if (on) begin();
    draw();
  }

  view?.addEventListener("click", () => {
    const on = !document.body.classList.contains("ob-incident");
    address(on ? "incident" : "");
    incident(on);
  }, { signal });
  bar && $("[data-ob-log]", bar).addEventListener("click", () => {
    const done = steps.filter((step) => log?.done[step.id]).sort((one, other) => log.done[one.id] - log.done[other.id]);
    const lines = done.map((step) => `${clock(log.done[step.id])}  ${heading(step)}`);
    copy([title(), log && `${clock(log.start)}  Started`, ...lines, location.origin + location.pathname].filter(Boolean).join("\n"), "Log copied");
  }, { signal });

  const ticking = setInterval(draw, 2e4);
  signal.addEventListener("abort", () => {
    clearInterval(ticking);
    document.body.classList.remove("ob-incident");
  });
  incident(new URLSearchParams(location.search).has("incident"));
  draw();
});

/* One step of a path at projector size: ?present#step-… Notes stay hidden until asked for. */
/* Everybody in the room follows at the published site, wherever this copy is shown. */
const published = () => ($("link[rel=canonical]")?.href || location.href).replace(/^\w+:\/\/|[?#].*/g, "");

const asksToPresent = () => new URLSearchParams(location.search).has("present");

component("stage", (stage, signal) => {
  const root = stage.closest("[data-ob-path]");
  const steps = pathSteps(root);
  const open = $("[data-ob-present]", root);
  const body = $("[data-ob-stage-body]", stage);
  const notes = $("[data-ob-stage-notes]", stage);
  let at = 0;
  let ticking, back;
  if (!steps.length || !open) return;

  function show(index) {
    at = Math.max(0, Math.min(steps.length - 1, index));
    const copied = steps[at].cloneNode(true);
    for (const element of $$("[id]", copied)) element.removeAttribute("id");
    for (const details of $$("details", copied)) details.open = true;
    body.replaceChildren(...copied.childNodes);
    $("[data-ob-stage-count]", stage).textContent = `${at + 1} / ${steps.length}`;
    const dots = steps.map((_, dot) => make("li", { className: dot <= at ? "is-on" : "" }));
    $("[data-ob-stage-dots]", stage).replaceChildren(...dots);
    const step = make("span", { textContent: `#${steps[at].id}` });
    $("[data-ob-stage-address]", stage).replaceChildren(published(), step);
    address("present", `#${steps[at].id}`);
    body.scrollTop = 0;
    body.focus();
  }

  function start(index) {
    back = document.activeElement;
    document.body.append(stage);
    for (const other of document.body.children) other.inert = other !== stage && !other.matches(".ob-toast");
    document.body.style.overflow = "hidden";
    stage.hidden = false;
    const from = Date.now();
    const tick = () => ($("[data-ob-stage-clock]", stage).textContent = `${minutes(from)} min`);
    tick();
    ticking = setInterval(tick, 1e4);
    show(index);
    stage.requestFullscreen?.().catch(() => {});
  }

  function stop() {
    if (stage.hidden) return;
    stage.hidden = true;
    clearInterval(ticking);
    for (const other of document.body.children) other.inert = false;
    document.body.style.overflow = "";
    const left = Promise.resolve(document.fullscreenElement && document.exitFullscreen());
    if (signal.aborted) return;
    address("", `#${steps[at].id}`);
    steps[at].scrollIntoView();
    left.finally(() => back?.focus({ preventScroll: true })); /* before, nothing outside can be focused */
  }

  const on = (name, act) => $(`[data-ob-stage-${name}]`, stage).addEventListener("click", act, { signal });
  on("next", () => show(at + 1));
  on("back", () => show(at - 1));
  on("exit", stop);
  on("notes", () => {
    notes.ariaPressed = stage.classList.toggle("has-notes");
    $(".ob-path__notes", body)?.scrollIntoView({ block: "nearest" });
  });
  open.addEventListener("click", () => {
    const done = store.get(pathName(root), PATH_DAYS) || {};
    start(Math.max(0, steps.findIndex((step) => !done[step.id])));
  }, { signal });
  addEventListener("keydown", (event) => {
    if (stage.hidden) return;
    const onControl = event.target.closest("button, summary, a");
    if (event.key === "Escape") stop();
    else if (["ArrowRight", "PageDown"].includes(event.key) || (event.key === " " && !onControl)) show(at + 1);
    else if (["ArrowLeft", "PageUp"].includes(event.key)) show(at - 1);
    else return;
    event.preventDefault();
  }, { signal });
  addEventListener("popstate", () => asksToPresent() || stop(), { signal }); /* back leaves it too */
  document.addEventListener("fullscreenchange", () => document.fullscreenElement || stop(), { signal });
  signal.addEventListener("abort", () => {
    stop();
    root.append(stage); /* it goes with its page, or is found there by the next one */
  });
  if (asksToPresent())
    start(Math.max(0, steps.findIndex((step) => `#${step.id}` === location.hash)));
});

/* A golden path remembers where one is. Marking a step as done moves on to the next. */
const pathName = (root) => `path:${root.closest("[data-ob-record]").dataset.obRecord}`;
const pathSteps = (root) => $$(".ob-path__step", root);
const PATH_DAYS = 365;

component("path", (root, signal) => {
  const name = pathName(root);
  const steps = pathSteps(root);
  const links = $$(".ob-path__list a", root);
  const resume = $("[data-ob-path-resume]", root);
  if (!steps.length) return;
  const done = store.get(name, PATH_DAYS) || {};
  const next = () => steps.findIndex((step) => !done[step.id]);

  function draw() {
    const at = next();
    steps.forEach((step, index) => {
      const finished = !!done[step.id];
      const button = $("[data-ob-path-done]", step);
      button.ariaPressed = finished;
      label(button, finished ? "Done" : "Mark as done");
      const link = links[index];
      link.parentNode.classList.toggle("is-done", finished);
      $(".ob-path__number", link).textContent = finished ? "✓" : index + 1;
      $("[data-ob-path-state]", link).textContent = finished ? ", done" : "";
      if (index === at) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
    const count = steps.filter((step) => done[step.id]).length;
    $("[data-ob-path-progress]", root).textContent = count ? `${count} of ${steps.length} done` : `${steps.length} steps`;
    label(resume, at < 0 ? "Finished. Look back" : count ? `Resume at step ${at + 1}` : "Start");
    resume.setAttribute("href", `#${steps[Math.max(at, 0)].id}`);
  }

  steps.forEach((step, index) =>
    $("[data-ob-path-done]", step).addEventListener("click", () => {
      if (done[step.id]) delete done[step.id];
      else done[step.id] = Date.now();
      store.set(name, done);
      draw();
      const onward = done[step.id] && (steps[index + 1] || $("#step-finish"));
      if (!onward) return;
      onward.scrollIntoView({ block: "start" });
      onward.focus({ preventScroll: true });
      address("", `#${onward.id}`);
    }, { signal }));
  draw();
});

/* Days go by after a build. Badges, banners and counts are worded anew on the reader's calendar day (assets/early/). */
function counts(box) {
  const found = { current: 0, "due-soon": 0, overdue: 0 };
  for (const one of box.dataset.dues.split(" ").filter(Boolean)) {
    const [due, times] = one.split("x");
    found[stateOf(daysUntil(due), +box.dataset.window)] += +times;
  }
  for (const place of $$("[data-ob-count]", box)) {
    const share = Math.round((100 * (found.current + found["due-soon"])) / (+box.dataset.total || 1));
    place.textContent = place.dataset.obCount === "share" ? `${share}%` : found[place.dataset.obCount];
  }
}

function tellTime() {
  age();
  $$("[data-ob-counts]").forEach(counts);
  for (const place of $$("[data-ob-built]")) {
    const days = -daysUntil(place.dataset.obBuilt);
    place.textContent = days > 2 ? `This copy is ${daysText(days)} old, so lists and counts may be behind.` : "";
  }
  for (const place of $$("[data-ob-today]")) {
    const now = new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
    const code = $("code", place);
    code.textContent = code.textContent.replace(place.dataset.obToday, now);
    place.dataset.obToday = now;
  }
}

component("", function clocks(root, signal) {
  tellTime();
  root.addEventListener("visibilitychange", () => root.visibilityState === "visible" && tellTime(), { signal });
});

/* Days go by after a build. Badges, banners and counts are worded anew on the reader's calendar day. */
const TONES = { current: "ok", "due-soon": "warn", overdue: "bad", later: "neutral" };

function daysUntil(iso) {
  const now = new Date();
  return Math.round((Date.parse(`${iso}T00:00Z`) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / 864e5);
}
const daysText = (number) => (number === 1 ? "1 day" : `${number} days`);
const longDay = (iso) =>
  new Date(`${iso}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
const stateOf = (left, window) => (left < 0 ? "overdue" : left <= window ? "due-soon" : "current");

function paint(badge, state, text) {
  badge.className = `ob-badge ob-badge--${TONES[state]}`;
  badge.dataset.state = state;
  label(badge, text);
}

function reviewBadges(root) {
  for (const badge of $$("[data-ob-review]", root)) {
    const left = daysUntil(badge.dataset.due);
    const state = stateOf(left, +badge.dataset.window);
    const soon = left ? `Review due in ${daysText(left)}` : "Review due today";
    paint(badge, state, { overdue: `Overdue by ${daysText(-left)}`, "due-soon": soon, current: "Up to date" }[state]);
  }
  for (const badge of $$("[data-ob-due]", root)) {
    const left = daysUntil(badge.dataset.obDue);
    const state = stateOf(left, +badge.dataset.window);
    badge.hidden = state === "current";
    paint(badge, state, left < 0 ? `${daysText(-left)} late` : left ? `in ${daysText(left)}` : "today");
  }
}

function reviewBanner(box) {
  const left = daysUntil(box.dataset.due);
  const state = stateOf(left, +box.dataset.window);
  $("[data-ob-banner=review]", box)?.remove();
  if (state === "current" || box.children.length > 2) return;
  const owner = $("[data-ob-owner] a")?.cloneNode(true);
  const [heading, ...text] =
    state === "overdue"
      ? [`Overdue for review by ${daysText(-left)}.`, "It may be out of date.", ...(owner ? [" Check with ", owner, " before you rely on it."] : [])]
      : [`Review due ${left ? `in ${daysText(left)}` : "today"}.`, "You can still rely on it.", ...(owner ? [" ", owner, ` will check it by ${longDay(box.dataset.due)}.`] : [])];
  const banner = make("div", { className: `ob-banner ob-banner--${TONES[state]}`, role: "note" },
    make("div", {}, make("p", { className: "ob-banner__title" }, heading), make("p", {}, ...text)));
  banner.dataset.obBanner = "review";
  box.append(banner);
}

function counts(box) {
  const found = { current: 0, "due-soon": 0, overdue: 0 };
  for (const due of box.dataset.dues.split(" ").filter(Boolean)) found[stateOf(daysUntil(due), +box.dataset.window)]++;
  for (const place of $$("[data-ob-count]", box)) {
    const share = Math.round((100 * (found.current + found["due-soon"])) / (+box.dataset.total || 1));
    place.textContent = place.dataset.obCount === "share" ? `${share}%` : found[place.dataset.obCount];
  }
}

function tellTime() {
  reviewBadges(document);
  $$("[data-ob-banners]").forEach(reviewBanner);
  $$("[data-ob-counts]").forEach(counts);
  for (const place of $$("[data-ob-built]")) {
    const age = -daysUntil(place.dataset.obBuilt);
    place.textContent = age > 2 ? `This copy is ${daysText(age)} old, so lists and counts may be behind.` : "";
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

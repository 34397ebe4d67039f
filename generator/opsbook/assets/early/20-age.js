/* Days go by after a build. What a page says of its review and its deadlines is worded anew on the reader's calendar day.
   The page asks for it right below its banners and lists, before they are shown, so that nothing moves when a badge comes. */
const TONES = { current: "ok", "due-soon": "warn", overdue: "bad", later: "neutral" };

function daysUntil(iso) {
  const now = new Date();
  return Math.round((Date.parse(`${iso}T00:00Z`) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / 864e5);
}
const daysText = (number) => (number === 1 ? "1 day" : `${number} days`);
const MONTHS = "January February March April May June July August September October November December".split(" ");

function longDay(iso) {
  const [year, month, day] = iso.split("-").map(Number); /* a browser takes 20 ms to find out how dates are written */
  return `${day} ${MONTHS[month - 1]} ${year}`;
}
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
}

function dueBadges(root) {
  for (const badge of $$("[data-ob-due]", root)) {
    const left = daysUntil(badge.dataset.obDue);
    const state = stateOf(left, +badge.dataset.window);
    const { missed } = badge.dataset; /* what ended, or was held, is no longer late */
    badge.hidden = state === "current";
    paint(badge, left < 0 && missed === "over" ? "later" : state,
      left < 0 ? `${daysText(-left)} ${missed ? "ago" : "late"}` : left ? `in ${daysText(left)}` : "today");
  }
}

function ageBadges(root = document) {
  reviewBadges(root);
  dueBadges(root);
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

function age() {
  ageBadges();
  for (const banner of $$("[data-ob-until]")) banner.hidden = daysUntil(banner.dataset.obUntil) >= 0;
  $$("[data-ob-banners]").forEach(reviewBanner);
}

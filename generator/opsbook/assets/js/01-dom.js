/* The few words that the components share. */
/* The site's root, absolute: taken once, so that later navigations cannot bend it. The page for what is not there names it
   from the host's root, with a slash at its end or as nothing but one: "//" would be no address at all. */
const site = new URL(`${JSON.parse($("#__config").textContent).base.replace(/\/$/, "")}/`, location);

/* The address changes without Material taking it for a navigation. */
const address = (query, hash = location.hash) =>
  history.replaceState(history.state, "", (query ? `?${query}` : location.pathname) + hash);

const minutes = (from) => Math.floor((Date.now() - from) / 6e4);
const clock = (time) => new Date(time).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const title = () => $("h1").textContent.trim();

function toast(text) {
  $(".ob-toast")?.remove();
  const note = make("div", { className: "ob-toast ob-noprint", role: "status", textContent: text });
  document.body.append(note);
  setTimeout(() => note.remove(), 2500);
}

async function copy(text, done = "Copied") {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { value: text });
    document.body.append(area);
    area.select();
    if (!document.execCommand("copy")) done = "Press Ctrl+C to copy";
    area.remove();
  }
  toast(done);
}

/* Hover cards: the head of the page that a link leads to, fetched from that page, so that it can never disagree with it.
   Pointer or keyboard, Escape closes, the card may be hovered itself (WCAG 1.4.13). Never on touch. */
const heads = {};
const LINK = ".ob :is(article, .ob-record) a[href]:not(.ob-anchor, .ob-button, .ob-crumbs a, .ob-card__link, .ob-symptoms a)";
let card, host, wanted, waiting;

function hideCard() {
  clearTimeout(waiting);
  card?.remove();
  host?.removeAttribute("aria-describedby");
  card = host = wanted = null;
}

function fetchHead(url) {
  heads[url] ||= fetch(url)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((text) => $("[data-ob-card]", new DOMParser().parseFromString(text, "text/html")))
    .catch(() => null);
  return heads[url];
}

async function showCard(link) {
  wanted = link;
  const head = await fetchHead(link.href.split("#")[0]);
  if (!head || wanted !== link || !link.isConnected) return;
  hideCard();
  host = link;
  const parts = [".ob-lead", ".ob-badges", ".ob-byline"].map((part) => $(part, head)).filter(Boolean);
  card = make("div", { className: "ob-hover ob-noprint ob md-typeset", id: "ob-hover", role: "tooltip" },
    make("p", { className: "ob-small" }, head.dataset.obCard),
    make("p", { className: "ob-hover__title" }, $("h1", head).textContent),
    ...parts.map((part) => document.importNode(part, true)));
  for (const icon of $$("svg", card)) icon.remove();
  for (const inner of $$("a", card)) inner.replaceWith(inner.textContent);
  ageBadges(card);
  document.body.append(card);
  const box = link.getBoundingClientRect();
  const above = box.bottom + card.offsetHeight + 12 > innerHeight && box.top > card.offsetHeight + 12;
  card.style.left = `${Math.max(8, Math.min(box.left, innerWidth - card.offsetWidth - 8)) + scrollX}px`;
  card.style.top = `${(above ? box.top - card.offsetHeight - 6 : box.bottom + 6) + scrollY}px`;
  link.setAttribute("aria-describedby", "ob-hover");
  card.addEventListener("mouseenter", () => clearTimeout(waiting));
  card.addEventListener("mouseleave", () => (waiting = setTimeout(hideCard, 150)));
}

if (matchMedia("(hover: hover)").matches && location.protocol !== "file:") {
  const linkOf = (event) => {
    const link = event.target.closest?.(LINK);
    const isRecord = link?.href.startsWith(site.href) && link.pathname.slice(site.pathname.length).split("/").length === 3;
    return isRecord && link.pathname !== location.pathname ? link : null;
  };
  document.addEventListener("mouseover", (event) => {
    const link = linkOf(event);
    if (!link || link === host) return link && clearTimeout(waiting);
    clearTimeout(waiting);
    waiting = setTimeout(showCard, 350, link);
  });
  document.addEventListener("mouseout", (event) => {
    if (!linkOf(event)) return;
    clearTimeout(waiting);
    wanted = null;
    waiting = setTimeout(hideCard, 200);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) showCard(link);
    else if (!card?.contains(event.target)) hideCard();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hideCard());
  component("", hideCard);
}

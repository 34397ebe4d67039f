/* The header stays when instant navigation swaps the page: bind it once, and make its relative links absolute. */
const mac = /mac|iphone|ipad/i.test(navigator.userAgent);
for (const link of $$("[data-ob-fixed]")) link.href = link.href;

const drawer = $("#__drawer");
const menu = $("[data-ob-menu]");
if (menu) {
  menu.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", () => {
    menu.ariaExpanded = drawer.checked;
    (drawer.checked ? $(".ob-nav a") : menu).focus();
  });
  addEventListener("keydown", (event) => event.key === "Escape" && drawer.checked && drawer.click());
}

/* Opened as files, without a server, a folder does not show its page. */
component("", function files() {
  if (location.protocol === "file:")
    for (const link of $$("a[href]"))
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
});

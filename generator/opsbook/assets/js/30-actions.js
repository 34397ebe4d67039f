/* Copy a command, copy a link, print; and what folds is open for whoever was sent to it. */
component("", function addressed() {
  const details = document.getElementById(location.hash.slice(1));
  if (details?.matches("details")) details.open = true;
});

component("", function actions(root, signal) {
  root.addEventListener("click", (event) => {
    const target = event.target.closest("[data-ob-copy], [data-ob-copy-link], [data-ob-print], .ob-anchor");
    if (!target) return;
    if ("obPrint" in target.dataset) print();
    else if ("obCopyLink" in target.dataset) copy(location.origin + location.pathname, "Link copied");
    else if ("obCopy" in target.dataset) copy($("code", target.parentNode).textContent);
    else copy(target.href, "Link to this place copied");
  }, { signal });
});

/* "Skip to content" takes the keyboard along at once. Instant navigation makes a visit of it, which ends only after the
   reader's next key: that key would go on from the link, through the whole side list. */
component("", function skip(_, signal) {
  const link = $(".md-skip");
  link?.addEventListener("click", (event) => {
    const content = document.getElementById(link.hash.slice(1));
    if (!content) return;
    event.preventDefault();
    event.stopPropagation();
    content.tabIndex = -1;
    content.focus();
  }, { signal });
});

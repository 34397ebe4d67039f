/* What an address asks for, before anything is shown: the incident view, or a list that comes filtered. A page that has them
   asks for it, so that nothing moves when the scripts arrive. */
function asked() {
  document.body.classList.toggle("ob-incident", new URLSearchParams(location.search).has("incident"));
  document.body.classList.toggle("ob-asked", location.search.length > 1);
}

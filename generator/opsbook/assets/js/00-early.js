/* What assets/early/ has put in place, before the page was shown. */
const { $, $$, label, make, daysUntil, daysText, stateOf, paint, ageBadges, age } = window.opsbook;

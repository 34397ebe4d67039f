/* Instant navigation may bring this script once more: what others have added stays. */
window.opsbook = Object.assign(window.opsbook || {}, { $, $$, label, make, daysUntil, daysText, stateOf, paint, ageBadges, age, asked });

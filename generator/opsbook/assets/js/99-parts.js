/* What the scripts of single sorts of pages (assets/parts/) build on. */
window.opsbook = { $, $$, make, component, store, address, minutes, clock, label, toast };

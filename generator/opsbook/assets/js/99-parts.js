/* What the scripts of single sorts of pages (assets/parts/) build on. */
Object.assign(window.opsbook, { component, store, address, minutes, clock, toast });

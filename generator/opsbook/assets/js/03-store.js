/* What this browser remembers. Storage may be blocked or full: then it is kept until the page is closed. Names carry the
   site's path, so that two handbooks on one host do not mix, and a version; entries expire after some days. */
const memory = {};
const stored = (name) => `opsbook:1:${site.pathname}:${name}`;
const store = {
  get(name, days) {
    let entry = memory[name];
    try {
      entry = JSON.parse(localStorage.getItem(stored(name))) ?? entry;
    } catch {}
    return entry && Date.now() - entry.at < days * 864e5 ? entry.value : null;
  },
  set(name, value) {
    memory[name] = { at: Date.now(), value };
    try {
      localStorage.setItem(stored(name), JSON.stringify(memory[name]));
    } catch {}
  },
  drop(name) {
    delete memory[name];
    try {
      localStorage.removeItem(stored(name));
    } catch {}
  },
};

/* The files of the index, each fetched once and when it is first needed. search_index/files.py says what is in them. */
const HASHES = /.{8}/g;
const fetched = new Map();
let opened;

async function json(name, options) {
  const answer = await fetch(new URL(`search-index/${name}.json`, site), options);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

function once(name, options) {
  if (!fetched.has(name)) {
    const coming = json(name, options);
    coming.catch(() => fetched.delete(name));
    fetched.set(name, coming);
  }
  return fetched.get(name);
}

const set = (words) => new Set(words.split(" "));

/* From each name in a group to each other, and what that counts. */
const ways = (groups, part) => groups.flatMap((group) => group.flatMap((one) => group.map((other) => [one.split(" "), other.split(" "), part])));

/* The catalogue, asked for anew by each page view, so that a site that was published meanwhile is not mixed with the old. */
function catalogue() {
  opened ||= json("index", { cache: "no-cache" }).then((found) => ({
    ...found,
    kind: found.kind.flatMap(([kind, times]) => Array(times).fill(kind)),
    stop: set(found.stop),
    weak: set(found.weak),
    listing: set(found.listing),
    hints: found.hints.map((phrases) => phrases.map((phrase) => ` ${fold(phrase)} `.replace(" ^", "^ "))),
    cards: found.cards.match(HASHES),
    texts: found.texts.match(HASHES),
    ways: [...ways(found.synonyms, OTHERWISE), ...ways(found.alike, LOOSELY)],
  }));
  opened.catch(forget);
  return opened;
}

function forget() {
  opened = null;
  fetched.clear();
}

function place({ shards }, term) {
  let low = 0;
  let high = shards.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (shards[middle][0] <= term) low = middle;
    else high = middle - 1;
  }
  return low;
}

/* The shards that hold the terms which begin so: the first few, where there are many. */
const MOST_SHARDS = 4;
async function shardsOf(index, beginning, prefix) {
  if (!index.shards.length) return [];
  const from = place(index, beginning);
  const to = prefix ? Math.min(place(index, `${beginning}\uffff`), from + MOST_SHARDS - 1) : from;
  return Promise.all(index.shards.slice(from, to + 1).map(([, hash]) => once(`t${hash}`)));
}

/* All that any first results can take, fetched before it is asked for where it is little: then no question has to wait. */
const ahead = () => catalogue().then((index) => {
  if (!index.ahead || navigator.connection?.saveData) return;
  for (const name of [...index.cards.map((hash) => `c${hash}`), ...index.shards.map(([, hash]) => `t${hash}`), `v${index.words}`]) once(name, { priority: "low" });
}, () => {});

/* What the files of a letter have of an entry. */
async function held(letter, names, together, id) {
  return (await once(letter + names[Math.floor(id / together)]))[id % together];
}

/* What a result shows of an entry at once; its sections, which it quotes from, come when they are asked for. */
async function entry(index, id) {
  const [title, url, summary, names] = await held("c", index.cards, index.carded, id);
  const [kind, owner, status] = [index.kinds[index.kind[id]], index.owners[index.owner[id]], index.statuses[index.status[id]]];
  return { id, title, url: new URL(url, site).href, summary, names, kind, owner, status };
}

const sectionsOf = (index, id) => held("d", index.texts, index.together, id);

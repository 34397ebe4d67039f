/* The files of the index, each fetched once and when it is first needed. search_index/files.py says what is in them. */
const HASH = 8;
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

/* The catalogue, asked for anew by each page view, so that a site that was published meanwhile is not mixed with the old. */
function catalogue() {
  opened ||= json("index", { cache: "no-cache" }).then((found) => ({
    ...found,
    kind: found.kind.flatMap(([kind, times]) => Array(times).fill(kind)),
    stop: new Set(found.stop.split(" ")),
    weak: new Set(found.weak.split(" ").map(stem)),
    listing: new Set(found.listing.split(" ")),
    hints: found.hints.map((phrases) => phrases.map((phrase) => ` ${fold(phrase)} `.replace(" ^", "^ "))),
    synonyms: found.synonyms.map((pair) => pair.map((name) => partsOf(name).map(stem))),
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

const numbered = (names, number) => names.slice(number * HASH, (number + 1) * HASH);

/* All that any first results can take, fetched before it is asked for where it is little: then no question has to wait. */
async function ahead() {
  const index = await catalogue();
  if (!index.ahead || navigator.connection?.saveData) return;
  const cards = Array.from({ length: index.cards.length / HASH }, (_, number) => `c${numbered(index.cards, number)}`);
  for (const name of [...cards, ...index.shards.map(([, hash]) => `t${hash}`), `v${index.words}`]) once(name, { priority: "low" });
}

/* What a result shows of an entry at once; its sections, which it quotes from, come when they are asked for. */
async function entry(index, id) {
  const some = await once(`c${numbered(index.cards, Math.floor(id / index.carded))}`);
  const [title, url, summary, names] = some[id % index.carded];
  const [kind, owner, status] = [index.kinds[index.kind[id]], index.owners[index.owner[id]], index.statuses[index.status[id]]];
  return { id, title, url: new URL(url, site).href, summary, names, kind, owner, status };
}

const sectionsOf = async (index, id) => (await once(`d${numbered(index.texts, Math.floor(id / index.together))}`))[id % index.together];

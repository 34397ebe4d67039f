/* What to find and in which order. Few pages have all of the words: after them come those that have some, and a rare
   word counts for more. */
const FILLERS = /^(an?|i|is|it|to|in|of|on|do|my|we|how|the|and|for|not|who|what|where|when|which|can|does|are|was|with|from|that|this|our|you|your)$/i;
async function find(engine, words, filters) {
  const whole = await engine.search(words || null, { filters });
  const parts = words.split(/\s+/).filter((word) => !FILLERS.test(word));
  if (whole.results.length > 4 || parts.length < 2) return { ...whole, exact: whole.results.length };
  const more = new Map();
  for (const part of parts) {
    const { results } = await engine.search(part, { filters });
    for (const result of results) {
      const weight = result.score / results[0].score / Math.sqrt(results.length);
      const known = more.get(result.id) || { ...result, score: 0 };
      more.set(result.id, { ...known, score: known.score + weight });
    }
  }
  const first = new Set(whole.results.map((result) => result.id));
  const others = [...more.values()].filter((result) => !first.has(result.id)).sort((one, other) => other.score - one.score);
  return { filters: whole.results.length ? whole.filters : {}, results: [...whole.results, ...others], exact: whole.results.length };
}

/* Whoever types a title, or another name of a record, wants that page first, wherever else the words stand. */
function byName(hits, words) {
  const plain = (text) => (text.toLowerCase().replace(/[-'’]/g, "").match(/[\p{L}\d]+/gu) || []).filter((word) => !FILLERS.test(word));
  const wanted = plain(words);
  const likeness = (name) => {
    const own = plain(name);
    const shared = wanted.filter((word) => own.some((other) => other.startsWith(word.replace(/s$/, "")))).length;
    return (2 * shared) / (wanted.length + own.length || 1);
  };
  const place = new Map(hits.map((one, index) => {
    const others = (one.meta.names || "").split("|").map(likeness);
    const best = Math.max(likeness(one.meta.title), 0.8 * Math.max(...others));
    return [one, index / 10 - (best > 0.6 ? best : 0)];
  }));
  return hits.sort((one, other) => place.get(one) - place.get(other));
}

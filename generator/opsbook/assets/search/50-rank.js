/* Which entries answer a question, best first. First by the terms' weights in the index, then, among the best, by how
   much the question looks like the entry's names and summary. Texts are not looked at, so that nothing has to wait for them. */
const MOST_WEIGHT = 32;
const STANDING = [0.55, 0.85, 1];
const ENOUGH = 0.15; /* of a question's worth, for an entry to be an answer at all */
const CLOSE_LOOK = 24;
const CLOSE_ENOUGH = 0.33; /* of the best one's weight: what is below it does not come first, whatever its name */
/* What the signals count, beside the weights of the words; fitted to tests/search/questions.yml, also with the words that
   the records had before most of these were written. */
const COVERAGE = 0.3;
const SHARE = 0.7;
const PAIRS = 0.33;
const WHOLE_NAME = 0.5;
const OTHER_NAME = 0.5;
const FACETS = { kind: "kinds", owner: "owners", status: "statuses" };

/* What the terms of a wish come to in each entry. */
function weighed(index, { terms, worth }) {
  const best = new Float32Array(index.entries);
  for (const { postings, part } of terms.values()) {
    const value = part * Math.min(worth || 1, rarity(index, postings));
    for (let at = 0, id = 0; at < postings.length; at += 2) {
      id += postings[at];
      best[id] = Math.max(best[id], (value * postings[at + 1]) / MOST_WEIGHT);
    }
  }
  return best;
}

function scored(index, { wishes, others, kinds }) {
  const own = new Map(wishes.map((wish) => [wish, weighed(index, wish)]));
  const score = new Float32Array(index.entries);
  const covered = new Float32Array(index.entries);
  for (const [wish, best] of own)
    for (let id = 0; id < index.entries; id++)
      if (best[id]) {
        score[id] += best[id] * wish.weight;
        covered[id] += wish.worth * wish.weight;
      }
  for (const other of others) instead(index, other, own, score, covered);
  const all = wishes.reduce((sum, wish) => sum + wish.worth * wish.weight, 0);
  const ids = [];
  for (let id = 0; id < index.entries; id++) {
    if (!score[id]) continue;
    covered[id] /= all;
    if (covered[id] < ENOUGH) continue;
    score[id] *= (1 - COVERAGE + COVERAGE * Math.min(1, covered[id])) * STANDING[index.standing[index.status[id]]] * kinds.favour[index.kind[id]];
    ids.push(id);
  }
  return { ids: ids.sort((one, other) => score[other] - score[one]), score, covered };
}

/* Where an entry has another name for words of the question in full, it has them by that name, if that is worth more. */
function instead(index, other, own, score, covered) {
  const there = other.wishes.map((wish) => weighed(index, wish));
  const worth = (wishes) => wishes.reduce((sum, wish) => sum + wish.worth, 0);
  const scale = Math.min(1, (worth(other.own) || 9) / worth(other.wishes)); /* in full for a word that is nowhere */
  for (let id = 0; id < index.entries; id++) {
    if (!there.every((best) => best[id])) continue;
    let [more, found] = [0, 0];
    for (const wish of other.own) {
      const weight = wish.weight * (wish.worth || 1);
      more += other.part * weight - (own.get(wish)?.[id] ? weight : 0);
      found += (own.get(wish)?.[id] || 0) * wish.weight;
    }
    const value = other.part * scale * there.reduce((sum, best) => sum + best[id], 0);
    score[id] += Math.max(0, value - found);
    covered[id] += Math.max(0, more);
  }
}

/* How much the question looks like an entry: how much of it stands in the names, which pairs of its words the names or
   the summary have side by side ("how long", "get a report"), and whether all of a name stands in it. */
function likeness({ stop }, { title, names, summary }, { said, wishes }) {
  const weight = (some) => some.reduce((sum, wish) => sum + wish.weight, 0);
  const share = (text) => {
    const there = wordsOf(text).map(stem);
    return weight(wishes.filter((wish) => there.some((term) => wish.terms.has(term)))) / (weight(wishes) || 1);
  };
  const asked = (word) => stop.has(word) || wishes.some((wish) => wish.terms.has(stem(word)));
  const whole = (name) => (fold(name).match(WORD) || []).every((word) => asked(partsOf(word).join("")) || partsOf(word).every(asked)) && Math.sqrt(share(name));
  const texts = [title, ...names, summary].map((text) => ` ${partsOf(text).map(stem).join(" ")} `);
  const pairs = said.map((word, at) => {
    const pair = [word, said[at + 1] || ""];
    return texts.some((text) => text.includes(` ${pair.map(stem).join(" ")} `)) / 2 ** pair.filter((one) => stop.has(one)).length;
  });
  return SHARE * share([title, ...names].join(" ")) + PAIRS * pairs.reduce((sum, pair) => sum + pair, 0) + WHOLE_NAME * Math.max(whole(title), OTHER_NAME * Math.max(0, ...names.map(whole)));
}

async function closer(index, found, asked) {
  const least = CLOSE_ENOUGH * found.score[found.ids[0]];
  const first = await Promise.all(found.ids.slice(0, CLOSE_LOOK).filter((id) => found.score[id] >= least).map((id) => entry(index, id)));
  const standing = new Map(first.map((one) => [one.id, found.score[one.id] * Math.exp(likeness(index, one, asked))]));
  const best = first.map(({ id }) => id).sort((one, other) => standing.get(other) - standing.get(one));
  return [...new Set([...asked.kinds.listed.filter((id) => found.score[id]), ...best, ...found.ids])];
}

/* What is chosen in the facets, and how many entries each choice would leave. */
function sifted(index, ids, chosen) {
  const has = (id, facet) => !chosen[facet] || index[FACETS[facet]][index[facet][id]] === chosen[facet];
  const counts = Object.fromEntries(Object.keys(FACETS).map((facet) => {
    const names = index[FACETS[facet]];
    const found = {};
    for (const id of ids)
      if (Object.keys(FACETS).every((other) => other === facet || has(id, other))) {
        const name = names[index[facet][id]];
        if (name) found[name] = (found[name] || 0) + 1;
      }
    return [facet, found];
  }));
  return { counts, ids: ids.filter((id) => Object.keys(FACETS).every((facet) => has(id, facet))) };
}

/* Everything that answers: { ids, counts, whole (how many have every word), missing, wishes }. Without words, all that fits the facets. */
async function find(words, chosen = {}) {
  try {
    return await answer(await catalogue(), words, chosen);
  } catch {
    forget(); /* a new site may have been published: once more with its catalogue */
    return answer(await catalogue(), words, chosen);
  }
}

async function answer(index, words, chosen) {
  if (!words.trim()) return { index, ...sifted(index, [...index.kind.keys()], chosen), whole: index.entries, missing: [], wishes: [] };
  const asked = await question(index, words);
  const found = scored(index, asked);
  const rest = sifted(index, found.ids, chosen);
  const ids = await closer(index, { ...found, ids: rest.ids }, asked);
  return { index, counts: rest.counts, ids, whole: ids.filter((id) => found.covered[id] > 0.999).length, missing: asked.missing, wishes: asked.wishes };
}

/* A reader's question → what to look for: a list of wishes, each a word with the terms that may stand for it. */
const PREFIXES = 40;
/* How much a word counts that says little, or has pointed to a kind already; and a term that is only near to the word. */
const WEAKLY = 0.75;
const SPENT = 0.7;
const BEGUN = 0.8;
const BEGUN_BESIDE = 0.4; /* where the word itself is there too */
const MISTYPED = 0.7;
const OTHERWISE = 0.7; /* another name for it */
const LOOSELY = 0.45; /* a word that people use for it */
const rarity = (index, postings) => Math.log((index.entries + 1) / (postings.length / 2 + 0.5));

async function postingsOf(index, term) {
  return (await shardsOf(index, term, false)).find((shard) => Object.hasOwn(shard, term))?.[term];
}

/* A compound is looked for by its parts ("high-risk"), but by itself if they say too little ("opt-in"); and a word that
   is nowhere by two that are there ("helpdesk"). */
async function apart(index, word) {
  const parts = partsOf(word);
  const joined = parts.join("");
  const found = (word) => postingsOf(index, stem(word));
  if (parts.some((part) => index.stop.has(part)) && (await found(joined))) return joined;
  if (parts.length < 2 && !(await found(joined)))
    for (let at = 3; at < joined.length - 2; at++) {
      const [one, other] = [joined.slice(0, at), joined.slice(at)];
      if ((await found(one)) && (await found(other))) return [one, other];
    }
  return parts;
}

async function question(index, words) {
  const said = (await Promise.all((fold(words).match(WORD) || []).map((word) => apart(index, word)))).flat();
  const telling = said.filter((word) => !index.stop.has(word));
  const wanted = [...new Set(telling)];
  const ways = otherWays(index, said);
  /* On their way while the words themselves are; whether they come is for who waits for them. */
  for (const [, to] of ways) for (const term of to) postingsOf(index, term).catch(() => {});
  const wishes = await Promise.all(wanted.map((word) => wish(index, word, word === telling.at(-1) && !/\s$/.test(words))));
  const kinds = kindsMeant(index, said, wanted);
  for (const one of wishes) one.weight = index.weak.has(stem(one.word)) || kinds.named.has(one.word) ? WEAKLY : kinds.spent.has(one.word) ? SPENT : 1;
  const others = await otherwise(index, ways, wishes);
  return { wishes: wishes.filter((one) => one.terms.size), others, missing: wishes.filter((one) => !one.terms.size || one.corrected), kinds, said };
}

/* The word itself; else, or while it is still being typed, words that begin with it; else words that are spelt nearly so. */
async function wish(index, word, typing) {
  const own = stem(word);
  const terms = new Map();
  const exact = await postingsOf(index, own);
  if (exact) terms.set(own, { postings: exact, part: 1 });
  if (typing || (!exact && word.length > 1)) {
    const begun = (await shardsOf(index, word, true)).flatMap((shard) => Object.entries(shard))
      .filter(([term]) => term !== own && (term.startsWith(word) || (!exact && term.length > 3 && word.startsWith(term) && word.length - term.length < 4)))
      .sort(([, one], [, other]) => other.length - one.length).slice(0, PREFIXES);
    for (const [term, postings] of begun)
      terms.set(term, { postings, part: (exact ? BEGUN_BESIDE : BEGUN) * Math.min(1, word.length / term.length) });
  }
  let corrected;
  if (!terms.size)
    for (const other of await nearest(index, word)) {
      const postings = await postingsOf(index, stem(other));
      if (postings) terms.set(stem(other), { postings, part: MISTYPED });
      corrected ||= other;
    }
  const worth = Math.max(0, ...[...terms.values()].map(({ postings, part }) => part * rarity(index, postings)));
  return { word, terms, corrected, worth, weight: 1 };
}

/* What else the question may be called: the title of a record for one of its other names, and the other way round; two
   words written as one. Each as the stems that it stands for, those to look for instead, and what they count. */
function otherWays(index, said) {
  const text = ` ${said.map(stem).join(" ")} `;
  const instead = index.ways.filter(([from]) => text.includes(` ${from.join(" ")} `));
  for (let at = 1; at < said.length; at++) {
    const pair = said.slice(at - 1, at + 1);
    if (!pair.some((word) => index.stop.has(word))) instead.push([pair.map(stem), [stem(pair.join(""))], OTHERWISE]);
  }
  return instead;
}

/* Those of the other ways that can be gone: each as the wishes that it stands for, and those to look for instead. */
async function otherwise(index, ways, wishes) {
  const found = await Promise.all(ways.map(async ([from, to, part]) => {
    const own = wishes.filter((one) => from.includes(stem(one.word)));
    const terms = to.filter((term) => !from.includes(term) && !index.stop.has(term));
    const postings = await Promise.all(terms.map((term) => postingsOf(index, term)));
    if (!own.length || !terms.length || postings.includes(undefined)) return null;
    return { own, part, wishes: terms.map((term, number) => ({ terms: new Map([[term, { postings: postings[number], part: 1 }]]), worth: rarity(index, postings[number]), weight: 1 })) };
  }));
  return found.filter(Boolean);
}

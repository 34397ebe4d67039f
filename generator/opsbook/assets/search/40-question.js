/* A reader's question → what to look for: a list of wishes, each a word with the terms that may stand for it. */
const PREFIXES = 40;
/* How much a word that says little counts, and how much a kind is favoured that the question names, or hints at. */
const WEAKLY = 0.5;
const NAMED = 1.3;
const ASKED = 1.4;
const EXPLAINS = 0.75; // of a word's explanation, where more is asked than the word
/* Words that questions have and answers need not: they count for little. */
const WEAK = new Set(("actually again ago already always another anybody anymore anyone anything away bad best better big come correct doing " +
  "done everybody everyone fast find first get gets give go goes going good got happen happened happening happens hello help hi keep know " +
  "last later left like long look looking lot made make makes many mean means morning much need needed needs never new next now okay " +
  "place please possible put question read really right say says see seem seems set show since somebody someone something soon still " +
  "stuff sure take tell thank thanks thing things think time today tomorrow tonight try understand until use used using usually want wanted wants " +
  "way week went who work working works yesterday").split(" ").map(stem));
const rarity = (index, postings) => Math.log(1 + (index.entries - postings.length / 2 + 0.5) / (postings.length / 2 + 0.5));

async function question(index, words) {
  const said = wordsOf(words);
  const telling = said.filter((word) => !index.stop.has(word));
  const open = !/\s$/.test(words) && words.length > 0;
  const wanted = [...new Set(telling)];
  const wishes = await Promise.all(wanted.map((word) => wish(index, word, open && word === telling.at(-1))));
  const kinds = kindsMeant(index, said, wanted.length > 1);
  for (const one of wishes) if (kinds.named.has(one.word) || WEAK.has(stem(one.word))) one.weight = WEAKLY;
  const text = ` ${said.map(stem).join(" ")} `;
  const others = index.synonyms.filter(([other]) => text.includes(other)).flatMap(([, title]) => title);
  const more = await Promise.all([...new Set(others)].filter((term) => !wishes.some((one) => one.terms.has(term))).map((term) => synonym(index, term)));
  return { wishes: wishes.filter((one) => one.terms.size), extra: more.filter(Boolean), missing: wishes.filter((one) => !one.terms.size || one.corrected), kinds };
}

/* The word itself; else, or while it is still being typed, words that begin with it; else words that are spelt nearly so. */
async function wish(index, word, typing) {
  const own = stem(word);
  const terms = new Map();
  const exact = (await shardsOf(index, own, false)).find((shard) => Object.hasOwn(shard, own))?.[own];
  if (exact) terms.set(own, { postings: exact, part: 1 });
  if ((typing || !exact) && word.length > 1) {
    const begun = (await shardsOf(index, word, true)).flatMap((shard) => Object.entries(shard))
      .filter(([term]) => term !== own && (term.startsWith(word) || (term.length > 3 && word.startsWith(term) && word.length - term.length < 4)))
      .sort(([, one], [, other]) => other.length - one.length).slice(0, PREFIXES);
    for (const [term, postings] of begun)
      terms.set(term, { postings, part: (exact ? 0.4 : 0.8) * Math.min(1, word.length / term.length) });
  }
  let corrected = null;
  if (!terms.size)
    for (const other of await nearest(index, word)) {
      const term = stem(other);
      const postings = (await shardsOf(index, term, false)).find((shard) => Object.hasOwn(shard, term))?.[term];
      if (postings) terms.set(term, { postings, part: 0.7 });
      corrected ||= other;
    }
  const worth = Math.max(0, ...[...terms.values()].map(({ postings, part }) => part * rarity(index, postings)));
  return { word, terms, corrected, worth, weight: 1 };
}

async function synonym(index, term) {
  const postings = (await shardsOf(index, term, false)).find((shard) => Object.hasOwn(shard, term))?.[term];
  return postings && { word: term, terms: new Map([[term, { postings, part: 1 }]]), worth: rarity(index, postings), weight: 0.5 };
}

/* Kinds that the question names ("policy"), and those that its turn of phrase points to ("how do i"). */
function kindsMeant(index, said, several) {
  const text = ` ${said.join(" ")} `;
  const stemmed = ` ${said.map(stem).join(" ")} `;
  const named = new Set();
  const favour = index.hints.map(([label, labels, ...asked], number) => {
    if (!label) return 1;
    const own = [label, labels].find((phrase) => text.includes(phrase));
    if (own) for (const word of own.trim().split(" ")) named.add(word);
    if (own) return NAMED;
    return asked.some((phrase) => text.includes(phrase) || stemmed.includes(` ${phrase.trim().split(" ").map(stem).join(" ")} `)) ? ASKED : several && index.explains.includes(number) ? EXPLAINS : 1;
  });
  return { favour, named };
}

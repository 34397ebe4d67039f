/* Which kinds of record a question is after: those that it names ("policy"), and those that its turn of phrase points
   to ("how do i"). What points to a kind, the kind says itself (asked_by). */
const NAMED = 1.55;
const NAMED_LAST = 2.4; /* or first: "data team" is about a team, and so is "team for data", "the tools of the team" may be about tools */
const ASKED = 2.05;
const ASIDE = 1.5;
const EXPLAINS = 0.8; /* of a word's explanation, where more is asked than the word */

/* What each kind counts, the words that have done their work by pointing to one, and the indexes of those that are all
   that is asked for. */
function kindsMeant(index, said, wanted) {
  const text = `^ ${said.join(" ")} `;
  const [named, spent, called] = [new Set(), new Set(), new Set()];
  const leading = Math.max(0, ...index.hints.flatMap(([, , ...asked]) => asked.filter((phrase) => leads(text, phrase)).map((phrase) => phrase.trim().length)));
  const favour = index.hints.map(([label, labels, ...asked], number) => {
    if (!label) return 1;
    const own = [label, labels].find((phrase) => text.includes(phrase));
    if (own && own !== " people " && after(index, text, own)) { /* customers are people too */
      for (const word of own.trim().split(" ")) named.add(word);
      called.add(number);
      return leads(text, own) || text.endsWith(own) ? NAMED_LAST : NAMED;
    }
    const phrases = asked.filter((phrase) => text.includes(phrase));
    for (const phrase of phrases) for (const word of phrase.trim().split(" ")) spent.add(word);
    if (phrases.length) return !leading || phrases.some((phrase) => leads(text, phrase) && phrase.trim().length === leading) ? ASKED : ASIDE;
    return wanted.length > 1 && index.explains.includes(number) ? EXPLAINS : 1;
  });
  const listed = named.size && [...spent].every((word) => index.listing.has(word)) && wanted.every((word) => named.has(word) || index.listing.has(word))
    ? favour.flatMap((_, number) => (called.has(number) ? index.indexes[number] : [])) : [];
  return { favour, named, spent, listed };
}

const leads = (text, phrase) => text.startsWith(phrase.startsWith("^") ? phrase : `^${phrase}`);

/* "The policy on data" names a kind, "policy data" need not. */
function after({ stop, listing }, text, name) {
  const [next] = text.slice(text.indexOf(name) + name.length).split(" ");
  return !next || stop.has(next) || listing.has(next);
}

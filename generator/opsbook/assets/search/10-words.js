/* Text → words as the index has them: the twin of search_index/words.py, which says why. A test compares the two. */
const WORD = /[\p{L}\p{N}]+(?:[-\u2010\u2011_.@/&+][\p{L}\p{N}]+)*/gu;
const PART = /[\p{L}\p{N}]+/gu;
const LONGEST = 40;

const fold = (text) => text.replace(/\b(IT|US)\b/g, "$&0").replace(/['’\u02bc]/g, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function wordsOf(text) {
  return (fold(text).match(WORD) || []).flatMap((word) => {
    const pieces = word.match(PART);
    return pieces.length > 1 ? [...pieces, pieces.join("")] : pieces;
  }).filter((word) => word.length <= LONGEST);
}

/* British and American spellings, read as one. */
const SPELLINGS = [
  [/(...)iz(e[sdr]?|ing|ations?)$/, "$1is$2"],
  [/(..)lyz(e[sdr]?|ing)$/, "$1lys$2"],
  [/(..)our(s|ed|ing|al|able|ful|ite)?$/, "$1or$2"],
  [/(..)([tb])re(s?)$/, "$1$2er$3"],
  [/gramme(s?)$/, "gram$1"],
  [/logue(s?)$/, "log$1"],
  [/(lic|def|off)enc(es?)$/, "$1ens$2"],
  [/^enquir/, "inquir"],
];
/* The stems of verbs as those of their nouns. */
const STEMS = [[/([cv])id$/, "$1is"], [/lud$/, "lus"], [/([pt])end$/, "$1ens"], [/pond$/, "pons"], [/vert$/, "vers"], [/mit$/, "miss"]];
const partsOf = (text) => fold(text).match(PART) || [];

const stemmer = new EnglishStemmer();
const stems = new Map();
const changed = (text, rules) => rules.reduce((found, [from, to]) => found.replace(from, to), text);
function stem(word) {
  if (!stems.has(word)) stems.set(word, /^[a-z]{3,}$/.test(word) ? changed(stemmer.stemWord(changed(word, SPELLINGS)), STEMS) : word);
  return stems.get(word);
}

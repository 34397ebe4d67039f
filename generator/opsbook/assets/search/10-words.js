/* Text → words as the index has them: the twin of search_index/words.py, which says why. A test compares the two. */
const WORD = /[\p{L}\p{N}]+(?:[-\u2010\u2011_.@/&+][\p{L}\p{N}]+)*/gu;
const PART = /[\p{L}\p{N}]+/gu;
const LONGEST = 40;

const fold = (text) => text.replace(/['’\u02bc]/g, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function wordsOf(text) {
  return (fold(text).match(WORD) || []).flatMap((word) => {
    const pieces = word.match(PART);
    return pieces.length > 1 ? [...pieces, pieces.join("")] : pieces;
  }).filter((word) => word.length <= LONGEST);
}

const stemmer = new EnglishStemmer();
const stems = new Map();
function stem(word) {
  if (!stems.has(word)) stems.set(word, /^[a-z]{3,}$/.test(word) ? stemmer.stemWord(word) : word);
  return stems.get(word);
}

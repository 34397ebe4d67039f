/* The lines of an entry that answer the question, with its words marked. Everything is text here, never HTML. */
const SHOWN = 30;
const TOKEN = /[\p{L}\p{N}\p{M}'’]+/gu;

function sought(wishes) {
  const terms = new Set(wishes.flatMap((wish) => [...wish.terms.keys()]));
  return (word) => wordsOf(word).some((part) => terms.has(stem(part)));
}

function marked(text, isSought) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN))
    if (isSought(match[0])) {
      nodes.push(text.slice(end, match.index), make("mark", {}, match[0]));
      end = match.index + match[0].length;
    }
  return [...nodes, text.slice(end)].filter((node) => node !== "");
}

/* The stretch of a text in which most different words of the question stand: { value, from, to }. */
function stretch(text, isSought) {
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({ at: match.index, end: match.index + match[0].length, hit: isSought(match[0]) && stem(fold(match[0])) }));
  let best = { value: 0, from: 0, to: tokens[SHOWN - 1]?.end ?? text.length };
  const hits = tokens.map(({ hit }, index) => (hit ? index : -1)).filter((index) => index >= 0);
  for (const hit of hits) {
    const start = Math.max(0, Math.min(hit - 5, tokens.length - SHOWN));
    const inside = tokens.slice(start, start + SHOWN);
    const value = new Set(inside.map((token) => token.hit).filter(Boolean)).size;
    if (value > best.value) best = { value, from: start ? inside[0].at : 0, to: inside.length < SHOWN || start + SHOWN >= tokens.length ? text.length : inside.at(-1).end };
  }
  return best;
}

/* The excerpt of an entry: its summary when that says as much, or the texts are not there yet, else its best passage. */
function excerpt({ summary }, sections, isSought) {
  let best = { text: summary, ...stretch(summary, isSought) };
  for (const [, , text] of sections) {
    const found = { text, ...stretch(text, isSought) };
    if (found.value > best.value || !best.text) best = found;
  }
  const shown = best.text.slice(best.from, best.to).trim();
  return [best.from ? "… " : "", ...marked(shown, isSought), best.to < best.text.length ? " …" : ""];
}

/* Sections of the page worth going to directly: those with an anchor that have most of the question. */
function places({ url }, sections, isSought, most) {
  const seen = new Set();
  return sections
    .filter(([anchor]) => anchor && !seen.has(anchor) && seen.add(anchor))
    .map(([anchor, heading, text]) => ({ url: `${url}#${anchor}`, title: heading || shortened(text), value: stretch(`${heading} ${text}`, isSought).value }))
    .filter(({ value }) => value > 0 && value >= Math.min(2, most))
    .sort((one, other) => other.value - one.value)
    .slice(0, 2);
}

const shortened = (text) => (text.length > 70 ? `${text.slice(0, text.lastIndexOf(" ", 68))} …` : text);

/* The nearest words of the handbook to one that it does not have. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      now[column] = Math.min(last[column] + 1, now[column - 1] + 1, last[column - 1] + !same);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        now[column] = Math.min(now[column], before[column - 2] + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    [before, last] = [last, now];
  }
  return last.at(-1);
}

/* One slip in a short word, two in a long one. Whoever mistypes seldom gets the first letter wrong. */
async function nearest(index, word) {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (!most || /\d/.test(word)) return [];
  const found = [];
  for (const other of await once(`v${index.words}`)) {
    const apart = distance(word, other, most);
    if (apart <= most) found.push([apart + (other[0] !== word[0]) / 2, other]);
  }
  found.sort(([one, a], [other, b]) => one - other || (a < b ? -1 : 1));
  return found.filter(([apart]) => apart < found[0][0] + 0.5).slice(0, 3).map(([, other]) => other);
}

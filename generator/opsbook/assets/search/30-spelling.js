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

/* One slip in a short word, two in a long one, and none in the first letter, which whoever mistypes seldom gets wrong. */
async function nearest(index, word) {
  if (word.length < 4 || /\d/.test(word)) return [];
  const most = word.length < 8 ? 1 : 2;
  const near = Array.from({ length: most + 1 }, () => []);
  for (const other of await once(`v${index.words}`)) if (other[0] === word[0]) near[distance(word, other, most)]?.push(other);
  return (near.find((some) => some[0]) || []).slice(0, 3);
}

// Reads place k counted from 0, which is the next one down; there may be none.
export function stream(k, a, adds) {
  const values = [...a];
  return adds.map((value) => {
    values.push(value);
    values.sort((x, y) => y - x);
    return values[k] ?? values.at(-1);
  });
}

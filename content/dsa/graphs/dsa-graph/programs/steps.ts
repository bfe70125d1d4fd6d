type Edge = [from: number, to: number];

function steps(n: number, edges: Edge[], start: number): number[] {
  const knows: number[][] = Array.from({ length: n }, () => []);
  for (const [u, v] of edges) {
    knows[u].push(v);
    knows[v].push(u);
  }
  const dist: number[] = Array(n).fill(-1); // not seen
  dist[start] = 0;
  const queue = [start];
  for (let head = 0; head < queue.length; head += 1) {
    const u = queue[head];
    for (const v of knows[u]) {
      if (dist[v] === -1) {
        dist[v] = dist[u] + 1; // seen from now on
        queue.push(v);
      }
    }
  }
  return dist;
}

const edges: Edge[] = [
  [0, 1],
  [0, 2],
  [1, 3],
  [2, 3],
  [3, 4],
];
console.log('steps from 0:', steps(6, edges, 0));
console.log('steps from 4:', steps(6, edges, 4));

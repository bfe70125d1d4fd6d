interface Player {
  name: string;
  score: number;
}

function rank(players: Player[]): void {
  players.sort((p, q) => {
    if (p.score !== q.score) return q.score - p.score;
    return p.name < q.name ? -1 : p.name > q.name ? 1 : 0;
  });
}

const players = [
  { name: 'Ben', score: 1 },
  { name: 'Tom', score: 2 },
  { name: 'Ada', score: 2 },
];
rank(players);
console.log(players);

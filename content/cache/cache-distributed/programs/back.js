const rows = new Map();
const servers = { A: new Map(), B: new Map(), C: new Map() };
for (let i = 0; i < 300; i += 1) rows.set(`k${i}`, 1);

/** The highest score has the key; score is any good hash of both names. */
function home(key, names) {
  return names.reduce((best, name) => (score(name, key) > score(best, key) ? name : best));
}

function score(name, key) {
  let hash = 0x811c9dc5;
  for (const letter of `${name} ${key}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function read(key, names) {
  const copies = servers[home(key, names)];
  if (!copies.has(key)) copies.set(key, rows.get(key));
  return copies.get(key);
}

function write(key, names) {
  rows.set(key, rows.get(key) + 1);
  servers[home(key, names)].delete(key); // the delete goes to where the key lives now
}

const count = (names) => [...rows.keys()].filter((key) => read(key, names) !== rows.get(key)).length;

function play(name, onReturn) {
  for (const copies of Object.values(servers)) copies.clear();
  const all = ['A', 'B', 'C'];
  for (const key of rows.keys()) read(key, all);
  const held = servers.C.size;
  const two = ['A', 'B']; // C cannot be reached, but keeps its memory
  for (const key of rows.keys()) read(key, two);
  for (const key of [...rows.keys()].filter((_, i) => i % 5 === 0)) write(key, two);
  for (const key of rows.keys()) read(key, two);
  onReturn();
  const first = count(all);
  // Later C is gone once more; A and B still hold what they took over.
  for (const key of rows.keys()) write(key, all);
  for (const key of rows.keys()) read(key, all);
  console.log(`${name}: C had ${held}, old answers ${first}; gone again: ${count(two)}`);
}

play('C comes back as it was', () => {});
play('C comes back empty', () => servers.C.clear());
play('all are emptied', () => Object.values(servers).forEach((copies) => copies.clear()));

const rows = new Map([
  ['lamp', 20],
  ['chair', 80],
]);
const cache = new Map();
let made = 0;

/** The generation of all keys of a shelf. A new one is never a number that was used before. */
function generation(shelf) {
  if (!cache.has(`gen:${shelf}`)) cache.set(`gen:${shelf}`, `g${++made}`);
  return cache.get(`gen:${shelf}`);
}

/** Reads in two halves, so that a write can come in between. */
function startRead(shelf, name) {
  const key = `${shelf}:${generation(shelf)}:${name}`;
  if (cache.has(key)) return () => cache.get(key);
  const row = rows.get(name);
  return () => {
    cache.set(key, row);
    return row;
  };
}

function write(shelf, name, price) {
  rows.set(name, price);
  cache.delete(`gen:${shelf}`); // all copies of the shelf are out of reach
}

const late = startRead('home', 'lamp');
write('home', 'lamp', 25);
console.log('the late reader has', late());
console.log('the next reader has', startRead('home', 'lamp')());
console.log([...cache.keys()].join('  '));

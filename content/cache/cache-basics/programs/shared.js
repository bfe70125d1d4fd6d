const cache = new Map();

function bestSellers() {
  if (!cache.has('best')) cache.set('best', ['lamp', 'chair', 'desk']);
  return cache.get('best'); // wrong: the caller gets the cache's own array
}

function frontPage(owned) {
  const page = bestSellers();
  for (const name of owned) page.splice(page.indexOf(name), 1);
  return page;
}

console.log(frontPage(['lamp']));
console.log(frontPage([]));

const readers = new Map(); // name of an event -> those who asked for it
const owners = new Map(); // name of a command -> the one who does it

function publish(event, data) {
  for (const react of readers.get(event) ?? []) react(data); // nobody at all is fine
}

function send(command, data) {
  const owner = owners.get(command);
  if (owner === undefined) throw new Error(`nobody does ${command}`);
  return owner(data);
}

function on(event, react) {
  readers.set(event, [...(readers.get(event) ?? []), react]);
}

const log = [];
owners.set('PlaceOrder', (order) => {
  if (order.items.length === 0) return { refused: 'empty' }; // a command may be refused
  publish('OrderPlaced', { id: order.id, total: 40 }); // an event tells what has happened
  return { id: order.id };
});
on('OrderPlaced', ({ id }) => log.push(`stock: order ${id}`));
on('OrderPlaced', ({ id }) => log.push(`mail: order ${id}`));

console.log(send('PlaceOrder', { id: 7, items: ['lamp'] }), log);
console.log(send('PlaceOrder', { id: 8, items: [] }), log.length);

// A sixth reader changes nothing above.
on('OrderPlaced', ({ total }) => log.push(`fraud check: ${total}`));
send('PlaceOrder', { id: 9, items: ['chair'] });
console.log(log.slice(2));

publish('CustomerShouldBeRefunded', { id: 7 }); // a command in disguise: nobody, and nobody notices
try {
  send('RefundCustomer', { id: 7 });
} catch (error) {
  console.log(error.message);
}

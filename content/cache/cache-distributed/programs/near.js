class Near {
  constructor() {
    this.copies = new Map();
    this.asked = new Map(); // key -> a mark for the question that is under way
  }

  /** Keeps the answer, unless the key was invalidated while it was on its way. */
  async get(key, ask) {
    if (this.copies.has(key)) return this.copies.get(key);
    const mark = Symbol(key);
    this.asked.set(key, mark);
    const value = await ask(key);
    if (this.asked.get(key) === mark) {
      this.asked.delete(key);
      this.copies.set(key, value);
    }
    return value;
  }

  invalidate(key) {
    this.copies.delete(key);
    this.asked.delete(key);
  }

  /** The line to the server was cut: what was invalidated meanwhile will never be told. */
  cut() {
    this.copies.clear();
    this.asked.clear();
  }
}

/** Wrong: keeps whatever answer comes. */
class Careless extends Near {
  async get(key, ask) {
    if (!this.copies.has(key)) this.copies.set(key, await ask(key));
    return this.copies.get(key);
  }
}

async function main() {
  for (const near of [new Careless(), new Near()]) {
    let price = 20;
    let arrive;
    const reply = near.get('lamp', (key) => {
      const sent = price; // the server has read 20, and the reply is on its way
      return new Promise((done) => (arrive = () => done(sent)));
    });
    price = 25;
    near.invalidate('lamp'); // on another connection, and faster
    arrive();
    await reply;
    console.log(
      near.constructor.name.padEnd(9),
      'next reader gets',
      await near.get('lamp', async () => price),
    );
  }
}

main();

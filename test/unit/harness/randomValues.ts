/** Any value of a type, the ugly ones included: unlike the engine's generator it knows no domains. */
import type { Rng } from '../../../src/engine/values/rng.ts';
import type { ValueType } from '../../../src/engine/values/type.ts';

const UGLY = [
  '"',
  '\\',
  '\n',
  '\r',
  '\t',
  '\b',
  '\f',
  '\u0000',
  '\u001f',
  '\u007f',
  '\u2028',
  '/',
  "'",
  '`',
  '$',
];
const WIDE = ['é', 'ß', '日', '\uFFFD', '\uFFFF', '\uE000', '😀', '𐀀', '\u{10FFFF}', 'e\u0301'];

export function anyValue(type: ValueType, rng: Rng, size: number): unknown {
  const items = (make: () => unknown, most = size): unknown[] =>
    Array.from({ length: rng.int(0, most) }, make);
  switch (type.kind) {
    case 'void':
      return undefined;
    case 'int':
      return anyInt(rng, -(2 ** 31), 2 ** 31 - 1);
    case 'long':
      if (type.safe) return anyInt(rng, -(2 ** 53) + 1, 2 ** 53 - 1);
      return rng.pick([
        -(2n ** 63n),
        2n ** 63n - 1n,
        0n,
        rng.bigint(-(2n ** 63n), 2n ** 63n - 1n),
        BigInt(anyInt(rng, -10, 10)),
      ]);
    case 'float':
      return anyFloat(rng);
    case 'bool':
      return rng.chance(0.5);
    case 'string':
      return items(() => String.fromCharCode(rng.int(32, 126))).join('');
    case 'text':
      return items(() =>
        rng.pick([
          String.fromCharCode(rng.int(32, 126)),
          rng.pick(UGLY),
          rng.pick(WIDE),
          String.fromCodePoint(rng.int(0x10000, 0x1ffff)),
        ]),
      ).join('');
    case 'array':
      return items(() => anyValue(type.item, rng, Math.ceil(size / 2)));
    case 'optional':
      return rng.chance(0.3) ? null : anyValue(type.item, rng, size);
    case 'tuple':
      return type.items.map((item) => anyValue(item, rng, Math.ceil(size / 2)));
    case 'record':
      return Object.fromEntries(
        type.fields.map((field) => [field.name, anyValue(field.type, rng, Math.ceil(size / 2))]),
      );
    case 'map':
      return new Map(
        items(() => [anyValue(type.key, rng, 4), anyValue(type.value, rng, 3)]) as [unknown, unknown][],
      );
    case 'list':
      return items(() => anyValue(type.item, rng, size));
    case 'randomList': {
      const length = rng.int(0, size);
      return Array.from({ length }, () => [
        anyValue(type.item, rng, size),
        rng.chance(0.3) ? null : rng.int(0, length - 1),
      ]);
    }
    case 'tree':
      return anyTree(() => anyValue(type.item, rng, size), rng, size);
  }
}

function anyTree(item: () => unknown, rng: Rng, size: number): unknown[] {
  const values: unknown[] = [];
  let open = 1;
  let nodes = rng.int(0, size);
  while (open > 0 && nodes > 0) {
    open -= 1;
    if (rng.chance(0.3) && open > 0) {
      values.push(null);
      continue;
    }
    values.push(item());
    nodes -= 1;
    open += 2;
  }
  while (values.at(-1) === null) values.pop();
  return values;
}

function anyInt(rng: Rng, min: number, max: number): number {
  return rng.pick([
    min,
    max,
    min + 1,
    max - 1,
    0,
    1,
    -1,
    rng.int(-20, 20),
    rng.int(min, max),
    rng.int(min, max),
  ]);
}

function anyFloat(rng: Rng): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setInt32(0, rng.int(-(2 ** 31), 2 ** 31 - 1));
  bits.setInt32(4, rng.int(-(2 ** 31), 2 ** 31 - 1));
  return rng.pick([
    bits.getFloat64(0),
    bits.getFloat64(0),
    rng.int(-1000, 1000) / 8,
    rng.int(-1_000_000, 1_000_000) * 10 ** rng.int(-30, 30),
    10 ** rng.int(-12, 25),
    rng.pick([
      0,
      -0,
      NaN,
      Infinity,
      -Infinity,
      5e-324,
      Number.MAX_VALUE,
      1e21,
      1e-6,
      1e-7,
      123456789012345680000,
    ]),
    rng.int(-(2 ** 53) + 1, 2 ** 53 - 1),
  ]);
}

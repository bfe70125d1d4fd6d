import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { refuseBuiltIns } from '../../../../../src/engine/languages/components/builtIns.ts';
import type { LanguageId } from '../../../../../src/engine/languages/ids.ts';
import { PlanError } from '../../../../../src/engine/languages/language.ts';
import { ADAPTERS } from '../../../../../src/engine/languages/registry.ts';
import { hashTableSpec } from '../../components/models/hashTable.ts';

const SPEC = { ...hashTableSpec, without: ['maps'] as const };
const FOLDER = new URL('../../../../../content/low-level-design/hash-table/', import.meta.url);

/** Line, column and text of the complaint; null where there is none. */
function refused(language: LanguageId, text: string, spec = SPEC): string | null {
  try {
    refuseBuiltIns({ path: 'solution', text }, language, spec);
    return null;
  } catch (error) {
    assert.ok(error instanceof PlanError);
    const [first] = error.messages;
    return `${first?.line}:${first?.column} ${first?.text}`;
  }
}

/** Each with the use in its second line at column 5, then what is shown. */
const USES: Readonly<Record<LanguageId, readonly (readonly [use: string, shown: string])[]>> = {
  go: [
    ['map[string]int{}', '`map[`'],
    ['sync.Map{}', '`sync.Map`'],
  ],
  python: [
    ['{}', 'a dictionary or a set'],
    ['{1, 2}', 'a dictionary or a set'],
    ['dict()', '`dict`'],
    ['defaultdict(int)', '`defaultdict`'],
    ['frozenset(a)', '`frozenset`'],
  ],
  typescript: [
    ['Map<string, number>()', '`Map`'],
    ['{}', '`{}`'],
  ],
  javascript: [
    ['Set()', '`Set`'],
    ['WeakMap()', '`WeakMap`'],
    ['Object.create(null)', '`Object.create`'],
  ],
  java: [
    ['HashMap<String, Integer>()', '`HashMap`'],
    ['TreeMap<>()', '`TreeMap`'],
    ['Map<String, Integer> m', '`Map`'],
    ['LinkedHashSet<>()', '`LinkedHashSet`'],
    ['ConcurrentHashMap<>()', '`ConcurrentHashMap`'],
    ['ConcurrentSkipListMap<>()', '`ConcurrentSkipListMap`'],
  ],
  cpp: [
    ['unordered_map<string, int> m;', '`unordered_map`'],
    ['map <string, int> m;', '`map`'],
    ['multiset<int> m;', '`multiset`'],
  ],
  rust: [
    ['HashMap::new()', '`HashMap`'],
    ['BTreeSet::new()', '`BTreeSet`'],
  ],
};

/** Names that only look like one. */
const OTHERS: Readonly<Record<LanguageId, readonly string[]>> = {
  go: ['m.mapped[0]', 'bitmap[3]', '"map[string]int"', '// map[string]int'],
  python: ['self.set', 'dataset = 1', '"{}".format(1)', '# {}', "f'{x}'", 'dict_of = 1'],
  typescript: ['this.Map', 'HashMap', 'if (a) {}', '() => {}', 'class A {}', '`${a}`', 'a.map(f)'],
  javascript: ['// new Map()', "'Set'", 'function f() {}', 'table.Set'],
  java: ['Bitmap b', 'Settings s', '"HashMap"', 'new int[] {}', 'MapEntry e'],
  cpp: ['bitmap<int>', 'map(x)', 'set_size(3)', '"std::map<int, int>"', 'offset < 3'],
  rust: ['iter.map(|x| x)', 'MyHashMap', '// HashMap'],
};

describe('what a component must do without', () => {
  for (const { id } of ADAPTERS) {
    it(`is found in ${id}, at its place`, () => {
      for (const [use, shown] of USES[id]) {
        const text = `\n  = ${use}`;
        const expected = `2:5 This problem is about doing without ${shown.replace('map[', 'map')}: build it from arrays, lists and records of your own.`;
        assert.equal(refused(id, text), expected, use);
        assert.equal(refused(id, text, hashTableSpec as typeof SPEC), null, use);
      }
    });

    it(`is not seen in ${id} where something else has such a name`, () => {
      for (const text of OTHERS[id]) assert.equal(refused(id, `\n  ${text}\n`), null, text);
    });

    it(`is in no program of the hash table in ${id}`, () => {
      for (const folder of ['solutions', 'rejected', 'slow']) {
        for (const name of readdirSync(new URL(`${folder}/`, FOLDER))) {
          if (!ADAPTERS.some((one) => one.id === id && one.extensions.some((end) => name.endsWith(end))))
            continue;
          assert.equal(refused(id, readFileSync(new URL(`${folder}/${name}`, FOLDER), 'utf8')), null, name);
        }
      }
    });
  }
});

/** Plain tests of components in Java: what is called, and what must come of it, with JUnit 5. */
import type { Call, CallOutcome, ComponentSpec, Sequence } from '../../components/spec.ts';
import { isCall, methodOf } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import { javaName } from '../javaTypes.ts';
import { wrapComment } from '../stubs.ts';
import { javaTypesBeside } from './javaDeclarations.ts';
import { javaCall } from './javaSteps.ts';
import type { Named } from './javaTypes.ts';
import {
  EXCEPTION,
  javaClass,
  javaComponentTypes,
  javaInstance,
  javaLong,
  javaParamType,
  javaValue,
} from './javaTypes.ts';

/** The functions that a component may be given (engine/components/functions.ts), as expressions. */
const FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  length: ['String::length;'],
  constant: ['text -> 7;'],
  negative: ['text -> text.isEmpty() ? -1 : -text.charAt(0);'],
  least: ['text -> Integer.MIN_VALUE;'],
  sum: ['text -> text.chars().sum();'],
  fnv: fnv('hash'),
  fnvLong: fnv('hash & 0xffffffffL'),
  lengthLong: ['String::length;'],
};

function fnv(result: string): readonly string[] {
  return [
    'text -> {',
    '    int hash = 0x811c9dc5; // FNV-1a',
    '    for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x01000193;',
    `    return ${result};`,
    '};',
  ];
}

const CLOCK = [
  '/** Stands until it is moved. */',
  'private static class FakeClock implements {clock} {',
  '    private long now;',
  '',
  '    FakeClock(long now) {',
  '        this.now = now;',
  '    }',
  '',
  '    void advance(long ms) {',
  '        now += ms;',
  '    }',
  '',
  '    @Override',
  '    public long nowMs() {',
  '        return now;',
  '    }',
  '}',
];

const REFUSES = [
  'private static void assertRefuses(String code, Executable call) {',
  '    assertEquals(code, assertThrows({exception}.class, call).code);',
  '}',
];

/** Texts of values, in which arrays and records of arrays are their contents. */
const SHOWN = [
  '/** The text of a value, by what is in it. */',
  'private static String shown(Object value) {',
  '    if (value instanceof Record) {',
  '        return Stream.of(value.getClass().getRecordComponents())',
  '                .map(part -> {',
  '                    try {',
  '                        part.getAccessor().setAccessible(true);',
  '                        return shown(part.getAccessor().invoke(value));',
  '                    } catch (ReflectiveOperationException error) {',
  '                        throw new AssertionError(error);',
  '                    }',
  '                })',
  '                .toList()',
  '                .toString();',
  '    }',
  '    if (value instanceof Map<?, ?> map) {',
  '        return map.entrySet().stream()',
  '                .map(entry -> shown(entry.getKey()) + "=" + shown(entry.getValue()))',
  '                .sorted()',
  '                .toList()',
  '                .toString();',
  '    }',
  '    return value != null && value.getClass().isArray() ? items(value).toString() : String.valueOf(value);',
  '}',
];

/** Items that say themselves what is in them need no `shown`. */
const ITEMS = [
  '/** The texts of the items of an array. */',
  'private static List<String> items(Object array) {',
  '    return IntStream.range(0, Array.getLength(array)).mapToObj(i -> {shown}(Array.get(array, i))).toList();',
  '}',
];

const SORTED = [
  '/** The same for arrays whose order does not matter. */',
  'private static List<String> sorted(Object array) {',
  '    return items(array).stream().sorted().toList();',
  '}',
];

const GROUPS = [
  '/** The same for arrays of arrays, in which no order matters. */',
  'private static List<String> groups(Object array) {',
  '    return IntStream.range(0, Array.getLength(array))',
  '            .mapToObj(i -> sorted(Array.get(array, i)).toString())',
  '            .sorted()',
  '            .toList();',
  '}',
];

type Helper = 'refuses' | 'shown' | 'sorted' | 'groups';

export class JavaTest {
  private readonly spec: ComponentSpec;
  private readonly named: Named;
  private readonly assertions = new Set<string>();
  private readonly helpers = new Set<Helper>();
  private readonly methods: (readonly string[])[] = [];

  constructor(spec: ComponentSpec) {
    this.spec = spec;
    this.named = javaComponentTypes(spec);
  }

  /** A test method of one sequence. */
  add(name: string, note: string | null, sequence: Sequence, outcomes: readonly CallOutcome[]): void {
    const body = [
      ...this.construct(sequence, outcomes[0]),
      ...sequence.steps.flatMap((step, i) => {
        const outcome = outcomes[i + 1];
        if (outcome === undefined) return [];
        return isCall(step) ? this.call(step, outcome) : [`${javaCall(step, this.spec)};`];
      }),
    ];
    const about = note === null ? [] : wrapComment(note, '// ');
    this.methods.push([...about, '@Test', `void ${name}() {`, ...body.map((line) => `    ${line}`), '}']);
  }

  /** The whole file. */
  file(name: string, head: readonly string[]): string {
    const { spec, helpers } = this;
    const isUnordered = helpers.has('sorted') || helpers.has('groups');
    const members: (readonly string[])[] = [
      ...this.methods,
      ...(helpers.has('refuses') ? [REFUSES] : []),
      ...(helpers.has('shown') ? [SHOWN] : []),
      ...(helpers.has('shown') || isUnordered ? [ITEMS] : []),
      ...(isUnordered ? [SORTED] : []),
      ...(helpers.has('groups') ? [GROUPS] : []),
      ...(spec.clock === null ? [] : [CLOCK]),
    ];
    const text = members
      .map((lines) => lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n'))
      .join('\n\n')
      .replaceAll('{shown}', helpers.has('shown') ? 'shown' : 'String.valueOf')
      .replace('{clock}', this.path('Clock'))
      .replace('{exception}', this.path(EXCEPTION));
    const statics = [
      'assertArrayEquals',
      'assertEquals',
      'assertFalse',
      'assertNull',
      'assertThrows',
      'assertTrue',
    ];
    const imports: readonly (readonly [string, string])[] = [
      ['Array\\.', 'java.lang.reflect.Array'],
      ['List<', 'java.util.List'],
      ['Map[.<]', 'java.util.Map'],
      ['ToIntFunction<', 'java.util.function.ToIntFunction'],
      ['ToLongFunction<', 'java.util.function.ToLongFunction'],
      ['IntStream\\.', 'java.util.stream.IntStream'],
      ['Stream\\.of', 'java.util.stream.Stream'],
      ['@Test', 'org.junit.jupiter.api.Test'],
      ['Executable ', 'org.junit.jupiter.api.function.Executable'],
    ];
    const used = (word: string): boolean => new RegExp(`(?<!\\w)${word}`).test(text);
    return [
      ...head,
      '',
      ...statics
        .filter((one) => used(`${one}\\(`))
        .map((one) => `import static org.junit.jupiter.api.Assertions.${one};`),
      '',
      ...imports.filter(([word]) => used(word)).map(([, path]) => `import ${path};`),
      '',
      `class ${name} {`,
      text,
      '}',
      '',
    ].join('\n');
  }

  /** Types beside the component are members of it in the stub. */
  private path(name: string): string {
    return javaTypesBeside(this.spec).has(name) ? `${javaClass(this.spec)}.${name}` : name;
  }

  private value(value: unknown, type: ValueType): string {
    return javaValue(value, type, this.named, (name) => this.path(name));
  }

  private construct({ args, start }: Sequence, outcome: CallOutcome | undefined): readonly string[] {
    const { spec, named } = this;
    const functions = spec.params.flatMap((param, i) => {
      if (param.kind === 'value') return [];
      const [first = '', ...rest] = FUNCTIONS[String(args[i])] ?? [];
      return [`${javaParamType(param, named)} ${javaName(param.name)} = ${first}`, ...rest];
    });
    const passed = spec.params.map((param, i) =>
      param.kind === 'value' ? this.value(args[i], param.type) : javaName(param.name),
    );
    const clock = spec.clock === null ? [] : [`FakeClock clock = new FakeClock(${javaLong(start)});`];
    const name = javaClass(spec);
    const made = `new ${name}(${[...passed, ...(spec.clock === null ? [] : ['clock'])].join(', ')})`;
    const line =
      outcome?.kind === 'refused'
        ? this.refuses(outcome.code, made)
        : `${name} ${javaInstance(spec)} = ${made};`;
    return [...functions, ...clock, line];
  }

  private call(step: Call, outcome: CallOutcome): readonly string[] {
    const { returns, compare } = methodOf(this.spec, step);
    const call = javaCall(step, this.spec, (name) => this.path(name));
    if (outcome.kind === 'refused') return [this.refuses(outcome.code, call)];
    if (outcome.kind !== 'value' || returns.kind === 'void') return [`${call};`];
    if (compare.kind === 'free') return ['// Several results are right here.', `${call};`];
    const { value } = outcome;
    if (returns.kind === 'optional' && (value === null || value === undefined))
      return [`assertNull(${call});`];
    const type = returns.kind === 'optional' ? returns.item : returns;
    const wanted = this.value(value, type);
    if (returns.kind === 'bool') return [`${value === true ? 'assertTrue' : 'assertFalse'}(${call});`];
    if (type.kind === 'array' && compare.kind === 'unordered')
      return [this.same('sorted', type.item, wanted, call)];
    if (type.kind === 'array' && compare.kind === 'nestedUnordered') {
      return type.item.kind === 'array'
        ? [this.same('groups', type.item.item, wanted, call)]
        : [this.same('sorted', type.item, wanted, call)];
    }
    if (type.kind === 'float' && compare.kind === 'float') {
      return [`assertEquals(${wanted}, ${call}, ${compare.tolerance} * Math.max(1, Math.abs(${wanted})));`];
    }
    if (isPlain(type)) return [`assertEquals(${wanted}, ${call});`];
    if (type.kind === 'array' && isPlain(type.item)) return [`assertArrayEquals(${wanted}, ${call});`];
    return [this.same('shown', type, wanted, call)];
  }

  private refuses(code: string, call: string): string {
    this.helpers.add('refuses');
    return `assertRefuses(${JSON.stringify(code)}, () -> ${call});`;
  }

  /** @param type what the helper writes as texts */
  private same(helper: Helper, type: ValueType, wanted: string, call: string): string {
    this.helpers.add(helper);
    if (!isPlain(type)) this.helpers.add('shown');
    return `assertEquals(${helper}(${wanted}), ${helper}(${call}));`;
  }
}

/** `equals` looks at the contents: not so for arrays, nor for records with arrays. */
function isPlain(type: ValueType): boolean {
  switch (type.kind) {
    case 'int':
    case 'long':
    case 'float':
    case 'bool':
    case 'string':
    case 'text':
      return true;
    case 'record':
      return type.fields.every((field) => isPlain(field.type));
    case 'tuple':
      return new Set(type.items.map((item) => item.kind)).size > 1 && type.items.every(isPlain);
    case 'optional':
      return isPlain(type.item);
    case 'map':
      return isPlain(type.key) && isPlain(type.value);
    default:
      return false;
  }
}

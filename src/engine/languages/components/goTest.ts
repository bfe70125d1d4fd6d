/** Plain tests of components in Go: what is called, and what must come of it, in `testing`'s own words. */
import type { Call, CallOutcome, ComponentSpec, MethodSpec, Sequence } from '../../components/spec.ts';
import { isCall, methodOf } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import { goParam } from '../goTypes.ts';
import { wrapComment } from '../stubs.ts';
import { constructorRefuses, errName } from './componentTypes.ts';
import { goCall } from './goSteps.ts';
import type { Named } from './goTypes.ts';
import { goComponentTypes, goConstructorName, goInstance, goPointer, goValue, isMaybe } from './goTypes.ts';

/** Longer calls are named in messages without their arguments. */
const SHOWN = 60;

/** The functions that a component may be given (engine/components/functions.ts), as expressions. */
const FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  length: ['func(text string) int { return len(text) }'],
  constant: ['func(string) int { return 7 }'],
  negative: [
    'func(text string) int {',
    '\tif text == "" {',
    '\t\treturn -1',
    '\t}',
    '\treturn -int(text[0])',
    '}',
  ],
  least: ['func(string) int { return math.MinInt32 }'],
  sum: [
    'func(text string) int {',
    '\tsum := 0',
    '\tfor i := 0; i < len(text); i++ {',
    '\t\tsum += int(text[i])',
    '\t}',
    '\treturn sum',
    '}',
  ],
  fnv: fnv('int', 'int(int32(hash))'),
  fnvLong: fnv('int64', 'int64(hash)'),
  lengthLong: ['func(text string) int64 { return int64(len(text)) }'],
};

function fnv(type: string, result: string): readonly string[] {
  return [
    `func(text string) ${type} {`,
    '\thash := uint32(2166136261) // FNV-1a',
    '\tfor i := 0; i < len(text); i++ {',
    '\t\thash = (hash ^ uint32(text[i])) * 16777619',
    '\t}',
    `\treturn ${result}`,
    '}',
  ];
}

/** What Go's library has no name for. The key is what a test calls. */
const HELPERS: Readonly<Record<string, { readonly imports: readonly string[]; readonly text: string }>> = {
  ptr: {
    imports: [],
    text: `// {name} gives a pointer to a value.
func {name}[T any](value T) *T { return &value }
`,
  },
  sameItems: {
    imports: ['fmt'],
    text: `// {name} tells whether two lists hold the same items in any order.
func {name}[T any](a, b []T) bool {
	left := map[string]int{}
	for _, item := range a {
		left[fmt.Sprintf("%#v", item)]++
	}
	for _, item := range b {
		left[fmt.Sprintf("%#v", item)]--
	}
	for _, count := range left {
		if count != 0 {
			return false
		}
	}
	return true
}
`,
  },
  sameGroups: {
    imports: ['fmt', 'slices', 'sort'],
    text: `// {name} tells whether two lists hold the same groups: in any order, each in any order.
func {name}[T any](a, b [][]T) bool {
	texts := func(groups [][]T) []string {
		all := []string{}
		for _, group := range groups {
			items := []string{}
			for _, item := range group {
				items = append(items, fmt.Sprintf("%#v", item))
			}
			sort.Strings(items)
			all = append(all, fmt.Sprintf("%q", items))
		}
		sort.Strings(all)
		return all
	}
	return slices.Equal(texts(a), texts(b))
}
`,
  },
};

export class GoTest {
  private readonly spec: ComponentSpec;
  private readonly clock: string;
  private readonly named: Named;
  private readonly imports = new Set(['testing']);
  private readonly helpers = new Set<string>();
  private readonly functions: string[] = [];
  private readonly pointer = (item: string, type: string): string => {
    this.helpers.add('ptr');
    return goPointer(item, type, this.nameOf('ptr'));
  };

  /** @param clock name of the type of the clock; other names of the package are made from it */
  constructor(spec: ComponentSpec, clock: string) {
    this.spec = spec;
    this.clock = clock;
    this.named = goComponentTypes(spec);
  }

  /** A test function of one sequence. */
  add(name: string, note: string | null, sequence: Sequence, outcomes: readonly CallOutcome[]): void {
    const { steps } = sequence;
    const isUsed = steps.some(isCall);
    const body = [
      ...this.construct(sequence, outcomes[0], isUsed),
      ...steps.flatMap((step, i) => {
        const outcome = outcomes[i + 1];
        if (outcome === undefined) return [];
        return isCall(step) ? this.call(step, outcome) : [`clock.Advance(${step.advance})`];
      }),
    ];
    this.functions.push(
      [
        ...(note === null ? [] : wrapComment(note, '// ')),
        `func ${name}(t *testing.T) {`,
        ...body.map((line) => `\t${line}`),
        '}',
        '',
      ].join('\n'),
    );
  }

  /** The whole file. */
  file(packageName: string, head: readonly string[]): string {
    const helpers = [...this.helpers].map((key) => HELPERS[key]).filter((one) => one !== undefined);
    for (const one of helpers.flatMap(({ imports }) => imports)) this.imports.add(one);
    const imports = [...this.imports].sort();
    const clock = [
      `// ${this.clock} stands until it is moved.`,
      `type ${this.clock} struct{ now int64 }`,
      '',
      `func (c *${this.clock}) NowMs() int64 { return c.now }`,
      '',
      `func (c *${this.clock}) Advance(ms int64) { c.now += ms }`,
      '',
    ];
    return [
      ...head,
      '',
      `package ${packageName}`,
      '',
      ...(imports.length === 1
        ? [`import "${imports.join('')}"`]
        : ['import (', ...imports.map((one) => `\t"${one}"`), ')']),
      '',
      ...(this.spec.clock === null ? [] : clock),
      ...this.functions,
      ...[...this.helpers].map((key) => (HELPERS[key]?.text ?? '').replaceAll('{name}', this.nameOf(key))),
    ].join('\n');
  }

  private nameOf(helper: string): string {
    return this.clock === 'fakeClock' ? helper : `${helper}${this.clock.replace('clock', '')}`;
  }

  private construct(
    { args, start }: Sequence,
    outcome: CallOutcome | undefined,
    isUsed: boolean,
  ): readonly string[] {
    const { spec } = this;
    const functions = spec.params.flatMap((param, i) => {
      if (param.kind === 'value') return [];
      const [first = '', ...rest] = FUNCTIONS[String(args[i])] ?? [];
      if (first.includes('math.')) this.imports.add('math');
      return [`${goParam(param.name)} := ${first}`, ...rest];
    });
    const passed = spec.params.map((param, i) =>
      param.kind === 'value' ? this.value(args[i], param.type) : goParam(param.name),
    );
    const name = goConstructorName(spec);
    const clock = spec.clock === null ? [] : [`clock := &${this.clock}{now: ${start}}`];
    const call = `${name}(${[...passed, ...(spec.clock === null ? [] : ['clock'])].join(', ')})`;
    const lines = [...functions, ...clock];
    if (outcome?.kind === 'refused') {
      const error = this.sentinel(outcome.code);
      return [
        ...lines,
        `if _, err := ${call}; !${error} {`,
        `\tt.Errorf("${name}: %v; want ${errName(outcome.code)}", err)`,
        '}',
      ];
    }
    if (!constructorRefuses(spec)) return [...lines, `${isUsed ? `${goInstance(spec)} := ` : ''}${call}`];
    const made = isUsed ? goInstance(spec) : '_';
    return [...lines, `${made}, err := ${call}`, 'if err != nil {', `\tt.Fatalf("${name}: %v", err)`, '}'];
  }

  private call(step: Call, outcome: CallOutcome): readonly string[] {
    const method = methodOf(this.spec, step);
    const text = goCall(step, this.spec, this.pointer);
    const call = `${goInstance(this.spec)}.${text}`;
    const shown = shownCall(text);
    const { returns, errors, compare } = method;
    if (outcome.kind === 'refused') {
      const unused = returns.kind === 'void' ? '' : isMaybe(returns) ? '_, _, ' : '_, ';
      return [
        `if ${unused}err := ${call}; !${this.sentinel(outcome.code)} {`,
        `\tt.Errorf(${quoted(`${shown}: %v; want ${errName(outcome.code)}`)}, err)`,
        '}',
      ];
    }
    if (outcome.kind !== 'value') return [call];
    if (compare.kind === 'free') return ['// Several results are right here.', call];
    const fails = errors.length === 0 ? [] : ['err != nil'];
    const error = errors.length === 0 ? '' : ', err';
    if (returns.kind === 'void') {
      if (errors.length === 0) return [call];
      return [`if err := ${call}; err != nil {`, `\tt.Errorf(${quoted(`${shown}: %v`)}, err)`, '}'];
    }
    const place = error === '' ? '%v' : '%v, %v';
    const { value } = outcome;
    if (isMaybe(returns) && (value === null || value === undefined)) {
      return [
        `if got, ok${error} := ${call}; ${[...fails, 'ok'].join(' || ')} {`,
        `\tt.Errorf(${quoted(`${shown} = ${place}; want nothing`)}, got${error})`,
        '}',
      ];
    }
    const type = isMaybe(returns) ? returns.item : returns;
    const wanted = this.value(value, type);
    const differs = this.differs(method, type, value, wanted);
    const ok = isMaybe(returns) ? ', ok' : '';
    const isOk = isMaybe(returns) ? ['!ok'] : [];
    const want = wanted.length > SHOWN ? '' : `; want ${percent(wanted)}`;
    return [
      `if got${ok}${error} := ${call}; ${[...fails, ...isOk, differs].join(' || ')} {`,
      `\tt.Errorf(${quoted(`${shown} = ${place}${want}`)}, got${error})`,
      '}',
    ];
  }

  private value(value: unknown, type: ValueType): string {
    const text = goValue(value, type, this.named, this.pointer);
    if (/\bmath\./.test(text)) this.imports.add('math');
    return text;
  }

  private sentinel(code: string): string {
    this.imports.add('errors');
    return `errors.Is(err, ${errName(code)})`;
  }

  /** What is true where `got` is wrong. */
  private differs({ compare }: MethodSpec, type: ValueType, value: unknown, wanted: string): string {
    if (type.kind === 'bool') return value === true ? '!got' : 'got';
    if (type.kind === 'float' && compare.kind === 'float') {
      this.imports.add('math');
      return `math.Abs(got-${wanted}) > ${compare.tolerance}*math.Max(1, math.Abs(${wanted}))`;
    }
    const isList = type.kind === 'array';
    if (isList && compare.kind === 'unordered') return this.helped('sameItems', wanted);
    if (isList && compare.kind === 'nestedUnordered') {
      return this.helped(type.item.kind === 'array' ? 'sameGroups' : 'sameItems', wanted);
    }
    if (isComparable(type)) {
      return type.kind === 'record' || type.kind === 'tuple' ? `got != (${wanted})` : `got != ${wanted}`;
    }
    if (isList && isComparable(type.item)) {
      this.imports.add('slices');
      return `!slices.Equal(got, ${wanted})`;
    }
    this.imports.add('reflect');
    return `!reflect.DeepEqual(got, ${wanted})`;
  }

  private helped(helper: string, wanted: string): string {
    this.helpers.add(helper);
    return `!${this.nameOf(helper)}(got, ${wanted})`;
  }
}

function isComparable(type: ValueType): boolean {
  switch (type.kind) {
    case 'tuple':
      return type.items.every(isComparable);
    case 'record':
      return type.fields.every((field) => isComparable(field.type));
    case 'int':
    case 'long':
    case 'float':
    case 'bool':
    case 'string':
    case 'text':
      return true;
    default:
      return false;
  }
}

function shownCall(text: string): string {
  return percent(text.length > SHOWN ? text.slice(0, text.indexOf('(')) : text);
}

function percent(text: string): string {
  return text.replaceAll('%', '%%');
}

/** A text as Go writes it best. */
function quoted(text: string): string {
  return text.includes('"') && !/[`\\\n]/.test(text) ? `\`${text}\`` : JSON.stringify(text);
}

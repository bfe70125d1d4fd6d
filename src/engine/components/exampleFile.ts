/** The examples of a component: short sequences of calls with what each gives. */
import { readValue } from '../catalog/domains.ts';
import type { YamlReader, YamlValue } from '../catalog/yamlReader.ts';
import { outsideSpec } from './check.ts';
import type { CallOutcome, ComponentSpec, SequenceExample, Step } from './spec.ts';
import { MOVED, wireTypeOf } from './spec.ts';

type Described = Omit<ComponentSpec, 'examples'>;

/** Two at least, so that a learner sees more than one side. */
const FEWEST = 2;
const LATEST = Number.MAX_SAFE_INTEGER;

export function readSequenceExamples(
  yaml: YamlReader,
  at: YamlValue,
  spec: Described,
): readonly SequenceExample[] | null {
  const items = yaml.list(at);
  if (items === null) return null;
  if (items.length < FEWEST) return yaml.complain(at, `Expected two examples at least, got ${items.length}.`);
  const examples = items.map((item) => readExample(yaml, item, spec));
  return examples.every((example) => example !== null) ? examples : null;
}

function readExample(yaml: YamlReader, at: YamlValue, spec: Described): SequenceExample | null {
  const fields = yaml.fields(at, ['new', 'note'], ['steps', 'start', 'refuses']);
  if (fields?.new === undefined || fields.note === undefined) return null;
  const note = yaml.text(fields.note);
  const args = readArgs(yaml, fields.new, spec);
  const start = fields.start === undefined ? 0 : yaml.integer(fields.start, 0, LATEST);
  const refused = fields.refuses === undefined ? null : yaml.oneOf(fields.refuses, Object.keys(spec.errors));
  if (note === null || args === null || start === null) return null;
  if (fields.refuses !== undefined) {
    if (fields.steps !== undefined)
      return yaml.complain(fields.steps, 'No steps after a constructor that refuses.');
    if (refused === null) return null;
    const sequence = { args, steps: [], start };
    return { sequence, outcomes: [{ kind: 'refused', code: refused }], note };
  }
  if (fields.steps === undefined) return yaml.complain(at, 'Missing "steps".');
  const read = yaml.list(fields.steps)?.map((one) => readStep(yaml, one, spec)) ?? null;
  if (read === null || !read.every((one) => one !== null)) return null;
  const sequence = { args, steps: read.map(({ step }) => step), start };
  const why = outsideSpec(sequence, { ...spec, examples: [] });
  if (why !== null) return yaml.complain(at, `Not a valid input: ${why}.`);
  const made: CallOutcome = { kind: 'value', value: undefined };
  return { sequence, outcomes: [made, ...read.map(({ outcome }) => outcome)], note };
}

function readArgs(yaml: YamlReader, at: YamlValue, spec: Described): readonly unknown[] | null {
  const items = yaml.list(at);
  if (items === null) return null;
  const names = spec.params.map(({ name }) => name);
  if (items.length !== names.length) return wrongCount(yaml, at, names, items.length);
  const values = spec.params.map((param, i) => readValue(yaml, items[i] as YamlValue, wireTypeOf(param)));
  return values.every((one) => one !== null) ? values.map(({ value }) => value) : null;
}

interface ReadStep {
  readonly step: Step;
  readonly outcome: CallOutcome;
}

/** `{ advance: 500 }`, `{ call: allow, args: [2], gives: true }` or `{ call: allow, args: [-1], refuses: INVALID }`. */
function readStep(yaml: YamlReader, at: YamlValue, spec: Described): ReadStep | null {
  const fields = yaml.fields(at, [], ['advance', 'call', 'args', 'gives', 'refuses']);
  if (fields === null) return null;
  if (fields.advance !== undefined) {
    const advance = yaml.integer(fields.advance, -LATEST, LATEST);
    const other = fields.call ?? fields.args ?? fields.gives ?? fields.refuses;
    if (other !== undefined) return yaml.complain(other, '"advance" stands alone.');
    return advance === null ? null : { step: { advance }, outcome: MOVED };
  }
  if (fields.call === undefined) return yaml.complain(at, 'Expected "call" or "advance".');
  const name = yaml.oneOf(
    fields.call,
    spec.methods.map((one) => one.name),
  );
  const index = spec.methods.findIndex((one) => one.name === name);
  const method = spec.methods[index];
  if (method === undefined) return null;
  const items = fields.args === undefined ? [] : yaml.list(fields.args);
  if (items === null) return null;
  const names = method.params.map((param) => param.name);
  if (items.length !== names.length) return wrongCount(yaml, fields.args ?? at, names, items.length);
  const args = method.params.map((param, i) => readValue(yaml, items[i] as YamlValue, param.type));
  if (!args.every((one) => one !== null)) return null;
  const step = { method: index, args: args.map(({ value }) => value) };
  if (fields.refuses !== undefined) {
    if (fields.gives !== undefined)
      return yaml.complain(fields.gives, 'A call gives something or refuses, not both.');
    const code = yaml.oneOf(fields.refuses, method.errors);
    return code === null ? null : { step, outcome: { kind: 'refused', code } };
  }
  if (method.returns.kind === 'void') {
    if (fields.gives !== undefined) return yaml.complain(fields.gives, `"${method.name}" gives nothing.`);
    return { step, outcome: { kind: 'value', value: undefined } };
  }
  if (fields.gives === undefined)
    return yaml.complain(at, `Missing "gives" or "refuses": what "${method.name}" does here.`);
  const given = readValue(yaml, fields.gives, method.returns);
  return given === null ? null : { step, outcome: { kind: 'value', value: given.value } };
}

function wrongCount(yaml: YamlReader, at: YamlValue, names: readonly string[], got: number): null {
  const list = names.length === 0 ? '' : ` (${names.join(', ')})`;
  return yaml.complain(at, `Expected ${names.length} arguments${list}, got ${got}.`);
}

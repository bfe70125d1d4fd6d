/** problem.yaml: what a problem is, without its texts and programs. */
import { readComponent } from '../components/specFile.ts';
import type { ComponentSpec } from '../components/spec.ts';
import { readEstimate } from '../estimates/specFile.ts';
import type { EstimateSpec } from '../estimates/spec.ts';
import type { Complaint } from './complaint.ts';
import { anyOf } from './complaint.ts';
import { FUNCTION_KEYS, readFunction } from './functionFile.ts';
import { PROBLEM_KINDS } from './model.ts';
import type { Difficulty, FunctionSpec, ProblemKind } from './model.ts';
import type { Id, YamlValue } from './yamlReader.ts';
import { YamlReader } from './yamlReader.ts';

const HINTS = 3;

export interface ProblemData {
  readonly id: Id;
  readonly title: string;
  readonly kind: ProblemKind;
  readonly difficulty: Difficulty;
  readonly minutes: number;
  readonly needs: readonly Id[];
  readonly hints: readonly string[];
  /** Of the kind `function`. */
  readonly spec?: FunctionSpec;
  /** Of the kind `component`. */
  readonly component?: ComponentSpec;
  /** Of the kind `estimate`. */
  readonly estimate?: EstimateSpec;
  readonly yaml: YamlReader;
}

/** Reads the file; null, with complaints, where it does not make a problem. */
export function readProblemFile(file: string, text: string, complaints: Complaint[]): ProblemData | null {
  const before = complaints.length;
  const yaml = new YamlReader(file, text, complaints);
  if (yaml.root === null) return null;
  const kind = kindOf(yaml, yaml.root);
  const fields = yaml.fields(
    yaml.root,
    ['id', 'title', 'kind', 'difficulty', 'minutes', 'hints', ...KEYS_OF[kind]],
    ['needs'],
  );
  if (fields === null) return null;
  const read = <T>(at: YamlValue | undefined, how: (at: YamlValue) => T | null): T | null =>
    at === undefined ? null : how(at);

  const id = read(fields.id, (at) => yaml.id(at));
  const title = read(fields.title, (at) => yaml.text(at));
  const known = read(fields.kind, (at) => readKind(yaml, at));
  const difficulty = read(fields.difficulty, (at) => yaml.integer(at, 1, 3)) as Difficulty | null;
  const minutes = read(fields.minutes, (at) => yaml.integer(at, 1, 180));
  const needs = fields.needs === undefined ? [] : yaml.ids(fields.needs);
  const hints = read(fields.hints, (at) => readHints(yaml, at));
  const spec = kind === 'function' ? readFunction(yaml, fields) : undefined;
  const component =
    kind === 'component' ? read(fields.component, (at) => readComponent(yaml, at)) : undefined;
  const estimate = kind === 'estimate' ? read(fields.estimate, (at) => readEstimate(yaml, at)) : undefined;
  if (
    id === null ||
    title === null ||
    known === null ||
    difficulty === null ||
    minutes === null ||
    needs === null ||
    hints === null ||
    spec === null ||
    component === null ||
    estimate === null ||
    complaints.length > before
  ) {
    return null;
  }
  return {
    ...{ id, title, kind, difficulty, minutes, needs, hints, yaml },
    ...(spec === undefined ? {} : { spec }),
    ...(component === undefined ? {} : { component }),
    ...(estimate === undefined ? {} : { estimate }),
  };
}

/** Kinds that have a judge, with the keys that only they have. */
const KEYS_OF = { function: FUNCTION_KEYS, component: ['component'], estimate: ['estimate'] } as const;
type JudgedKind = keyof typeof KEYS_OF;

/** What the file says it is, to know what it needs; what is said wrong is told when the field is read. */
function kindOf(yaml: YamlReader, root: YamlValue): JudgedKind {
  const entries = yaml.isMapping(root) ? (yaml.entries(root) ?? []) : [];
  const said = entries.find(([key]) => key === 'kind')?.[1];
  const kinds = Object.keys(KEYS_OF) as JudgedKind[];
  return kinds.find((kind) => said !== undefined && yaml.is(said, kind)) ?? 'function';
}

function readKind(yaml: YamlReader, at: YamlValue): ProblemKind | null {
  const kind = yaml.oneOf(at, PROBLEM_KINDS);
  if (kind === null || kind in KEYS_OF) return kind;
  return yaml.complain(at, `The kind "${kind}" has no judge yet; ${anyOf(Object.keys(KEYS_OF))} have.`);
}

function readHints(yaml: YamlReader, at: YamlValue): readonly string[] | null {
  const items = yaml.list(at);
  if (items === null) return null;
  if (items.length !== HINTS)
    return yaml.complain(at, `Expected ${HINTS} hints (look, idea, shape), got ${items.length}.`);
  const hints = items.map((item) => yaml.text(item));
  return hints.every((hint) => hint !== null) ? hints : null;
}

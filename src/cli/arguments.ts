/** What was asked for, from the words of the command line. */
import { parseArgs } from 'node:util';
import { anyOf, nearest } from '../engine/catalog/complaint.ts';
import type { LanguageId } from '../engine/languages/ids.ts';
import { ADAPTERS } from '../engine/languages/registry.ts';

/** The command line cannot be understood; the message says what would be right. */
export class UsageError extends Error {}

export type Request =
  | { readonly command: 'help' }
  | { readonly command: 'version' }
  | { readonly command: 'list'; readonly json: boolean }
  | { readonly command: 'doctor'; readonly json: boolean }
  | { readonly command: 'scaffold'; readonly id: string; readonly language: LanguageId; readonly dir: string }
  | {
      readonly command: 'grade';
      readonly id: string;
      readonly file: string;
      readonly language: LanguageId | null;
      /** Null: a new one. */
      readonly seed: number | null;
      /** Only the learner's own cases: all of them, or one, counted from 1. Null: a full run. */
      readonly own: 'all' | number | null;
      /** Write the right answers into the file of own cases. */
      readonly fill: boolean;
      readonly json: boolean;
    }
  | {
      readonly command: 'new';
      readonly id: string;
      readonly topic: string;
      readonly title: string;
      readonly signature: string;
    }
  | BenchRequest
  | VerifyRequest;

export interface BenchRequest {
  readonly command: 'bench';
  /** Empty: all that do not take minutes. */
  readonly goals: readonly string[];
  /** Empty: all that this machine has. */
  readonly languages: readonly LanguageId[];
  /** Null: what each goal wants. */
  readonly rounds: number | null;
}

export interface VerifyRequest {
  readonly command: 'verify';
  /**
   * `named`: what `ids` and `language` say. `changed`: what the ledger does not vouch for. `ledger`: that, and some of
   * the rest at random.
   */
  readonly what: 'named' | 'changed' | 'ledger';
  /** Empty: all. */
  readonly ids: readonly string[];
  /** Null: all. */
  readonly language: LanguageId | null;
  /** With `gates` several may be named; empty: all that this machine has. */
  readonly languages: readonly LanguageId[];
  readonly json: boolean;
  /** How many of the rest, with `ledger`. */
  readonly sample: number;
  /** After how many minutes no more of the rest is tried. */
  readonly minutes: number;
  /** Write what was proven to the ledger. */
  readonly record: boolean;
  /** Proofs at the same time; null: one a core. */
  readonly jobs: number | null;
  /** One language that this machine has, one seed, nothing that is slow on purpose. */
  readonly quick: boolean;
  /** The thorough proof, gate by gate. */
  readonly gates: boolean;
  /** Gates as a table for a document. */
  readonly markdown: boolean;
}

const COMMANDS = ['list', 'scaffold', 'grade', 'verify', 'new', 'doctor', 'bench', 'help'] as const;

const OPTIONS = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  dir: { type: 'string' },
  seed: { type: 'string' },
  own: { type: 'boolean' },
  case: { type: 'string' },
  fill: { type: 'boolean' },
  ledger: { type: 'boolean' },
  sample: { type: 'string' },
  minutes: { type: 'string' },
  changed: { type: 'boolean' },
  jobs: { type: 'string' },
  quick: { type: 'boolean' },
  gates: { type: 'boolean' },
  markdown: { type: 'boolean' },
  record: { type: 'boolean' },
  topic: { type: 'string' },
  title: { type: 'string' },
  signature: { type: 'string' },
  goal: { type: 'string', multiple: true },
  rounds: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;
type Option = keyof typeof OPTIONS;

const ALLOWED: Readonly<Record<(typeof COMMANDS)[number], readonly Option[]>> = {
  list: ['json'],
  scaffold: ['lang', 'dir'],
  grade: ['lang', 'seed', 'own', 'case', 'fill', 'json'],
  verify: [
    'lang',
    'json',
    'ledger',
    'sample',
    'minutes',
    'changed',
    'record',
    'jobs',
    'quick',
    'gates',
    'markdown',
  ],
  new: ['topic', 'title', 'signature'],
  doctor: ['json'],
  bench: ['goal', 'lang', 'rounds'],
  help: [],
};

/** Proofs made again beside the changed ones, so that a wrong ledger does not stay unseen. */
const SAMPLE = 8;
/** No new one of them is begun after that: two cores of a build server are done in eight minutes. */
const SAMPLE_MINUTES = 4;
const MAX_JOBS = 64;
const MAX_ROUNDS = 10_000;

export const USAGE = `kode: interview practice, judged on your machine

  kode list [--json]                                 lessons and problems
  kode scaffold ID --lang L [--dir D]                write the stub to D/kode/...; never overwrites
  kode grade ID FILE [--lang L] [--seed N] [--json]  grade a solution; the same seed gives the same inputs
         [--own | --case N] [--fill]                 ... on your own cases only, or on one of them; write the
                                                     right answers into their file
  kode verify [ID...] [--lang L] [--json|--markdown] prove that the judge is right about each problem
         [--quick] [--jobs N]                        ... in one language only; N proofs at the same time
         [--changed] [--record]                      ... only what changed; note what was proven in the ledger
         [--ledger [--sample N] [--minutes M]]       ... what changed, and up to N others for M minutes
  kode verify [ID...] --gates [--lang L,M] [--json|--markdown]
                                                     the thorough proof: minutes a problem
  kode new problem ID --topic T --title "..." --signature "name(a: int[], k: int) -> int"
                                                     write the files of a new problem, to be filled in
  kode doctor [--json]                               the languages on this machine
  kode bench [--goal G]... [--lang L,M] [--rounds N] how fast the judge is here, a line of JSON for each goal
  kode help

Languages: ${ADAPTERS.map((adapter) => adapter.id).join(', ')}.
Exit status: 0 accepted (or done), 1 not accepted, 2 could not be graded.`;

/** @throws UsageError */
export function parseCommand(argv: readonly string[]): Request {
  const { values, positionals } = parsed(argv);
  const [name, ...rest] = positionals;
  if (values.version === true && name === undefined) return { command: 'version' };
  if (values.help === true || name === undefined || name === 'help') {
    if (name === undefined && values.help !== true)
      throw new UsageError(`Say what to do: ${anyOf(COMMANDS)}.`);
    return { command: 'help' };
  }
  const command = COMMANDS.find((one) => one === name);
  if (command === undefined) {
    const meant = nearest(name, COMMANDS);
    throw new UsageError(
      `There is no command "${name}"; ${meant === null ? 'see "kode help"' : `did you mean "${meant}"?`}`,
    );
  }
  for (const option of Object.keys(values) as Option[]) {
    if (!ALLOWED[command].includes(option))
      throw new UsageError(`"kode ${command}" has no option --${option}.`);
  }
  const json = values.json === true;
  const named = (values.lang ?? '').split(',').filter((one) => one !== '');
  const several = named.map(languageNamed);
  if (several.length > 1 && values.gates !== true && command !== 'bench')
    throw new UsageError('Several languages go with "kode verify --gates" and "kode bench" only.');
  const language = several[0] ?? null;
  switch (command) {
    case 'list':
    case 'doctor':
      take(command, rest, []);
      return { command, json };
    case 'scaffold': {
      const [id] = take(command, rest, ['ID']);
      if (language === null) throw new UsageError(`Say in which language: --lang ${languages()}.`);
      return { command, id, language, dir: values.dir ?? '.' };
    }
    case 'grade': {
      const [id, file] = take(command, rest, ['ID', 'FILE']);
      const seed = values.seed === undefined ? null : wholeNumber('seed', values.seed, 0x7fffffff);
      const single = values.case === undefined ? null : wholeNumber('case', values.case, 0x7fffffff);
      if (single === 0) throw new UsageError('--case counts from 1.');
      if (single !== null && values.own === true)
        throw new UsageError('--own runs all of your cases, --case one; leave one out.');
      const own = single ?? (values.own === true ? 'all' : null);
      return { command, id, file, language, seed, own, fill: values.fill === true, json };
    }
    case 'new': {
      const [what, id] = take(command, rest, ['"problem"', 'ID']);
      if (what !== 'problem') throw new UsageError(`"kode new" makes a "problem", not a "${what}".`);
      const { topic, title, signature } = values;
      if (topic === undefined || title === undefined || signature === undefined)
        throw new UsageError('"kode new problem" needs --topic, --title and --signature.');
      return { command, id, topic, title, signature };
    }
    case 'bench': {
      take(command, rest, []);
      const rounds = values.rounds === undefined ? null : wholeNumber('rounds', values.rounds, MAX_ROUNDS);
      if (rounds === 0) throw new UsageError('--rounds is at least 1.');
      return { command, goals: values.goal ?? [], languages: several, rounds };
    }
    case 'verify':
      return verifyRequest(values, rest, several);
    default:
      return { command: 'help' };
  }
}

function verifyRequest(
  values: ReturnType<typeof parsed>['values'],
  ids: readonly string[],
  languages: readonly LanguageId[],
): VerifyRequest {
  const language = languages[0] ?? null;
  const { ledger, changed, record = false, quick = false, gates = false, markdown = false } = values;
  const whole = ledger === true ? '--ledger' : changed === true ? '--changed' : null;
  if (ledger === true && changed === true)
    throw new UsageError('--ledger includes --changed; leave one out.');
  for (const option of ['sample', 'minutes'] as const)
    if (ledger !== true && values[option] !== undefined)
      throw new UsageError(`--${option} goes with --ledger.`);
  if (whole !== null && (ids.length > 0 || language !== null))
    throw new UsageError(`${whole} is about all items in all languages; leave out ids and --lang.`);
  if (quick && (record || whole !== null))
    throw new UsageError('--quick proves a part only; leave out --record, --changed and --ledger.');
  if (gates && (quick || record || whole !== null))
    throw new UsageError(
      '--gates is a proof of its own; leave out --quick, --record, --changed and --ledger.',
    );
  if (markdown && values.json === true)
    throw new UsageError('--markdown and --json are two forms of one thing; leave one out.');
  const number = (option: 'sample' | 'minutes' | 'jobs', fallback: number, max: number): number => {
    const text = values[option];
    return text === undefined ? fallback : wholeNumber(option, text, max);
  };
  const jobs = number('jobs', 0, MAX_JOBS);
  if (jobs === 0 && values.jobs !== undefined) throw new UsageError('--jobs is at least 1.');
  return {
    command: 'verify',
    what: ledger === true ? 'ledger' : changed === true ? 'changed' : 'named',
    ids,
    language,
    languages,
    json: values.json === true,
    sample: number('sample', SAMPLE, 10_000),
    minutes: number('minutes', SAMPLE_MINUTES, 10_000),
    record,
    jobs: jobs === 0 ? null : jobs,
    quick,
    gates,
    markdown,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    // The first sentence says it; the others are about quoting.
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

function take<const N extends readonly string[]>(
  command: string,
  words: readonly string[],
  names: N,
): { readonly [K in keyof N]: string } {
  if (words.length !== names.length) {
    const wanted = names.length === 0 ? 'nothing' : names.join(' and ');
    throw new UsageError(
      `"kode ${command}" takes ${wanted}, got ${words.length === 0 ? 'nothing' : words.join(' ')}.`,
    );
  }
  return words as unknown as { readonly [K in keyof N]: string };
}

function wholeNumber(option: string, text: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max)
    throw new UsageError(`--${option} is a whole number from 0 to ${max}, not "${text}".`);
  return value;
}

/** A language by its id, or by the extension of its files. */
export function languageNamed(text: string): LanguageId {
  const name = text.toLowerCase();
  const found = ADAPTERS.find((adapter) => adapter.id === name || adapter.extensions.includes(`.${name}`));
  if (found === undefined) throw new UsageError(`There is no language "${text}"; there are ${languages()}.`);
  return found.id;
}

function languages(): string {
  return ADAPTERS.map((adapter) => adapter.id).join(', ');
}

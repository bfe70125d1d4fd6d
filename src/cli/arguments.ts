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
      readonly json: boolean;
    }
  | {
      readonly command: 'verify';
      /** Empty: all. */
      readonly ids: readonly string[];
      readonly language: LanguageId | null;
      readonly json: boolean;
      /** Prove what the ledger does not vouch for, and this many others. Null: prove all that was asked for. */
      readonly sample: number | null;
      /** Write what was proven to the ledger. */
      readonly record: boolean;
    };

const COMMANDS = ['list', 'scaffold', 'grade', 'verify', 'doctor', 'help'] as const;

const OPTIONS = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  dir: { type: 'string' },
  seed: { type: 'string' },
  ledger: { type: 'boolean' },
  sample: { type: 'string' },
  record: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;
type Option = keyof typeof OPTIONS;

const ALLOWED: Readonly<Record<(typeof COMMANDS)[number], readonly Option[]>> = {
  list: ['json'],
  scaffold: ['lang', 'dir'],
  grade: ['lang', 'seed', 'json'],
  verify: ['lang', 'json', 'ledger', 'sample', 'record'],
  doctor: ['json'],
  help: [],
};

/** Problems proven again beside the changed ones, so that a wrong ledger does not stay unseen. */
const SAMPLE = 2;

export const USAGE = `kode: interview practice, judged on your machine

  kode list [--json]                                 lessons and problems
  kode scaffold ID --lang L [--dir D]                write the stub to D/kode/...; never overwrites
  kode grade ID FILE [--lang L] [--seed N] [--json]  grade a solution; the same seed gives the same inputs
  kode verify [ID...] [--lang L] [--json]            prove that the judge is right about each problem
         [--ledger [--sample N]] [--record]          ... only what changed, and N others; note what was proven
  kode doctor [--json]                               the languages on this machine
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
  const language = values.lang === undefined ? null : languageNamed(values.lang);
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
      return { command, id, file, language, seed, json };
    }
    case 'verify': {
      if (values.ledger !== true && values.sample !== undefined)
        throw new UsageError('--sample goes with --ledger.');
      if (values.ledger === true && (rest.length > 0 || language !== null))
        throw new UsageError('--ledger is about all items in all languages; leave out ids and --lang.');
      if (values.record === true && language !== null)
        throw new UsageError('--record needs proofs in all languages; leave out --lang.');
      const sample = values.sample === undefined ? SAMPLE : wholeNumber('sample', values.sample, 10_000);
      return {
        command,
        ids: rest,
        language,
        json,
        sample: values.ledger === true ? sample : null,
        record: values.record === true,
      };
    }
    default:
      return { command: 'help' };
  }
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

/** Components in Rust: a type with `new`, whose methods are called along a sequence. */
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import type { Message } from '../../grading/report.ts';
import { errorAt } from '../columns.ts';
import type { BuildPlan, ComponentAdapter, SolutionSource } from '../language.ts';
import { PlanError } from '../language.ts';
import { maskSource, RUST_MASK } from '../mask.ts';
import { camelCase, nearNames } from '../naming.ts';
import { readRustOutput, unreadOutput } from '../rustMessages.ts';
import {
  COMPONENT_HARNESS,
  COMPONENT_MAIN,
  FLAGS,
  PROGRAM,
  QUICK_RUST_COMPONENT,
  TOOLCHAIN,
} from '../rustQuick.ts';
import type { RustFunction } from '../rustScan.ts';
import { functionsOf, isSelf, takesBy } from '../rustScan.ts';
import { rustName } from '../rustTypes.ts';
import type { RealTime } from './componentTypes.ts';
import { refuseRealTime } from './componentTypes.ts';
import { placeAt, PLACES, rustComponentGlue } from './rustComponentGlue.ts';
import { rustComponentFiles, rustTestText } from './rustTests.ts';
import { rustMakeText, rustOutcomeText, rustStepText } from './rustSteps.ts';
import { rustThreads } from './rustThreads.ts';
import {
  constructorLine,
  interfaceLines,
  methodLine,
  paramType,
  rustComponentDeclarations,
  rustComponentTypes,
} from './rustWords.ts';

export const rustComponents: ComponentAdapter = {
  files: rustComponentFiles,
  interfaceLines,
  plan: (source, spec) => new Promise((resolve) => resolve(planComponent(source, spec))),
  compileMessages,
  makeText: rustMakeText,
  stepText: rustStepText,
  outcomeText: rustOutcomeText,
  testText: rustTestText,
  threads: rustThreads(planComponent),
};

const REAL_TIME: readonly RealTime[] = [
  { pattern: /(?:\bstd::time::)?\bInstant::now\b/g, shown: 'Instant::now()' },
  { pattern: /(?:\bstd::time::)?\bSystemTime::now\b/g, shown: 'SystemTime::now()' },
  { pattern: /\bUNIX_EPOCH\s*\.\s*elapsed\b/g, shown: 'UNIX_EPOCH.elapsed()' },
  { pattern: /(?:\bstd::)?\bthread::(?:sleep|sleep_ms|sleep_until)\b/g, shown: 'thread::sleep()' },
  { pattern: /(?<![\w.:])sleep\s*\(\s*(?:std::time::)?Duration\b/g, shown: 'thread::sleep()' },
  { pattern: /\bpark_timeout\b/g, shown: 'thread::park_timeout()' },
];

/** @param inTurns with the locks of kode_sync, in whose place the source then has */
function planComponent(source: SolutionSource, spec: ComponentSpec, inTurns = false): BuildPlan {
  const masked = maskSource(source.text, RUST_MASK);
  if (declaredAt(masked, spec.name) === 0) throw new PlanError([missingType(source, masked, spec)]);
  refuseRealTime(source, masked, spec, REAL_TIME, 'clock.now_ms()');
  const missing = [...rustComponentDeclarations(spec)].filter(([name]) => declaredAt(masked, name) === 0);
  const types = [
    'use std::cell::RefCell;',
    'use std::collections::HashMap;',
    'use std::rc::Rc;',
    ...missing.flatMap(([, lines]) => lines.filter((line) => !/^\s*\/\/\//.test(line))),
  ];
  const tail = [
    '#[path = "kode_glue.rs"] pub mod kode_glue;',
    ...(inTurns ? ['use crate::kode_sync;'] : []),
    ...(missing.length === 0 ? [] : [`mod kode_types { ${types.join('\n')} }`, 'use kode_types::*;']),
  ];
  return {
    language: 'rust',
    files: [
      { path: 'main.rs', text: COMPONENT_MAIN },
      { path: 'solution.rs', text: `${source.text}\n${tail.join('\n')}\n` },
      { path: 'kode_glue.rs', text: glueOf(source, masked, spec, inTurns) },
      ...COMPONENT_HARNESS,
    ],
    commands: [{ tool: TOOLCHAIN, args: [...FLAGS, '-o', PROGRAM, 'main.rs'], env: {} }],
    timeoutMs: 120_000,
    quick: QUICK_RUST_COMPONENT,
  };
}

function glueOf(source: SolutionSource, masked: string, spec: ComponentSpec, inTurns = false): string {
  const functions = functionsOf(masked, source.text, spec.name);
  const named = rustComponentTypes(spec);
  const maker = functions.find(({ owner, name }) => owner !== null && name === 'new');
  return rustComponentGlue(spec, {
    inTurns,
    type: spec.name + ownTypes(masked, spec.name),
    made: spec.params.map((param, i) =>
      param.kind === 'function'
        ? ''
        : takesBy(maker === undefined ? paramType(param.type, named) : maker.params[i]),
    ),
    methods: spec.methods.map((method) => {
      const found = methodIn(functions, method);
      const params = found?.params.filter((type, i) => i > 0 || !isSelf(type));
      return {
        name: found?.name ?? rustName(method.name),
        takes: method.params.map(({ type }, i) =>
          takesBy(params === undefined ? paramType(type, named) : params[i]),
        ),
      };
    }),
  });
}

/** `<_>` for a type with one parameter of its own; lifetimes need none. */
function ownTypes(masked: string, name: string): string {
  const list = new RegExp(String.raw`\b(?:struct|enum|type)\s+${name}\s*<([^{;>]*)`).exec(masked)?.[1] ?? '';
  const own = list.split(',').filter((part) => part.trim() !== '' && !part.trim().startsWith("'"));
  return own.length === 0 ? '' : `<${own.map(() => '_').join(', ')}>`;
}

/** The line that declares a type or trait, or 0. */
function declaredAt(masked: string, name: string): number {
  const found = new RegExp(String.raw`\b(?:struct|enum|type|trait)\s+${name}\b`).exec(masked);
  return found === null ? 0 : masked.slice(0, found.index).split('\n').length;
}

function missingType(source: SolutionSource, masked: string, spec: ComponentSpec): Message {
  const types = [...masked.matchAll(/\b(?:struct|enum|type)\s+(\w+)/g)].map(([, name = '']) => name);
  const [near] = nearNames(spec.name, types);
  const others = types.filter((name) => name !== 'Error').slice(0, 4);
  const has = near ?? others.join('`, `');
  const line = near === undefined ? 1 : declaredAt(masked, near);
  return errorAt(
    source,
    line,
    1,
    `Kode looks for \`struct ${spec.name}\`; this file has ${has === '' ? 'no type' : `\`${has}\``}.`,
  );
}

function methodIn(functions: readonly RustFunction[], { name }: MethodSpec): RustFunction | undefined {
  const own = functions.filter(({ owner }) => owner !== null);
  return own.find((one) => one.name === rustName(name)) ?? own.find((one) => one.name === camelCase(name));
}

function compileMessages(output: string, source: SolutionSource, spec: ComponentSpec): readonly Message[] {
  const { own, glue } = readRustOutput(output, source);
  if (own.length > 0) return own;
  const masked = maskSource(source.text, RUST_MASK);
  const generated = glueOf(source, masked, spec);
  const messages = new Map<string, Message>();
  for (const { text, file, line } of glue) {
    const place = file === 'kode_glue.rs' ? placeAt(generated, line) : '';
    if (!messages.has(place)) messages.set(place, messageAt(place, text, source, masked, spec));
  }
  // An error that names no call says less than one that does.
  const placed = [...messages].flatMap(([place, message]) => (place === '' ? [] : [message]));
  if (placed.length > 0) return placed.slice(0, 10);
  return messages.size > 0 ? [...messages.values()] : [unreadOutput(output, source)];
}

function messageAt(
  place: string,
  text: string,
  source: SolutionSource,
  masked: string,
  spec: ComponentSpec,
): Message {
  const named = rustComponentTypes(spec);
  const typeAt = Math.max(1, declaredAt(masked, spec.name));
  const functions = functionsOf(masked, source.text, spec.name);
  const own = functions.filter(({ owner }) => owner !== null);
  const said = (found: RustFunction | undefined, verb: string, wanted: string): Message => {
    const has = found === undefined ? text : `this file has \`${found.header}\` (${text})`;
    return errorAt(source, found?.line ?? typeAt, 1, `Kode ${verb} \`${wanted}\`; ${has}.`);
  };
  if (place === PLACES.clock) {
    const line = Math.max(1, declaredAt(masked, 'Clock'));
    return errorAt(
      source,
      line,
      1,
      `Kode's clock is a \`trait Clock\` with \`fn now_ms(&self) -> i64\` (${text}).`,
    );
  }
  if (place === PLACES.make)
    return said(
      own.find(({ name }) => name === 'new'),
      'makes it by',
      constructorLine(spec, named),
    );
  if (place === PLACES.shared) return unsharedMessage(text, source, masked, spec);
  const method = place.startsWith(PLACES.method)
    ? spec.methods[Number(place.slice(PLACES.method.length))]
    : undefined;
  if (method === undefined) return errorAt(source, typeAt, 1, `Kode calls \`${spec.name}\`; ${text}.`);
  const [near] = nearNames(
    method.name,
    own.map(({ name }) => name),
  );
  const found = methodIn(functions, method) ?? own.find(({ name }) => name === near);
  if (
    found !== undefined &&
    spec.concurrency !== null &&
    /^&\s*(?:'\w+\s+)?mut\s+self$|^mut\s+self$|^self$/.test(found.params[0] ?? '')
  )
    return errorAt(
      source,
      found.line,
      1,
      `Several threads call one \`${spec.name}\` at once, so each method has to share it: \`${methodLine(spec, method, named)}\`; ` +
        `this file has \`${found.header}\`. Take \`&self\`, and keep what changes in a \`Mutex\` or in atomics inside.`,
    );
  return said(found, 'calls', methodLine(spec, method, named));
}

/** A type that the compiler does not let threads share, at the line where the solution has it. */
function unsharedMessage(text: string, source: SolutionSource, masked: string, spec: ComponentSpec): Message {
  const [, named = ''] = /^`([^`]+)` cannot be (?:shared|sent) between threads safely/.exec(text) ?? [];
  // The compiler writes a path where a name is not the only one of its kind.
  const shown = named.replace(/\b(?:\w+::)+/g, '');
  const head = /\w+(?=<|$)/.exec(shown.replace(/^\(dyn /, ''))?.[0] ?? '';
  const why = shown === '' ? text : `\`${shown}\` cannot be shared between threads safely`;
  const clock = declaredAt(masked, 'Clock');
  if (/\bdyn Clock\b/.test(shown) && clock > 0)
    return errorAt(
      source,
      clock,
      1,
      `Several threads call one \`${spec.name}\` at once, and it holds the clock: \`trait Clock: Send + Sync\`.`,
    );
  const lines = masked.split('\n');
  const at = head === '' ? -1 : lines.findIndex((line) => isHolder(line, head));
  return errorAt(
    source,
    at >= 0 ? at + 1 : Math.max(1, declaredAt(masked, spec.name)),
    1,
    `Several threads call one \`${spec.name}\` at once, but ${why}. Keep what changes in a \`Mutex\` or in atomics, and share by \`Arc\`.`,
  );
}

/** `items: RefCell<Vec<i32>>,` or a `struct Cells(RefCell<i32>)`, no `use`. */
function isHolder(line: string, type: string): boolean {
  return (
    !/^\s*(?:pub\s+)?use\b/.test(line) &&
    new RegExp(String.raw`(?:[:(<,]|^)\s*(?:\w+::)*${type}\s*<`).test(line)
  );
}

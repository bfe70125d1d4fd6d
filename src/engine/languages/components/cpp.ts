/** Components in C++: a class that is made in place, and called along a sequence. */
import type { Message } from '../../grading/report.ts';
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import { errorAt } from '../columns.ts';
import { GLUE, readCppOutput, SOLUTION, unreadOutput } from '../cppMessages.ts';
import { COMPONENT_HARNESS, FLAGS, PROGRAM, quickCppComponent, TOOLCHAIN } from '../cppQuick.ts';
import { scanCpp } from '../cppScan.ts';
import { cppName } from '../cppTypes.ts';
import type { BuildPlan, ComponentAdapter, SolutionSource } from '../language.ts';
import { PlanError } from '../language.ts';
import { CPP_MASK, maskSource } from '../mask.ts';
import { camelCase, nearNames } from '../naming.ts';
import type { RealTime } from './componentTypes.ts';
import { componentTypes, refuseRealTime } from './componentTypes.ts';
import { cppComponentGlue, placeAt, PLACES } from './cppGlue.ts';
import { cppComponentFiles, cppMakeText, cppOutcomeText, cppStepText, cppTestText } from './cppTests.ts';
import {
  constructorLine,
  cppComponentDeclarations,
  interfaceLines,
  methodLine,
  snakeName,
} from './cppWords.ts';

export const cppComponents: ComponentAdapter = {
  files: cppComponentFiles,
  interfaceLines,
  plan: (source, spec) => new Promise((resolve) => resolve(planComponent(source, spec))),
  compileMessages,
  makeText: cppMakeText,
  stepText: cppStepText,
  outcomeText: cppOutcomeText,
  testText: cppTestText,
};

const REAL_TIME: readonly RealTime[] = [
  { pattern: /(?:std::)?(?:chrono::)?\bsteady_clock::now\b/g, shown: 'std::chrono::steady_clock::now()' },
  { pattern: /(?:std::)?(?:chrono::)?\bsystem_clock::now\b/g, shown: 'std::chrono::system_clock::now()' },
  {
    pattern: /(?:std::)?(?:chrono::)?\bhigh_resolution_clock::now\b/g,
    shown: 'std::chrono::high_resolution_clock::now()',
  },
  { pattern: /\b\w*[cC]lock::now\s*\(\s*\)/g, shown: 'now()' },
  { pattern: /(?<![\w.>:])(?:std)?::time\s*\(/g, shown: 'std::time()' },
  { pattern: /(?<![\w.>:])time\s*\(\s*(?:NULL|nullptr|0)\s*\)/g, shown: 'time()' },
  { pattern: /\b(?:clock_gettime|gettimeofday|timespec_get)\s*\(/g, shown: 'clock_gettime()' },
  { pattern: /(?<![\w.>:])(?:std)?::clock\s*\(\s*\)/g, shown: 'std::clock()' },
  { pattern: /\bsleep_for\s*\(/g, shown: 'std::this_thread::sleep_for()' },
  { pattern: /\bsleep_until\s*\(/g, shown: 'std::this_thread::sleep_until()' },
  { pattern: /(?<![\w.>:])(?:::)?(?:usleep|nanosleep|sleep)\s*\(\s*[\d&]/g, shown: 'sleep()' },
];

function planComponent(source: SolutionSource, spec: ComponentSpec): BuildPlan {
  const masked = maskSource(source.text, CPP_MASK);
  if (classLine(masked, spec.name) === 0) throw new PlanError([missingClass(source, masked, spec)]);
  refuseRealTime(source, masked, spec, REAL_TIME, 'clock.now_ms()');
  return {
    language: 'cpp',
    files: [
      ...COMPONENT_HARNESS,
      { path: SOLUTION, text: source.text },
      { path: GLUE, text: glueOf(masked, spec) },
    ],
    commands: [{ tool: TOOLCHAIN, args: [...FLAGS, '-o', PROGRAM, GLUE, '-ldl'], env: {} }],
    timeoutMs: 120_000,
    quick: quickCppComponent(source.text),
  };
}

function glueOf(masked: string, spec: ComponentSpec): string {
  const declarations = [...cppComponentDeclarations(spec).keys()];
  return cppComponentGlue(spec, {
    methods: spec.methods.map((method) => calledName(masked, method)),
    missing: new Set(declarations.filter((name) => classLine(masked, name) === 0)),
  });
}

/** The line from which a class is defined, or 0. A declaration ahead (`class Clock;`) is none. */
function classLine(masked: string, name: string): number {
  const found = new RegExp(
    String.raw`\b(?:class|struct)\s+(?:\[\[[^\]]*\]\]\s*)?${name}\b(?=[^;{()]*\{)|\busing\s+${name}\s*=`,
  ).exec(masked);
  return found === null ? 0 : lineOf(masked, found.index);
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function missingClass(source: SolutionSource, masked: string, spec: ComponentSpec): Message {
  const { types } = scanCpp(source.text);
  const [near] = nearNames(spec.name, types);
  const others = types.filter((name) => name !== 'Clock' && name !== 'CodedError').slice(0, 4);
  const has = near ?? others.join('`, `');
  const line = near === undefined ? 1 : classLine(masked, near);
  return errorAt(
    source,
    line,
    1,
    `Kode looks for \`class ${spec.name}\`; this file has ${has === '' ? 'no class' : `\`${has}\``}.`,
  );
}

function namesOf({ name }: MethodSpec): readonly string[] {
  return [...new Set([snakeName(name), cppName(camelCase(name))])];
}

/** Snake case, unless only the other is there. */
function calledName(masked: string, method: MethodSpec): string {
  const names = namesOf(method);
  return names.find((name) => new RegExp(String.raw`\b${name}\s*\(`).test(masked)) ?? (names[0] as string);
}

interface Found {
  readonly name: string;
  readonly line: number;
  /** `bool allow(int n)`. */
  readonly header: string;
}

/** Methods of the component with a body, in the class or outside of it, then those that are only declared. */
function methodsOf(source: SolutionSource, spec: ComponentSpec): readonly Found[] {
  const bodies = scanCpp(source.text).functions.filter(
    ({ owner, header }) => owner === spec.name || header.includes(`${spec.name}::`),
  );
  const masked = maskSource(source.text, CPP_MASK);
  const declared = [
    ...masked.matchAll(/(?<=[;{}:])\s*([\w:<>,&*\s]+?[\s&*](\w+)\s*\([^;{}()]*\)[\w\s]*)(?=;)/g),
  ].flatMap((found) => {
    const [whole, text = '', name = ''] = found;
    if (/^\s*(?:return|using|throw|else)\b/.test(whole)) return [];
    const at = found.index + whole.indexOf(text);
    const header = source.text
      .slice(at, at + text.length)
      .replace(/\s+/g, ' ')
      .trim();
    return [{ name, line: lineOf(masked, at + text.indexOf(name)), header }];
  });
  return [...bodies, ...declared];
}

function compileMessages(output: string, source: SolutionSource, spec: ComponentSpec): readonly Message[] {
  const { own, glue } = readCppOutput(output, source, true);
  if (own.length > 0) return own;
  const unlinked = [...output.matchAll(/\bmain\.cpp:(\d+): (undefined reference to .*)$/gm)].map(
    ([, line = '', text = '']) => ({ text, line: Number(line) }),
  );
  const generated = glueOf(maskSource(source.text, CPP_MASK), spec);
  const messages = new Map<string, Message>();
  for (const { text, line } of [...glue, ...unlinked]) {
    const place = placeAt(generated, line);
    if (!messages.has(place)) messages.set(place, messageAt(place, text, source, spec));
  }
  // An error that names no call says less than one that does.
  const placed = [...messages].flatMap(([place, message]) => (place === '' ? [] : [message]));
  if (placed.length > 0) return placed.slice(0, 10);
  return messages.size > 0 ? [...messages.values()] : [unreadOutput(output, source)];
}

function messageAt(place: string, text: string, source: SolutionSource, spec: ComponentSpec): Message {
  const named = componentTypes(spec);
  const masked = maskSource(source.text, CPP_MASK);
  const classAt = Math.max(1, classLine(masked, spec.name));
  const known = methodsOf(source, spec);
  if (place === PLACES.clock) {
    const line = Math.max(1, classLine(masked, 'Clock'));
    return errorAt(
      source,
      line,
      1,
      `Kode's clock is a \`Clock\` with \`long long now_ms() const\` (${text}).`,
    );
  }
  if (place === PLACES.make) {
    const found = known.find(({ name }) => name === spec.name);
    const has = found === undefined ? text : `this file has \`${found.header}\` (${text})`;
    const wanted = constructorLine(spec, named);
    return errorAt(source, found?.line ?? classAt, 1, `Kode makes it by \`${wanted}\`; ${has}.`);
  }
  const method = place.startsWith(PLACES.method)
    ? spec.methods[Number(place.slice(PLACES.method.length))]
    : undefined;
  if (method === undefined) return errorAt(source, classAt, 1, `Kode calls \`${spec.name}\`; ${text}.`);
  const names = namesOf(method);
  const [near] = nearNames(
    names[0] as string,
    known.map(({ name }) => name),
  );
  const found = known.find(({ name }) => names.includes(name)) ?? known.find(({ name }) => name === near);
  const has = found === undefined ? text : `this file has \`${found.header}\` (${text})`;
  return errorAt(source, found?.line ?? classAt, 1, `Kode calls \`${methodLine(method, named)}\`; ${has}.`);
}

/** What of a C++ solution is called, and what is refused before the compiler sees it. */
import type { Message } from '../../grading/report.ts';
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import { errorAt } from '../columns.ts';
import { scanCpp } from '../cppScan.ts';
import { cppName } from '../cppTypes.ts';
import type { SolutionSource } from '../language.ts';
import { PlanError } from '../language.ts';
import { CPP_MASK, maskSource } from '../mask.ts';
import { camelCase, nearNames } from '../naming.ts';
import type { RealTime } from './componentTypes.ts';
import { refuseRealTime } from './componentTypes.ts';
import type { CppComponentTarget } from './cppGlue.ts';
import { cppComponentDeclarations, snakeName } from './cppWords.ts';

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

/** @throws PlanError where there is nothing to call, or the real time is asked for */
export function checkedTarget(source: SolutionSource, spec: ComponentSpec): CppComponentTarget {
  const masked = maskSource(source.text, CPP_MASK);
  if (classLine(masked, spec.name) === 0) throw new PlanError([missingClass(source, masked, spec)]);
  refuseRealTime(source, masked, spec, REAL_TIME, 'clock.now_ms()');
  return targetOf(masked, spec);
}

export function targetOf(masked: string, spec: ComponentSpec): CppComponentTarget {
  const declarations = [...cppComponentDeclarations(spec).keys()];
  return {
    methods: spec.methods.map((method) => calledName(masked, method)),
    missing: new Set(declarations.filter((name) => classLine(masked, name) === 0)),
  };
}

/** The line from which a class is defined, or 0. A declaration ahead (`class Clock;`) is none. */
export function classLine(masked: string, name: string): number {
  const found = new RegExp(
    String.raw`\b(?:class|struct)\s+(?:\[\[[^\]]*\]\]\s*)?${name}\b(?=[^;{()]*\{)|\busing\s+${name}\s*=`,
  ).exec(masked);
  return found === null ? 0 : lineOf(masked, found.index);
}

export function lineOf(text: string, index: number): number {
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

export function namesOf({ name }: MethodSpec): readonly string[] {
  return [...new Set([snakeName(name), cppName(camelCase(name))])];
}

/** Snake case, unless only the other is there. */
function calledName(masked: string, method: MethodSpec): string {
  const names = namesOf(method);
  return names.find((name) => new RegExp(String.raw`\b${name}\s*\(`).test(masked)) ?? (names[0] as string);
}

/** Components in C++: a class that is made in place, and called along a sequence. */
import type { Message } from '../../grading/report.ts';
import type { ComponentSpec } from '../../components/spec.ts';
import { errorAt } from '../columns.ts';
import { GLUE, readCppOutput, SOLUTION, unreadOutput } from '../cppMessages.ts';
import { COMPONENT_HARNESS, FLAGS, PROGRAM, quickCppComponent, TOOLCHAIN } from '../cppQuick.ts';
import { scanCpp } from '../cppScan.ts';
import type { BuildPlan, ComponentAdapter, SolutionSource } from '../language.ts';
import { CPP_MASK, maskSource } from '../mask.ts';
import { nearNames } from '../naming.ts';
import { componentTypes } from './componentTypes.ts';
import { cppComponentGlue, placeAt, PLACES } from './cppGlue.ts';
import { checkedTarget, classLine, lineOf, namesOf, targetOf } from './cppTarget.ts';
import { cppComponentFiles, cppMakeText, cppOutcomeText, cppStepText, cppTestText } from './cppTests.ts';
import { cppThreads } from './cppThreads.ts';
import { constructorLine, interfaceLines, methodLine } from './cppWords.ts';

export const cppComponents: ComponentAdapter = {
  files: cppComponentFiles,
  interfaceLines,
  plan: (source, spec) => new Promise((resolve) => resolve(planComponent(source, spec))),
  compileMessages,
  makeText: cppMakeText,
  stepText: cppStepText,
  outcomeText: cppOutcomeText,
  testText: cppTestText,
  threads: cppThreads,
};

function planComponent(source: SolutionSource, spec: ComponentSpec): BuildPlan {
  const target = checkedTarget(source, spec);
  return {
    language: 'cpp',
    files: [
      ...COMPONENT_HARNESS,
      { path: SOLUTION, text: source.text },
      { path: GLUE, text: cppComponentGlue(spec, target) },
    ],
    commands: [{ tool: TOOLCHAIN, args: [...FLAGS, '-o', PROGRAM, GLUE, '-ldl'], env: {} }],
    timeoutMs: 120_000,
    quick: quickCppComponent(source.text),
  };
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
  const generated = cppComponentGlue(spec, targetOf(maskSource(source.text, CPP_MASK), spec));
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

/** Components in Go: a type with a constructor `New…` and methods, in the same build as functions. */
import type { ComponentSpec } from '../../components/spec.ts';
import type { Message } from '../../grading/report.ts';
import { errorAt } from '../columns.ts';
import type { GlueComplaint } from '../goMessages.ts';
import { cgoMessage, goMessages } from '../goMessages.ts';
import type { GoParts } from '../goQuick.ts';
import { COMPONENT_HARNESS, goBuild } from '../goQuick.ts';
import type { GoFunction } from '../goScan.ts';
import { asPackageSol, functionsOf } from '../goScan.ts';
import type { BuildPlan, ComponentAdapter, SolutionSource } from '../language.ts';
import { PlanError } from '../language.ts';
import { GO_MASK, maskSource } from '../mask.ts';
import { camelCase, nearNames, pascalCase } from '../naming.ts';
import type { RealTime } from './componentTypes.ts';
import { refuseRealTime } from './componentTypes.ts';
import { goCodes, goLeftToKode } from './goDeclarations.ts';
import { goFiles, goTestText } from './goFiles.ts';
import { CONSTRUCTOR_LINE, FIRST_METHOD_LINE, goComponentGlue } from './goGlue.ts';
import { goThreads } from './goThreads.ts';
import { goMakeText, goOutcomeText, goStepText } from './goSteps.ts';
import { goComponentTypes, goConstructorLine, goConstructorName, goMethodLine } from './goTypes.ts';

export const goComponent: ComponentAdapter = {
  files: goFiles,
  interfaceLines: (spec) => {
    const named = goComponentTypes(spec);
    return [
      goConstructorLine(spec, named),
      ...spec.methods.map((method) => goMethodLine(spec, method, named)),
    ];
  },
  plan: (source, spec) => new Promise((resolve) => resolve(plan(source, spec))),
  compileMessages: (output, source, spec) =>
    goMessages(output, source, (complaint) => glueMessage(complaint, source, spec)),
  makeText: goMakeText,
  stepText: goStepText,
  outcomeText: goOutcomeText,
  testText: goTestText,
  threads: goThreads(partsOf),
};

function plan(source: SolutionSource, spec: ComponentSpec): BuildPlan {
  return goBuild(partsOf(source, spec));
}

/** @throws PlanError */
function partsOf(source: SolutionSource, spec: ComponentSpec): GoParts {
  const masked = maskSource(source.text, GO_MASK);
  refuseRealTime(source, masked, spec, realTimes(source.text), 'clock.NowMs()');
  const functions = functionsOf(masked, source.text);
  const made = constructorOf(functions, spec);
  if (made === undefined) throw new PlanError([missingConstructor(functions, source, spec)]);
  const methods = spec.methods.map(({ name }) => {
    const found = methodOf(functions, spec, name);
    return { name: found?.name ?? pascalCase(name), line: found?.line ?? 0 };
  });
  return {
    solution: source.text,
    packaged: asPackageSol(source.text, masked),
    glue: goComponentGlue(spec, { constructor: made, methods, codes: goCodes(spec, masked) }),
    types: goLeftToKode(spec, masked),
    more: COMPONENT_HARNESS,
  };
}

/** What asks for the real time or waits for it, under the names by which the file imports it. */
function realTimes(text: string): readonly RealTime[] {
  const names = 'Now|Since|Until|Sleep|After|AfterFunc|NewTimer|NewTicker|Tick';
  const uses = (path: string, what: string): readonly RealTime[] => {
    const imported = new RegExp(
      String.raw`^\s*(?:import\s*\(?\s*)?(?:([\p{L}_][\p{L}\p{N}_]*)\s+)?"${path}"`,
      'mu',
    );
    const found = imported.exec(text);
    if (found === null) return [];
    return what.split('|').map((name) => ({
      pattern: new RegExp(
        String.raw`(?<![\p{L}\p{N}_.])${found[1] ?? path}\s*\.\s*${name}(?![\p{L}\p{N}_])`,
        'gu',
      ),
      shown: `${path}.${name}()`,
    }));
  };
  return [...uses('time', names), ...uses('context', 'WithTimeout|WithDeadline')];
}

function constructorOf(functions: readonly GoFunction[], spec: ComponentSpec): GoFunction | undefined {
  const name = goConstructorName(spec);
  return [name, camelCase(name), 'New']
    .map((one) => functions.find(({ receiver, name: own }) => receiver === null && own === one))
    .find((one) => one !== undefined);
}

/** The method of a name, of the component's own type where several have it. */
function methodOf(
  functions: readonly GoFunction[],
  spec: ComponentSpec,
  method: string,
): GoFunction | undefined {
  const names = [pascalCase(method), camelCase(method)];
  const found = names.flatMap((name) =>
    functions.filter((one) => one.receiver !== null && one.name === name),
  );
  return found.find((one) => one.receiver === pascalCase(spec.name)) ?? found[0];
}

function missingConstructor(
  functions: readonly GoFunction[],
  source: SolutionSource,
  spec: ComponentSpec,
): Message {
  const free = functions.filter((one) => one.receiver === null);
  const [near] = nearNames(
    goConstructorName(spec),
    free.map((one) => one.name),
  );
  const nearest = free.find((one) => one.name === near);
  const has =
    nearest !== undefined
      ? `this file has \`${nearest.header}\``
      : free.length === 0
        ? 'this file has no function'
        : `this file has ${someNames(free)}`;
  const line = nearest?.line ?? typeLine(source, spec);
  const wanted = goConstructorLine(spec, goComponentTypes(spec));
  return errorAt(source, line, 1, `Kode looks for \`${wanted}\`; ${has}.`);
}

function someNames(functions: readonly GoFunction[]): string {
  const names = [...new Set(functions.map((one) => `\`${one.name}\``))];
  return names.slice(0, 6).join(', ');
}

/** Where the component's type is declared, else the first line. */
function typeLine(source: SolutionSource, spec: ComponentSpec): number {
  const masked = maskSource(source.text, GO_MASK);
  const at = masked.search(new RegExp(String.raw`\btype\s+${pascalCase(spec.name)}\b`));
  return at < 0 ? 1 : masked.slice(0, at).split('\n').length;
}

function glueMessage({ line, text }: GlueComplaint, source: SolutionSource, spec: ComponentSpec): Message {
  const cgo = cgoMessage(source);
  if (cgo !== null) return cgo;
  const functions = functionsOf(maskSource(source.text, GO_MASK), source.text);
  const method = spec.methods[line - FIRST_METHOD_LINE];
  if (method !== undefined && !/has pointer receiver/.test(text)) {
    const wanted = `\`${goMethodLine(spec, method, goComponentTypes(spec))}\``;
    const found = methodOf(functions, spec, method.name);
    if (found !== undefined)
      return errorAt(source, found.line, 1, `Kode calls ${wanted}; this file has \`${found.header}\`.`);
    return missingMethod(functions, source, spec, method.name, wanted);
  }
  const made = constructorOf(functions, spec);
  if (line === CONSTRUCTOR_LINE || method !== undefined) {
    const wanted = goConstructorLine(spec, goComponentTypes(spec));
    const has = made?.header ?? text;
    return errorAt(source, made?.line ?? 1, 1, `Kode calls \`${wanted}\`; this file has \`${has}\`.`);
  }
  if (/\bClock\b/.test(text)) {
    return errorAt(source, made?.line ?? 1, 1, `Kode's clock has one method, \`NowMs() int64\`: ${text}`);
  }
  return errorAt(source, 1, 1, `A type of the component is declared otherwise than Kode needs it: ${text}`);
}

function missingMethod(
  functions: readonly GoFunction[],
  source: SolutionSource,
  spec: ComponentSpec,
  name: string,
  wanted: string,
): Message {
  const own = functions.filter((one) => one.receiver === pascalCase(spec.name));
  const [near] = nearNames(
    name,
    own.map((one) => one.name),
  );
  const nearest = own.find((one) => one.name === near);
  if (nearest !== undefined)
    return errorAt(source, nearest.line, 1, `Kode calls ${wanted}; this file has \`${nearest.header}\`.`);
  const has = own.length === 0 ? 'no method' : someNames(own);
  return errorAt(
    source,
    typeLine(source, spec),
    1,
    `Kode calls ${wanted}; \`${pascalCase(spec.name)}\` has ${has}.`,
  );
}

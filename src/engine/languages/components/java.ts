/** Components in Java: a class, in the same build as functions. */
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import type { Message } from '../../grading/report.ts';
import { errorAt } from '../columns.ts';
import { javaMessages, refuseTakenNames } from '../javaMessages.ts';
import { COMPONENT_HARNESS, HARNESS, javaBuild } from '../javaQuick.ts';
import type { JavaFile, JavaType } from '../javaScan.ts';
import { fileName, scanJava, withoutPackage } from '../javaScan.ts';
import { javaName } from '../javaTypes.ts';
import type { BuildPlan, ComponentAdapter, SolutionSource } from '../language.ts';
import { PlanError } from '../language.ts';
import { nearNames } from '../naming.ts';
import type { RealTime } from './componentTypes.ts';
import { refuseRealTime } from './componentTypes.ts';
import { javaTypesBeside } from './javaDeclarations.ts';
import { javaFiles, javaTestText } from './javaFiles.ts';
import { CONSTRUCTOR_LINE, FIRST_METHOD_LINE, javaComponentGlue } from './javaGlue.ts';
import { javaMakeText, javaOutcomeText, javaStepText } from './javaSteps.ts';
import { javaThreads } from './javaThreads.ts';
import { javaClass, javaConstructorLine, javaMethodLine } from './javaTypes.ts';

export const javaComponent: ComponentAdapter = {
  files: javaFiles,
  interfaceLines: (spec) => [
    javaConstructorLine(spec),
    ...spec.methods.map((method) => javaMethodLine(spec, method)),
  ],
  plan: (source, spec) => new Promise((resolve) => resolve(plan(source, spec))),
  compileMessages: (output, source, spec) =>
    javaMessages(output, source, (line, text) => glueMessage(line, text, source, spec)),
  makeText: javaMakeText,
  stepText: javaStepText,
  outcomeText: javaOutcomeText,
  testText: javaTestText,
  threads: javaThreads(plan),
};

function plan(source: SolutionSource, spec: ComponentSpec): BuildPlan {
  const file = scanJava(source.text);
  refuseTakenNames(file, source, [...HARNESS, ...COMPONENT_HARNESS]);
  refuseRealTime(source, file.masked, spec, REAL_TIMES, 'clock.nowMs()');
  const type = classOf(file, spec);
  if (type === undefined) throw new PlanError([missingClass(file, source, spec)]);
  const name = fileName(file);
  const missing = [...javaTypesBeside(spec)].filter(
    ([declared]) => !file.types.some((one) => one.name === declared),
  );
  const own = [
    { path: name, text: withoutPackage(source.text, file.masked) },
    {
      path: 'KodeMain.java',
      text: javaComponentGlue(spec, { path: type.path, file: name, types: file.types }),
    },
    ...missing.map(([declared, lines]) => ({
      path: `${declared}.java`,
      text: `import java.util.*;\n${lines.join('\n')}\n`,
    })),
  ];
  return javaBuild(own, 'component');
}

/** What asks for the real time or waits for it. */
const REAL_TIMES: readonly RealTime[] = [
  ['System', 'currentTimeMillis|nanoTime'],
  ['Thread', 'sleep'],
  ['LockSupport', 'parkNanos|parkUntil'],
  ['CompletableFuture', 'delayedExecutor'],
  ['Executors', 'newScheduledThreadPool|newSingleThreadScheduledExecutor'],
  ['Instant|LocalDateTime|LocalDate|LocalTime|ZonedDateTime|OffsetDateTime', 'now'],
  ['Clock', 'systemUTC|systemDefaultZone|system'],
  ['Calendar', 'getInstance'],
  ['TimeUnit\\s*\\.\\s*[A-Z]+', 'sleep'],
].flatMap(([types = '', members = '']) =>
  types.split('|').flatMap((type) =>
    members.split('|').map((member) => ({
      pattern: new RegExp(String.raw`(?<![\p{L}\p{N}_$])${type}\s*\.\s*${member}\s*\(`, 'gu'),
      shown: `${type.replace(/\\.*/, '')}.${member}()`,
    })),
  ),
);

/** The class of the component's name; else the only one that has all of its methods. */
function classOf(file: JavaFile, spec: ComponentSpec): JavaType | undefined {
  const named = file.types.find((one) => one.name === javaClass(spec));
  if (named !== undefined) return named;
  const having = file.types.filter((one) =>
    spec.methods.every(({ name }) =>
      file.methods.some((method) => method.owner === one.path && method.name === javaName(name)),
    ),
  );
  return having.length === 1 && having[0]?.kind !== 'interface' ? having[0] : undefined;
}

function missingClass(file: JavaFile, source: SolutionSource, spec: ComponentSpec): Message {
  const wanted = javaClass(spec);
  const names = file.types.map((one) => one.name);
  const [near] = nearNames(wanted, names);
  const shown = near ?? names.slice(0, 4).join('`, `');
  const has = shown === '' ? 'no class' : `\`${shown}\``;
  const line = near === undefined ? 1 : lineOf(file, new RegExp(String.raw`\b\w+\s+${near}\b`));
  return errorAt(source, line, 1, `Kode looks for \`class ${wanted}\`; this file has ${has}.`);
}

function lineOf({ masked }: JavaFile, pattern: RegExp): number {
  const at = masked.search(pattern);
  return at < 0 ? 1 : masked.slice(0, at).split('\n').length;
}

function glueMessage(line: number, text: string, source: SolutionSource, spec: ComponentSpec): Message {
  const file = scanJava(source.text);
  const type = classOf(file, spec);
  const name = type?.name ?? javaClass(spec);
  const classLine = lineOf(file, new RegExp(String.raw`\b(?:class|record|enum|interface)\s+${name}\b`));
  if (line === CONSTRUCTOR_LINE) {
    const at = lineOf(file, new RegExp(String.raw`(?<!\bnew\s+|[\p{L}\p{N}_$.])${name}\s*\(`, 'u'));
    const has = type?.constructors.map((params) => `\`${name}(${params})\``).join(', ') ?? '';
    const own = has === '' ? `\`${name}\` has no constructor of its own` : `this file has ${has}`;
    const where = has === '' ? classLine : at;
    return errorAt(source, where, 1, `Kode calls \`new ${javaConstructorLine(spec)}\`; ${own}.`);
  }
  const method = spec.methods[line - FIRST_METHOD_LINE];
  if (method !== undefined) return methodMessage(file, source, spec, method, { name, classLine, type });
  if (/\b(?:nowMs|Clock)\b/.test(text)) {
    const at = lineOf(file, /\b(?:class|interface)\s+Clock\b/);
    return errorAt(source, at, 1, `Kode's clock has one method, \`long nowMs()\`: ${text}`);
  }
  return errorAt(source, 1, 1, `A type of the component is declared otherwise than Kode needs it: ${text}`);
}

function methodMessage(
  file: JavaFile,
  source: SolutionSource,
  spec: ComponentSpec,
  method: MethodSpec,
  of: { readonly name: string; readonly classLine: number; readonly type: JavaType | undefined },
): Message {
  const wanted = `\`${javaMethodLine(spec, method)}\``;
  const own = file.methods.filter((one) => one.owner === of.type?.path);
  const names = own.map((one) => one.name);
  const near = names.includes(javaName(method.name))
    ? javaName(method.name)
    : nearNames(method.name, names)[0];
  const found = own.find((one) => one.name === near);
  if (found !== undefined)
    return errorAt(source, found.line, 1, `Kode calls ${wanted}; this file has \`${found.header}\`.`);
  const all = [...new Set(names)].slice(0, 6).map((one) => `\`${one}\``);
  const has = all.length === 0 ? 'no method' : all.join(', ');
  return errorAt(source, of.classLine, 1, `Kode calls ${wanted}; \`${of.name}\` has ${has}.`);
}

/** A component as interpreted harnesses read it: `kode.json` of a build. */
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import type { PlannedFile } from '../language.ts';
import type { SignatureNames } from '../signatureFile.ts';
import { describeType } from '../signatureFile.ts';

export interface ComponentWords extends SignatureNames {
  /** The names under which a method is looked for, the best first. */
  methodNames(method: MethodSpec): readonly string[];
  /** A method in the language's own words, for messages. */
  methodLine(method: MethodSpec): string;
}

/**
 * @param extra what else the harness of the language wants to know, `ofComponent` of the constructor, `ofMethod` of each
 *   method
 */
export function componentFile(
  spec: ComponentSpec,
  words: ComponentWords,
  extra: Readonly<Record<string, unknown>> = {},
  ofComponent: Readonly<Record<string, unknown>> = {},
  ofMethod: (method: MethodSpec) => Readonly<Record<string, unknown>> = () => ({}),
): PlannedFile {
  const file = {
    names: words.names,
    wanted: words.wanted,
    component: {
      params: spec.params.map((param) => ({
        name: param.name,
        kind: param.kind,
        awaited: param.kind === 'function' && param.awaited,
        type: describeType(param.kind === 'value' ? param.type : { kind: 'string' }, words),
      })),
      clock: spec.clock !== null,
      codes: Object.keys(spec.errors),
      ...ofComponent,
      methods: spec.methods.map((method) => ({
        names: words.methodNames(method),
        wanted: words.methodLine(method),
        params: method.params.map(({ type }) => describeType(type, words)),
        returns: describeType(method.returns, words),
        awaits: method.awaits,
        ...ofMethod(method),
      })),
    },
    ...extra,
  };
  return { path: 'kode.json', text: `${JSON.stringify(file)}\n` };
}

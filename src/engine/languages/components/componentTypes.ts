/**
 * A component as signatures, so that what languages know of functions (names of records, literals, declarations) serves it
 * too.
 */
import type { Param, Signature } from '../../catalog/model.ts';
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import { pascalCase } from '../naming.ts';

/** The code of a constructor that refuses its arguments. */
export const INVALID = 'INVALID';

/**
 * One signature with every type of the component, to ask for names and declarations with: a record of the constructor is
 * called after its parameter, one in a method after its parameter or `<Method>Result`; equal types share the first name.
 * It is never called.
 */
export function typesOfComponent(spec: ComponentSpec): Signature {
  const values = spec.params.flatMap((param) => (param.kind === 'value' ? [param] : []));
  const methods = spec.methods.flatMap((method) => [
    ...method.params,
    ...(method.returns.kind === 'void'
      ? []
      : [{ name: `${method.name}Result`, type: method.returns } as const]),
  ]);
  return signatureOf(spec.name, [...values, ...methods], { kind: 'void' });
}

/** A method as a function of its arguments. Its records have their names in `typesOfComponent`. */
export function methodSignature(method: MethodSpec): Signature {
  return signatureOf(method.name, method.params, method.returns);
}

function signatureOf(
  name: string,
  params: readonly { readonly name: string; readonly type: ValueType }[],
  returns: ValueType,
): Signature {
  return {
    name,
    // Domains play no part in how a type looks.
    params: params.map(({ name: own, type }): Param => ({
      name: own,
      type,
      role: 'in',
      domain: { kind: 'bool' },
    })),
    returns,
  };
}

/** The constructor may refuse. */
export function constructorRefuses(spec: ComponentSpec): boolean {
  return Object.hasOwn(spec.errors, INVALID);
}

/** A code as a name: `NO_ROOM` → `NoRoom`. */
export function pascalCode(code: string): string {
  return pascalCase(code.toLowerCase().replaceAll('_', '-'));
}

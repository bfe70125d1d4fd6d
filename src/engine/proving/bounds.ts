/** Bounds that a signature declares, and which of them inputs reach: a bound that none reaches is not tested. */
import type { Domain, Signature } from '../catalog/model.ts';
import { isCyclicList } from '../values/wire.ts';

/** Names of all declared bounds: `k = 0`, `a length 200000`, `a items = -5`. */
export function boundsOf(signature: Signature): readonly string[] {
  return [...new Set(signature.params.flatMap(({ name, domain }) => declared(name, domain)))];
}

function declared(path: string, domain: Domain): readonly string[] {
  switch (domain.kind) {
    case 'number':
      return [`${path} = ${domain.min}`, `${path} = ${domain.max}`];
    case 'bool':
      return [];
    case 'string':
      return lengths(path, domain);
    case 'sequence':
      return [...lengths(path, domain), ...declared(`${path} items`, domain.item)];
    case 'optional':
      return [`${path} absent`, ...declared(path, domain.item)];
    case 'fields':
      return domain.items.flatMap((item, i) => declared(`${path} part ${i + 1}`, item));
    case 'map':
      return [
        ...lengths(path, domain),
        ...declared(`${path} keys`, domain.key),
        ...declared(`${path} values`, domain.value),
      ];
  }
}

function lengths(
  path: string,
  domain: { readonly minLength: number; readonly maxLength: number },
): readonly string[] {
  return [`${path} length ${domain.minLength}`, `${path} length ${domain.maxLength}`];
}

/** Notes which bounds of a signature the given arguments reach. */
export function noteBounds(args: readonly unknown[], signature: Signature, reached: Set<string>): void {
  signature.params.forEach(({ name, domain }, i) => note(args[i], name, domain, reached));
}

function note(value: unknown, path: string, domain: Domain, reached: Set<string>): void {
  switch (domain.kind) {
    case 'number':
      // As texts: a bound may be a bigint where the value is a number.
      if (String(value) === String(domain.min)) reached.add(`${path} = ${domain.min}`);
      if (String(value) === String(domain.max)) reached.add(`${path} = ${domain.max}`);
      return;
    case 'bool':
      return;
    case 'string':
      reached.add(`${path} length ${[...(value as string)].length}`);
      return;
    case 'sequence': {
      const items = isCyclicList(value) ? value.v : (value as readonly unknown[]);
      reached.add(`${path} length ${items.length}`);
      for (const item of items)
        if (item !== null || domain.item.kind === 'optional')
          note(item, `${path} items`, domain.item, reached);
      return;
    }
    case 'optional':
      if (value === null) reached.add(`${path} absent`);
      else note(value, path, domain.item, reached);
      return;
    case 'fields': {
      const parts = Array.isArray(value) ? (value as readonly unknown[]) : Object.values(value as object);
      domain.items.forEach((item, i) => note(parts[i], `${path} part ${i + 1}`, item, reached));
      return;
    }
    case 'map': {
      const entries = [...(value as ReadonlyMap<unknown, unknown>)];
      reached.add(`${path} length ${entries.length}`);
      for (const [key, item] of entries) {
        note(key, `${path} keys`, domain.key, reached);
        note(item, `${path} values`, domain.value, reached);
      }
    }
  }
}

/** Bounds that a signature declares, and which of them inputs reach: a bound that none reaches is not tested. */
import type { Domain, Signature } from '../catalog/model.ts';
import { isCyclicList } from '../values/wire.ts';

/** Names of all declared bounds: `k = 0`, `a length 200000`, `a items = -5`. */
export function boundsOf(signature: Signature): readonly string[] {
  return [...new Set(signature.params.flatMap(({ name, domain }) => boundsOfDomain(name, domain)))];
}

/** The same of one value, which is called `path`. */
export function boundsOfDomain(path: string, domain: Domain): readonly string[] {
  switch (domain.kind) {
    case 'number':
      return [`${path} = ${domain.min}`, `${path} = ${domain.max}`];
    case 'bool':
      return [];
    case 'string':
      return lengths(path, domain);
    case 'sequence':
      return [...lengths(path, domain), ...boundsOfDomain(`${path} items`, domain.item)];
    case 'optional':
      return [`${path} absent`, ...boundsOfDomain(path, domain.item)];
    case 'fields':
      return domain.items.flatMap((item, i) => boundsOfDomain(`${path} part ${i + 1}`, item));
    case 'map':
      return [
        ...lengths(path, domain),
        ...boundsOfDomain(`${path} keys`, domain.key),
        ...boundsOfDomain(`${path} values`, domain.value),
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
  signature.params.forEach(({ name, domain }, i) => noteBoundsOfValue(args[i], name, domain, reached));
}

export function noteBoundsOfValue(value: unknown, path: string, domain: Domain, reached: Set<string>): void {
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
          noteBoundsOfValue(item, `${path} items`, domain.item, reached);
      return;
    }
    case 'optional':
      if (value === null) reached.add(`${path} absent`);
      else noteBoundsOfValue(value, path, domain.item, reached);
      return;
    case 'fields': {
      const parts = Array.isArray(value) ? (value as readonly unknown[]) : Object.values(value as object);
      domain.items.forEach((item, i) => noteBoundsOfValue(parts[i], `${path} part ${i + 1}`, item, reached));
      return;
    }
    case 'map': {
      const entries = [...(value as ReadonlyMap<unknown, unknown>)];
      reached.add(`${path} length ${entries.length}`);
      for (const [key, item] of entries) {
        noteBoundsOfValue(key, `${path} keys`, domain.key, reached);
        noteBoundsOfValue(item, `${path} values`, domain.value, reached);
      }
    }
  }
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Everything that loading a module loads at once, as paths under the root and package names. Types and `import()` do not count. */
function staticImports(entry: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    const name = relative(root, file).replaceAll('\\', '/');
    if (seen.has(name)) return;
    seen.add(name);
    const text = readFileSync(file, 'utf8');
    for (const [, target = ''] of text.matchAll(
      /^(?:import|export)\s(?!type\b)(?:[^;'"]*?\sfrom\s)?['"]([^'"]+)['"]/gmu,
    )) {
      if (target.startsWith('.')) visit(resolve(dirname(file), target));
      else seen.add(target);
    }
  };
  visit(resolve(root, entry));
  return seen;
}

describe('activation', () => {
  const loaded = staticImports('src/extension.ts');

  it('sees what is imported', () => {
    assert.ok(loaded.has('vscode'));
    assert.ok(loaded.has('src/services/makeServices.ts'));
    assert.ok(loaded.has('src/engine/languages/registry.ts'));
  });

  it('loads no renderer, judge, broker or compiler', () => {
    const heavy = [...loaded].filter((name) =>
      /^(?:markdown-it|highlight\.js|yaml|amaro|es-module-lexer|pure-rand|node:child_process|node:worker_threads)|^src\/(?:platform|cli|build|webview|engine\/lesson)\/|^src\/engine\/grading\/(?:grade|runner|shrink|caseSource|growth)/u.test(
        name,
      ),
    );
    assert.deepEqual(heavy, []);
  });

  it('keeps the composition root short', () => {
    assert.ok(readFileSync(resolve(root, 'src/extension.ts'), 'utf8').split('\n').length <= 80);
  });
});

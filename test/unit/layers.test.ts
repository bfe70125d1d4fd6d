import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';

const src = resolve(import.meta.dirname, '../../src');

/** What each room may import beside itself: rooms, `node`, `vscode`; npm packages are open to all but the contract. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  contract: ['engine'],
  platform: ['engine', 'node'],
  harness: ['engine', 'node'],
  services: ['engine', 'platform', 'contract', 'node', 'vscode'],
  features: ['services', 'engine', 'platform', 'contract', 'node', 'vscode'],
  webview: ['contract', 'engine'],
  cli: ['engine', 'platform', 'node'],
  build: ['engine', 'platform', 'contract', 'node'],
  'extension.ts': ['features', 'services', 'platform', 'contract', 'node', 'vscode'],
};

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Statements and calls that name a module with a literal. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm);
  const calls = text.matchAll(/\b(?:import|require)\(\s*'([^']+)'/g);
  return [
    ...[...statements].map(([, type, specifier = '']) => ({ file, specifier, typeOnly: type !== undefined })),
    ...[...calls].map(([, specifier = '']) => ({ file, specifier, typeOnly: false })),
  ];
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
const imports = files.flatMap(importsOf);

const roomOf = (path: string): string => path.split('/')[0] ?? '';

/** Room of src, `node`, `vscode`, or `npm`. */
function targetOf({ file, specifier }: Import): string {
  if (specifier === 'vscode') return 'vscode';
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return 'node';
  if (!specifier.startsWith('.')) return 'npm';
  return roomOf(
    relative(src, resolve(dirname(join(src, file)), specifier))
      .split(sep)
      .join('/'),
  );
}

describe('Rooms of src', () => {
  it('are all known, and the walk sees them', () => {
    const rooms = [...new Set(files.map(roomOf))].sort();
    assert.deepEqual(
      rooms.filter((room) => MAY[room] === undefined),
      [],
    );
    assert.ok(imports.length > 200, `only ${imports.length} imports were found`);
    assert.ok(imports.some((one) => targetOf(one) === 'vscode'));
  });

  it('import only what they may', () => {
    const wrong = imports.filter((one) => {
      const room = roomOf(one.file);
      const target = targetOf(one);
      return target !== 'npm' && target !== room && MAY[room]?.includes(target) !== true;
    });
    assert.deepEqual(
      wrong.map(({ file, specifier }) => `${file} imports ${specifier}`),
      [],
    );
  });

  it('keep features apart', () => {
    const featureOf = (path: string): string => path.split('/')[1] ?? '';
    const wrong = imports.filter((one) => {
      if (roomOf(one.file) !== 'features' || targetOf(one) !== 'features') return false;
      const path = relative(src, resolve(dirname(join(src, one.file)), one.specifier))
        .split(sep)
        .join('/');
      return featureOf(path) !== featureOf(one.file);
    });
    assert.deepEqual(
      wrong.map(({ file, specifier }) => `${file} imports ${specifier}`),
      [],
    );
  });

  it('give the contract types of the engine only', () => {
    const wrong = imports.filter(
      (one) => roomOf(one.file) === 'contract' && targetOf(one) !== 'contract' && !one.typeOnly,
    );
    assert.deepEqual(
      wrong.map(({ file, specifier }) => `${file} imports ${specifier}`),
      [],
    );
  });

  it('share only values with what runs beside a solution', () => {
    const wrong = imports.filter(
      (one) =>
        roomOf(one.file) === 'harness' &&
        targetOf(one) === 'engine' &&
        !one.typeOnly &&
        !one.specifier.includes('engine/values/'),
    );
    assert.deepEqual(wrong, []);
  });

  it('have no default exports and no barrels', () => {
    const wrong = files.filter((file) =>
      /^export (?:default\b|\* from)/m.test(readFileSync(join(src, file), 'utf8')),
    );
    assert.deepEqual(wrong, []);
  });
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  COMMANDS,
  COUNTEREXAMPLE_MESSAGE,
  CONTEXT_KEYS,
  PANELS,
  SETTING_DEFAULTS,
  SETTINGS,
  TOOLCHAIN_SETTINGS,
  VIEW_CONTAINER,
  VIEWS,
} from '../../../src/contract/ids.ts';
import { ADAPTERS } from '../../../src/engine/languages/registry.ts';
import { LANGUAGE_IDS } from '../../../src/engine/languages/ids.ts';

const root = join(import.meta.dirname, '../../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly order: number;
  readonly scope: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
}

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
    };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>>;
    readonly keybindings: readonly { readonly command: string; readonly when: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly media: { readonly svg: string; readonly altText: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const { contributes } = manifest;
const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const sorted = (ids: Iterable<string>): string[] => [...ids].sort();

describe('manifest', () => {
  it('has the commands of the code, and no others', () => {
    assert.deepEqual(
      sorted(contributes.commands.map(({ command }) => command)),
      sorted(Object.values(COMMANDS)),
    );
    for (const { command, category } of contributes.commands) assert.equal(category, 'Kode', command);
  });

  it('has the views of the code, and no others', () => {
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [VIEW_CONTAINER],
    );
    assert.deepEqual(Object.keys(contributes.views), [VIEW_CONTAINER]);
    assert.deepEqual(
      sorted((contributes.views[VIEW_CONTAINER] ?? []).map(({ id }) => id)),
      sorted(Object.values(VIEWS)),
    );
  });

  it('has the settings of the code with the same defaults, each told and ordered', () => {
    const { properties } = contributes.configuration;
    assert.deepEqual(sorted(Object.keys(properties)), sorted(Object.values(SETTINGS)));
    for (const [id, setting] of Object.entries(properties)) {
      assert.equal(setting.default, SETTING_DEFAULTS[id as keyof typeof SETTING_DEFAULTS], id);
      assert.equal(setting.type, typeof setting.default, id);
      assert.match(setting.description ?? setting.markdownDescription ?? '', /^%.+%$/u, id);
      assert.ok(setting.order > 0 && setting.scope !== '', id);
    }
    assert.deepEqual(properties[SETTINGS.language]?.enum, ['', ...LANGUAGE_IDS]);
  });

  it('lets no workspace name an executable', () => {
    const paths = Object.values(SETTINGS).filter((id) => id.startsWith('kode.toolchain.'));
    assert.deepEqual(
      sorted(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations),
      sorted(paths),
    );
    for (const id of paths) assert.equal(contributes.configuration.properties[id]?.scope, 'machine', id);
  });

  it('has a setting for the executable of every language that needs one', () => {
    for (const { toolchain } of ADAPTERS) {
      if (toolchain === null) continue;
      const setting = Object.entries(TOOLCHAIN_SETTINGS).find(([id]) => id === toolchain.id);
      assert.deepEqual(setting, [toolchain.id, `kode.toolchain.${toolchain.id}`]);
    }
  });

  it('wakes Kode for its own panels and folders only', () => {
    const panels = Object.values(PANELS).map((panel) => `onWebviewPanel:${panel}`);
    assert.deepEqual(manifest.activationEvents, [
      ...panels,
      `workspaceContains:${SETTING_DEFAULTS[SETTINGS.folder]}`,
    ]);
  });

  it('names only commands and context keys that there are', () => {
    const commands = new Set<string>(Object.values(COMMANDS));
    const keys = new Set<string>([
      ...Object.values(CONTEXT_KEYS),
      ...Object.values(VIEWS),
      COUNTEREXAMPLE_MESSAGE,
    ]);
    const uses = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    for (const { command, when } of uses) {
      assert.ok(commands.has(command), command);
      for (const [key] of when.matchAll(/kode\.[\w.]+/gu)) assert.ok(keys.has(key), `${command}: ${key}`);
    }
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    const events = new Set([
      ...[...commands].map((id) => `onCommand:${id}`),
      ...Object.values(VIEWS).map((id) => `onView:${id}`),
    ]);
    for (const event of steps.flatMap((step) => step.completionEvents)) assert.ok(events.has(event), event);
    for (const [, id = ''] of JSON.stringify(texts).matchAll(/\(command:([\w.]+)\)/gu)) {
      assert.ok(commands.has(id) || id === `${VIEWS.topics}.focus`, id);
    }
  });

  it('has a text for every key, and a key for every text', () => {
    const used = new Set([...read('package.json').matchAll(/"%([^%"]+)%"/gu)].map(([, key = '']) => key));
    assert.deepEqual(sorted(used), sorted(Object.keys(texts)));
  });

  it('shows pictures that are there and follow the theme', () => {
    assert.ok(existsSync(join(root, manifest.icon)));
    const icons = [...contributes.viewsContainers.activitybar, ...(contributes.views[VIEW_CONTAINER] ?? [])];
    for (const { icon } of icons) assert.match(read(icon), /currentColor/u);
    for (const { media } of contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps)) {
      assert.match(read(media.svg), /var\(--vscode-foreground\)/u);
      // The walkthrough view drops style elements and attributes.
      assert.doesNotMatch(read(media.svg), /<style|\sstyle=/u);
      assert.match(media.altText, /^%.+%$/u);
    }
  });
});

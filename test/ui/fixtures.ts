/**
 * `test` and `expect` for the specs.
 *
 *     import { expect, test } from '../fixtures.ts';
 *
 *     test('opens a lesson @smoke', async ({ workbench, workspace }) => { ... });
 *
 * `workspace` is the practice folder: a fresh one for each spec file. `workbench` is the editor with that folder open,
 * in a page of its own for each test. `test.use({ settings: {...} })` adds settings before the editor opens.
 */
import { test as base } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Workbench } from './pages/workbench.ts';
import { uiRun, type UiRun } from './setup.ts';

export { expect } from '@playwright/test';

/** What a spec may ask for. */
export interface Fixtures {
  readonly run: UiRun;
  readonly settings: Record<string, unknown>;
  readonly workspace: string;
  readonly workbench: Workbench;
}

export const test = base.extend<Fixtures>({
  run: async ({ browserName: _ }, use) => use(uiRun()),
  settings: [{}, { option: true }],
  workspace: async ({ run }, use, info) => {
    // A repeated test must not find what its first attempt left.
    const again = info.retry === 0 ? '' : `-again-${info.retry}`;
    const folder = join(run.workspaces, `${basename(info.file, '.spec.ts')} ü${again}`);
    mkdirSync(folder, { recursive: true });
    await use(folder);
  },
  workbench: async ({ page, run, workspace, settings }, use) => {
    const workbench = new Workbench(page, run);
    workbench.writeSettings(settings);
    await workbench.open(workspace);
    await use(workbench);
  },
});

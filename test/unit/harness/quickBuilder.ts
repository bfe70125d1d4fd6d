/** The cache's builder over the real toolchains, for tests of what a quick way makes when no plain way helps it out. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { BuildPlan, Command } from '../../../src/engine/languages/language.ts';
import type { BuildResult } from '../../../src/engine/ports.ts';
import type { LocalBuilder } from '../../../src/platform/builder.ts';
import { createBuilder } from '../../../src/platform/builder.ts';
import { createLog } from '../../../src/platform/log.ts';
import { ExitGuard } from '../../../src/platform/processTree.ts';
import { createToolchains } from '../../../src/platform/toolchains.ts';
import { assertNothingLeft, neverAborted, temporaryFolder } from '../platform/helpers.ts';
import { harnessFolder } from './driver.ts';

/** In place of a plan's commands: ends the build. */
export const NO_PLAIN_WAY: Command = {
  tool: 'node',
  args: ['-e', "console.log('the quick way failed'); process.exit(1)"],
  env: {},
};

/** Opened before the tests and closed after them; its builds lie in a folder of its own until then. */
export class QuickBuilder {
  /** What the builder said: why a quick way was given up. */
  readonly warnings: string[] = [];
  private readonly folder = temporaryFolder();
  private opened: LocalBuilder | null = null;

  async open(): Promise<void> {
    const guard = new ExitGuard();
    this.opened = createBuilder({
      cacheFolder: join(this.folder.path, 'builds'),
      harnessFolder: await harnessFolder(),
      version: '1',
      toolchains: createToolchains({ override: () => '', guard }),
      guard,
      log: createLog((_, text) => this.warnings.push(text)),
    });
  }

  get builder(): LocalBuilder {
    assert.ok(this.opened !== null, 'not opened');
    return this.opened;
  }

  /** A plan built in its quick way, with no other to fall back on; fails where that makes no program. */
  async quickly(plan: BuildPlan): Promise<Extract<BuildResult, { ok: true }>> {
    assert.ok(plan.quick !== undefined, 'the plan has no quick way');
    const result = await this.builder.build({ ...plan, commands: [NO_PLAIN_WAY] }, neverAborted());
    assert.ok(result.ok, [...this.warnings, result.ok ? '' : result.output].join('\n'));
    return result;
  }

  async close(): Promise<void> {
    await this.opened?.dispose();
    assertNothingLeft();
    this.folder.remove();
  }
}

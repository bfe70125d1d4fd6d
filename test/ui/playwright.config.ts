import { defineConfig } from '@playwright/test';
import { join } from 'node:path';
import { chromiumArguments } from '../editor/browser.ts';
import { isRoot } from '../editor/system.ts';
import { uiRun } from './setup.ts';

const run = uiRun();

export default defineConfig({
  testDir: 'specs',
  testMatch: '**/*.spec.ts',
  outputDir: join(run.results, 'traces'),
  // One editor serves all specs, and its settings are theirs together.
  workers: 1,
  fullyParallel: false,
  // A second attempt shows flakiness; it never hides it: the runner names every flaky test.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [
    ['list', { printSteps: false }],
    ['json', { outputFile: join(run.results, 'playwright.json') }],
  ],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: run.chromium,
      args: [...chromiumArguments],
      chromiumSandbox: !isRoot(),
    },
  },
});

/** What test/editor/runUi.ts hands to the specs, through the environment. */
export interface UiRun {
  /** `http://127.0.0.1:PORT` of the running editor. */
  readonly origin: string;
  /** Which VS Code it is. */
  readonly label: 'current' | 'floor';
  /** The folder of the extension under test. */
  readonly extension: string;
  readonly checkout: string;
  /** Where workspaces are made; gone after the run. */
  readonly workspaces: string;
  /** The editor's settings.json. */
  readonly settingsFile: string;
  /** Where results, traces and pictures go. */
  readonly results: string;
  readonly chromium: string;
}

/** The run that this process belongs to. */
export function uiRun(): UiRun {
  const text = process.env['KODE_UI_RUN'];
  if (text === undefined)
    throw new Error('KODE_UI_RUN is not set; start the UI tests with "npm run test:ui".');
  return JSON.parse(text) as UiRun;
}

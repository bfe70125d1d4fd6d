/**
 * The environment of compilers and solutions: small and the same everywhere, so that a build does not depend on the
 * window that it was started from, and so that nothing of the editor leaks into a solution.
 */

/** Variables that are passed on where they are set. Everything else stays out. */
const KEPT_EVERYWHERE = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'TZ'];
/**
 * What compilers look for: where caches are (GOCACHE's default follows from them), and the SDK on macOS. Windows programs do
 * not start without the system's own.
 */
const KEPT_POSIX = ['USER', 'LOGNAME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'SDKROOT', 'DEVELOPER_DIR'];
const KEPT_WINDOWS = [
  'SystemRoot',
  'SystemDrive',
  'windir',
  'ComSpec',
  'PATHEXT',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'USERNAME',
  'APPDATA',
  'LOCALAPPDATA',
  'ProgramData',
  'ProgramFiles',
  'ProgramFiles(x86)',
  'ProgramW6432',
  'CommonProgramFiles',
  'NUMBER_OF_PROCESSORS',
  'PROCESSOR_ARCHITECTURE',
];
/** Version managers' own settings: their shims do not find the interpreter without them. */
const KEPT_MANAGERS = [
  'PYENV_ROOT',
  'ASDF_DIR',
  'ASDF_DATA_DIR',
  'MISE_DATA_DIR',
  'RUSTUP_HOME',
  'CARGO_HOME',
];

export type Environment = Readonly<Record<string, string>>;

/**
 * The clean environment, from the one that this process has.
 * @param added variables of a command; they win
 */
export function cleanEnvironment(
  added: Environment = {},
  source: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Record<string, string> {
  const windows = platform === 'win32';
  const kept = [...KEPT_EVERYWHERE, ...KEPT_MANAGERS, ...(windows ? KEPT_WINDOWS : KEPT_POSIX)];
  const result: Record<string, string> = {};
  if (windows) {
    // Names are case-insensitive there, and a copied environment object is not.
    const wanted = new Set(kept.map((name) => name.toUpperCase()));
    for (const [name, value] of Object.entries(source)) {
      if (value !== undefined && wanted.has(name.toUpperCase())) result[name] = value;
    }
  } else {
    for (const name of kept) {
      const value = source[name];
      if (value !== undefined) result[name] = value;
    }
    // Messages in English for the parsers, texts in UTF-8 for the learner.
    result['LANG'] = platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  }
  return { ...result, ...added };
}

/** The JavaScript runtime that runs Kode, and what makes it behave as Node: in the desktop editor it is Electron. */
export function nodeRuntime(): { readonly path: string; readonly env: Environment } {
  return {
    path: process.execPath,
    env: process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' },
  };
}

/** Folders to look for executables in: the PATH, then where installers put them and a desktop's PATH often lacks them. */
export function searchFolders(
  source: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  const windows = platform === 'win32';
  const path = Object.entries(source).find(([name]) => (windows ? name.toUpperCase() : name) === 'PATH')?.[1];
  const home = source['HOME'];
  const cargo = source['CARGO_HOME'];
  const usual = windows
    ? []
    : [
        '/usr/local/bin',
        '/usr/local/go/bin',
        '/opt/homebrew/bin',
        ...(cargo === undefined ? [] : [`${cargo}/bin`]),
        ...(home === undefined ? [] : [`${home}/.local/bin`, `${home}/.cargo/bin`]),
      ];
  const folders = [...(path ?? '').split(windows ? ';' : ':'), ...usual];
  return [...new Set(folders.filter((folder) => folder !== ''))];
}

/** The environment of the broker: the editor's own, without what would change the behaviour of Node in it. */
export function brokerEnvironment(source: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(source)) {
    if (value !== undefined && !/^(?:NODE_|VSCODE_|ELECTRON_)/i.test(name)) result[name] = value;
  }
  return { ...result, ...nodeRuntime().env };
}

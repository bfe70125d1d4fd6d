/** The interpreter that runs solutions in Python. */
import type { ToolchainSpec } from './language.ts';

export const PYTHON_TOOL: ToolchainSpec = {
  id: 'python',
  title: 'Python 3',
  commands: ['python3', 'python', 'py'],
  versionArgs: ['--version'],
  versionPattern: /\bPython (\d+(?:\.\d+)+)/,
  minimum: '3.8',
  realPathArgs: ['-c', 'import sys; print(sys.executable)'],
  fix: 'Install Python 3.8 or newer from https://www.python.org/downloads/, or set kode.toolchain.python to its path.',
};

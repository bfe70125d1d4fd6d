import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Installation } from '../../../src/cli/installation.ts';
import { runCommand } from '../../../src/cli/run.ts';
import { createTerminal } from '../../../src/cli/terminal.ts';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

/** Wrong for three values and more. */
const SOLUTION = `// kode:reverse-array
export function reverse(a) {
  if (a.length > 2) return;
  a.reverse();
}
`;
const CASES = '# mine\r\na = [1, 2]\r\n\r\na = [1, 2, 3]\r\n';

describe('Own cases on the command line', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kode own ü '));
    path = join(folder, 'reverse array.js');
    writeFileSync(path, SOLUTION);
    writeFileSync(join(folder, 'cases.txt'), CASES);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const grade = async (...options: string[]): Promise<{ status: number; out: string }> => {
    let out = '';
    const status = await runCommand(['grade', 'reverse-array', path, ...options], {
      terminal: createTerminal({ write: (text) => (out += text) }, { write: (text) => (out += text) }, {}),
      installation: new Installation(DIST),
      cwd: folder,
      signal: new AbortController().signal,
    });
    return { status, out };
  };
  const cases = (): string => readFileSync(join(folder, 'cases.txt'), 'utf8');

  it('run all, and say which one failed, with its line', async () => {
    const { status, out } = await grade('--own');
    assert.equal(status, 1, out);
    assert.match(out, /own 1\/2/);
    assert.match(out, /Your case 2 failed: .*cases\.txt:4\n/);
    assert.equal(cases(), CASES, 'nobody asked for answers');
  });

  it('run one, and nothing else', async () => {
    const { status, out } = await grade('--case', '1');
    assert.equal(status, 0, out);
    assert.match(out, /^Accepted\. Right on this input\./);
    assert.equal((await grade('--case', '2')).status, 1);
  });

  it('get their answers when asked, in the line ends of the file', async () => {
    await grade('--own', '--fill');
    assert.equal(
      cases(),
      '# mine\r\na = [1, 2]\r\n=> a = [2, 1]\r\n\r\na = [1, 2, 3]\r\n=> a = [3, 2, 1]\r\n',
    );
  });
});

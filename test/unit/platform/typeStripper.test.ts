import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createTypeStripper, StripError } from '../../../src/platform/typeStripper.ts';

const MODULE = fileURLToPath(new URL('../../../src/platform/typeStripper.ts', import.meta.url));

for (const source of ['auto', 'package'] as const) {
  describe(`type stripper (${source})`, () => {
    const stripper = createTypeStripper(source);

    it('erases types and keeps every position', async () => {
      const text =
        '// ü\r\nexport function f(a: number[], k: number): void {\r\n  a.length = k as number;\r\n}\r\n';
      const { code, keepsPositions } = await stripper.strip(text);
      assert.equal(keepsPositions, true);
      assert.equal(code.split('\n').length, text.split('\n').length);
      assert.equal(code.indexOf('a.length'), text.indexOf('a.length'));
      assert.ok(!code.includes('number'));
    });

    it('transforms what cannot be erased, and says that positions moved', async () => {
      const text =
        'enum Colour { Red, Blue }\nnamespace N { export const x = 1; }\nexport class A { constructor(private n: number) {} get() { return this.n + Colour.Blue + N.x; } }\n';
      const { code, keepsPositions } = await stripper.strip(text);
      assert.equal(keepsPositions, false);
      const { A } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
        A: new (n: number) => { get(): number };
      };
      assert.equal(new A(40).get(), 42);
    });

    const broken: readonly (readonly [string, string, number, number])[] = [
      ['in the middle', 'const a = 1;\nconst b = (: 3;\n', 2, 12],
      ['after non-ASCII text', "const ä = 'ö'; let a: number = ;\n", 1, 32],
      ['with CRLF', 'let a = 1;\r\nlet b: = 2;\r\n', 2, 8],
    ];
    for (const [name, text, line, column] of broken) {
      it(`says where a syntax error is: ${name}`, async () => {
        await assert.rejects(stripper.strip(text), (error) => {
          assert.ok(error instanceof StripError);
          assert.deepEqual([error.line, error.column], [line, column]);
          assert.equal(error.name, 'SyntaxError');
          return true;
        });
      });
    }

    it('gives a line for a text that ends too early', async () => {
      await assert.rejects(stripper.strip('export function f(a: number) {\n  return (a\n'), (error) => {
        assert.ok(error instanceof StripError);
        assert.ok(error.line >= 1 && error.column >= 1);
        return true;
      });
    });
  });
}

describe('type stripper and warnings', () => {
  it('prints no warning, and leaves other warnings alone', () => {
    const program = `
      import { createTypeStripper } from ${JSON.stringify(MODULE)};
      await createTypeStripper().strip('let a: number = 1;');
      process.emitWarning('other', 'ExperimentalWarning');
    `;
    const stderr = execFileSync(
      process.execPath,
      ['--input-type=module', '-e', `process.on('warning', (w) => console.log(w.message));${program}`],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    assert.equal(stderr.trim(), 'other');
  });
});

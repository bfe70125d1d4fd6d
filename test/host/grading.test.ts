import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { continuousRun, firstProblem, itemOf, leavesOf, runItems, textOf } from './support/explorer.ts';
import { readText, scaffold, solutionProcesses, writeSolution } from './support/workspace.ts';

interface Sample {
  readonly language: string;
  readonly right: string;
  readonly wrong: string;
  /** Does not compile, with the mistake on line 3 of the file. */
  readonly broken: string;
  readonly loops: string;
  readonly floods: string;
}

/** Solutions of "reverse an array in place"; the marker is line 1. */
const SAMPLES: readonly Sample[] = [
  {
    language: 'go',
    right:
      'package reverse\n\nfunc Reverse(a []int) {\n\tfor i, j := 0, len(a)-1; i < j; i, j = i+1, j-1 {\n\t\ta[i], a[j] = a[j], a[i]\n\t}\n}\n',
    wrong:
      'package reverse\n\nfunc Reverse(a []int) {\n\tfor i := range a {\n\t\tj := len(a) - 1 - i\n\t\ta[i], a[j] = a[j], a[i]\n\t}\n}\n',
    broken: 'package reverse\nfunc Reverse(a []int) { undefinedName() }\n',
    loops: 'package reverse\n\nfunc Reverse(a []int) {\n\tfor {\n\t}\n}\n',
    floods:
      'package reverse\n\nimport "fmt"\n\nfunc Reverse(a []int) {\n\tfor {\n\t\tfmt.Println("no end in sight, no end in sight, no end in sight")\n\t}\n}\n',
  },
  {
    language: 'python',
    right: 'def reverse(a):\n    a.reverse()\n',
    wrong: 'def reverse(a):\n    a = a[::-1]\n',
    broken: '\ndef reverse(a:\n    pass\n',
    loops: 'def reverse(a):\n    while True:\n        pass\n',
    floods: 'def reverse(a):\n    while True:\n        print("no end in sight, no end in sight")\n',
  },
  {
    language: 'typescript',
    right: 'export function reverse(a: number[]): void {\n  a.reverse();\n}\n',
    wrong: 'export function reverse(a: number[]): void {\n  a = [...a].reverse();\n}\n',
    broken: '\nexport function reverse(a: number[] { }\n',
    loops: 'export function reverse(a: number[]): void {\n  for (;;);\n}\n',
    floods:
      'export function reverse(a: number[]): void {\n  for (;;) console.log("no end in sight, no end in sight");\n}\n',
  },
  {
    language: 'javascript',
    right: 'export function reverse(a) {\n  a.reverse();\n}\n',
    wrong: 'export function reverse(a) {\n  a = [...a].reverse();\n}\n',
    broken: '\nexport function reverse(a { }\n',
    loops: 'export function reverse(a) {\n  for (;;);\n}\n',
    floods: 'export function reverse(a) {\n  for (;;) console.log("no end in sight, no end in sight");\n}\n',
  },
];

describe('grading through the Test Explorer', function () {
  this.timeout(120_000);

  for (const sample of SAMPLES) {
    describe(sample.language, () => {
      let uri: vscode.Uri;
      let item: vscode.TestItem;

      before(async () => {
        uri = await scaffold('reverse-array', sample.language);
        item = await itemOf(uri);
      });

      it(`accepts a right answer${sample.language === 'go' || sample.language === 'javascript' ? ' @smoke' : ''}`, async () => {
        await writeSolution(uri, sample.right);
        const run = await runItems([item]);
        assert.deepEqual(firstProblem(run)?.result.messages.map(textOf), undefined);
        for (const leaf of leavesOf(item))
          assert.equal(run.results.get(leaf.id)?.state, 'passed', leaf.label);
        assert.match(run.output, /accepted/);
      });

      it('shows the smallest wrong case with a diff at the function', async () => {
        const document = await writeSolution(uri, sample.wrong);
        const run = await runItems([item]);
        const problem = firstProblem(run);
        assert.equal(problem?.result.state, 'failed');
        const message = problem.result.messages[0];
        assert.match(textOf(message), /a = \\?\[0, 1\\?\]/);
        assert.equal(message?.expectedOutput, 'a = [1, 0]');
        assert.equal(message.actualOutput, 'a = [0, 1]');
        const line = message.location?.range.start.line ?? -1;
        assert.match(document.lineAt(line).text, /everse\(/);
        assert.equal(message.location?.uri.toString(), uri.toString());
        for (const id of run.begun) assert.ok(run.results.has(id), `${id} was left without a state`);
        assert.ok(run.ended);
      });

      it('puts a compile error on its line', async () => {
        await writeSolution(uri, sample.broken);
        const run = await runItems([item]);
        const problem = firstProblem(run);
        assert.equal(problem?.result.state, 'errored');
        assert.equal(problem.result.messages[0]?.location?.range.start.line, 2);
      });

      it('ends an endless loop and leaves no process', async () => {
        await writeSolution(uri, sample.loops);
        const run = await runItems([item]);
        assert.match(textOf(firstProblem(run)?.result.messages[0]), /no answer within/);
        assert.match(run.output, /time-limit/);
        assert.deepEqual(solutionProcesses(), []);
      });

      it('ends a flood of output and leaves no process', async () => {
        await writeSolution(uri, sample.floods);
        const run = await runItems([item]);
        assert.match(run.output, /output-limit/);
        assert.ok(run.output.length < 200_000, 'the flood itself is cut');
        assert.deepEqual(solutionProcesses(), []);
      });
    });
  }

  it('runs one example alone', async () => {
    const uri = await scaffold('reverse-array', 'javascript');
    const item = await itemOf(uri);
    await writeSolution(
      uri,
      'export function reverse(a) {\n  if (a.length > 4) throw new Error("long");\n  a.reverse();\n}\n',
    );
    const example = leavesOf(item).find((leaf) => leaf.id.includes('#examples/'));
    assert.ok(example !== undefined);
    const run = await runItems([example]);
    assert.deepEqual([...run.begun], [example.id]);
  });

  it('cancels a run in the middle', async () => {
    const uri = await scaffold('reverse-array', 'javascript');
    const item = await itemOf(uri);
    await writeSolution(uri, 'export function reverse(a) {\n  for (;;);\n}\n');
    const source = new vscode.CancellationTokenSource();
    const running = runItems([item], source.token);
    source.cancel();
    const run = await running;
    assert.ok(run.ended);
    assert.equal(firstProblem(run), undefined);
    for (const id of run.begun) assert.equal(run.results.get(id)?.state, 'skipped');
  });

  it('grades again on save while a continuous run is on', async () => {
    const uri = await scaffold('reverse-array', 'javascript');
    const item = await itemOf(uri);
    const source = new vscode.CancellationTokenSource();
    const next = await continuousRun([item], source.token);
    await writeSolution(uri, 'export function reverse(a) {\n  a.reverse();\n}\n');
    const run = await until(next);
    source.cancel();
    assert.equal(firstProblem(run), undefined);
    assert.match(run.output, /accepted/);
  });

  it('keeps what is printed beside its case and judges nothing by it', async () => {
    const uri = await scaffold('reverse-array', 'javascript');
    const item = await itemOf(uri);
    await writeSolution(
      uri,
      'export function reverse(a) {\n  console.log("[1,0,0,0,[null,[]]]", a.length);\n}\n',
    );
    const run = await runItems([item]);
    const problem = firstProblem(run);
    assert.equal(problem?.result.messages[0]?.expectedOutput, 'a = [1, 0]');
    assert.match(run.output, /printed:\r\n {2}\[1,0,0,0,\[null,\[\]\]\] 2/);
  });
});

describe('scaffolding', () => {
  it('twice loses nothing', async () => {
    const uri = await scaffold('rotate-array', 'go');
    const stub = await readText(uri);
    await writeSolution(uri, 'package rotatearray\n\n// my work\n');
    const again = await scaffold('rotate-array', 'go');
    assert.equal(again.toString(), uri.toString());
    assert.match(await readText(uri), /my work/);
    assert.notEqual(await readText(uri), stub);
  });

  it('brings what the tools of the language need, once', async () => {
    const uri = await scaffold('is-anagram', 'go');
    const root = vscode.Uri.joinPath(uri, '..', '..', '..');
    const mod = vscode.Uri.joinPath(root, 'go.mod');
    assert.match(await readText(mod), /^module /);
    await vscode.workspace.fs.writeFile(mod, new TextEncoder().encode('module mine\n'));
    await scaffold('missing-number', 'go');
    assert.equal(await readText(mod), 'module mine\n');
  });
});

/** Waits for a value with the editor's own events: a run is recorded when it ends. */
async function until<T>(probe: () => T | undefined): Promise<T> {
  for (;;) {
    const value = probe();
    if (value !== undefined) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

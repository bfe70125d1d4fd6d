import assert from 'node:assert/strict';
import { editorColumn, errorAt } from '../../../../src/engine/languages/columns.ts';
import { definitionLine } from '../../../../src/engine/languages/locate.ts';
import { GO_MASK, maskSource, PYTHON_MASK } from '../../../../src/engine/languages/mask.ts';
import { camelCase, nearNames, pascalCase, snakeCase } from '../../../../src/engine/languages/naming.ts';
import { namedTypes } from '../../../../src/engine/languages/records.ts';
import { parameterLines, taskSentence, wrapComment } from '../../../../src/engine/languages/stubs.ts';
import { sign } from '../../harness/driver.ts';

describe('names', () => {
  const rows = [
    ['rotate', 'rotate', 'Rotate', 'rotate'],
    ['findDuplicate', 'find_duplicate', 'FindDuplicate', 'findDuplicate'],
    ['evalRPN', 'eval_rpn', 'EvalRPN', 'evalRPN'],
    ['isBST', 'is_bst', 'IsBST', 'isBST'],
    ['parseInt32', 'parse_int32', 'ParseInt32', 'parseInt32'],
    ['two-sum-indices', 'two_sum_indices', 'TwoSumIndices', 'twoSumIndices'],
  ] as const;
  for (const [name, snake, pascal, camel] of rows) {
    it(`${name} in every case`, () => {
      assert.deepEqual([snakeCase(name), pascalCase(name), camelCase(name)], [snake, pascal, camel]);
    });
  }
  it('that are near', () => {
    assert.deepEqual(nearNames('twoSum', ['main', 'two_sum', 'TwoSums', 'threeSum']), ['two_sum', 'TwoSums']);
  });
  it('find the line of a definition', () => {
    assert.equal(definitionLine('// eval_rpn(x)\ndef eval_rpn(t):\n', { name: 'evalRPN' }), 2);
  });
  it('of records follow the parameter that holds them, without a clash', () => {
    const signature = sign(
      'plan',
      ['rooms: {id:string}[]', 'room: {id:int}', 'same: {id:string}'],
      '{n:int}',
    );
    assert.deepEqual(
      [...namedTypes(signature, () => false).values()].map((one) => one.name),
      ['Room', 'Room2', 'PlanResult'],
    );
  });
});

describe('sentences and comments of a stub', () => {
  it('take the first sentence of a statement, without Markdown', () => {
    const text =
      '# Title\r\n\r\nTurn `a` **right** by\r\n[k](x) places, _in place_. Then more.\r\n\r\n- rule';
    assert.equal(taskSentence(text), 'Turn a right by k places, in place.');
    assert.equal(taskSentence('Use 1.5 of snake_case_name! Yes'), 'Use 1.5 of snake_case_name!');
    assert.equal(taskSentence(''), '');
  });
  it('are wrapped at 100 columns', () => {
    const lines = wrapComment('word '.repeat(40).trim(), ' * ');
    assert.ok(lines.length === 3 && lines.every((line) => line.length <= 100 && line.startsWith(' * word')));
  });
  it('break a long list of parameters', () => {
    assert.deepEqual(parameterLines('f', ['a', 'b'], ' {', '  '), ['f(a, b) {']);
    const long = 'x'.repeat(60);
    assert.deepEqual(parameterLines('f', [long, long], ' {', '  '), [
      'f(',
      `  ${long},`,
      `  ${long},`,
      ') {',
    ]);
  });
});

describe('columns', () => {
  it('count as editors do', () => {
    assert.equal(editorColumn('aß😀b', 8, 'byte'), 5);
    assert.equal(editorColumn('aß😀b', 4, 'codePoint'), 5);
    assert.equal(editorColumn('ab', 9, 'byte'), 3);
  });
  it('stay within the file', () => {
    const source = { path: 'C:\\übung\\a.go', text: 'a\r\nb' };
    assert.deepEqual(errorAt(source, 9, 4, 'x'), {
      file: 'C:\\übung\\a.go',
      line: 2,
      column: 1,
      severity: 'error',
      text: 'x',
    });
  });
});

describe('masking', () => {
  it('keeps length and lines, blanks comments and texts', () => {
    const go = 'a /* func\r\nF( */ b `func "` c "\\"func" d // func\r\ne';
    const masked = maskSource(go, GO_MASK);
    assert.equal(masked.length, go.length);
    assert.equal(masked.replace(/ +/g, ' '), 'a \r\n b c d \r\ne');
    const python = 'x = """def\nf(""" # def\ny = \'def\' + z';
    assert.equal(maskSource(python, PYTHON_MASK).replace(/ +/g, ' '), 'x = \n \ny = + z');
  });
  it('takes what never ends', () => {
    assert.equal(maskSource('a /* b', GO_MASK).trim(), 'a');
    assert.equal(maskSource('a "b\nc', GO_MASK).replace(/ +/g, ' '), 'a \nc');
  });
});

import assert from 'node:assert/strict';
import { findMarker, markerLine } from '../../../../src/engine/scaffold/marker.ts';

describe('marker of a solution file', () => {
  for (const [style, text] of [
    ['//', '// kode:rotate-array'],
    ['// without a space', '//kode:rotate-array'],
    ['#', '# kode:rotate-array'],
    ['#!', '#!/usr/bin/env python3\n# kode:rotate-array'],
    ['/* */', '/* kode:rotate-array */'],
    ['/** over lines', '/**\n * kode:rotate-array\n */'],
    ['/* with a bare line', '/*\nkode:rotate-array\n*/'],
    ['--', '-- kode:rotate-array'],
    ['<!-- -->', '<!-- kode:rotate-array -->'],
    [';', '; kode:rotate-array'],
    ['"""', '"""kode:rotate-array"""'],
    ['with words around it', '// Solves kode:rotate-array, in place'],
    ['behind code', 'package main // kode:rotate-array'],
    ['indented', '\t  // kode:rotate-array'],
  ] as const) {
    it(`is found in ${style}`, () => assert.equal(findMarker(text), 'rotate-array'));
  }

  it('is found with every line end and behind a BOM', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      assert.equal(
        findMarker(['', '', 'package x', '', '// kode:a', 'func f() {}'].join(end)),
        'a',
        JSON.stringify(end),
      );
    }
    assert.equal(findMarker('\uFEFF// kode:two-sum-2\r\npackage x'), 'two-sum-2');
  });

  it('counts five lines and not six', () => {
    const at = (line: number, end: string): string => `${`x${end}`.repeat(line - 1)}// kode:a`;
    for (const end of ['\n', '\r\n']) {
      assert.equal(findMarker(at(5, end)), 'a');
      assert.equal(findMarker(at(6, end)), null);
    }
  });

  it('is not seen in code, in an address or in a longer word', () => {
    for (const text of [
      '',
      'kode:rotate-array = 1',
      'const a = "kode:rotate-array";',
      '// unkode:rotate-array',
      '// https://kode:8080/path',
      '// kode: rotate-array',
      '// kode:',
      '// kode:Rotate',
      '// kode:rotate_array',
      '// kode:rotate-',
    ]) {
      assert.equal(findMarker(text), null, text);
    }
  });

  it('stays quick on a file that is one long line', () => {
    assert.equal(findMarker(`// ${'-- # ; '.repeat(500_000)}`), null);
  });

  it('reads what it writes', () => {
    assert.equal(findMarker(`${markerLine('#', 'is-anagram')}\n`), 'is-anagram');
  });
});

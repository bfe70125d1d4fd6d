import assert from 'node:assert/strict';
import { reportRows, reportText } from '../../../../src/features/doctor/words.ts';

describe('doctor', () => {
  const rows = reportRows([
    {
      language: 'go',
      title: 'Go',
      state: { found: false, reason: 'not found on the PATH', fix: 'Install Go 1.21 or later.' },
    },
    {
      language: 'python',
      title: 'Python',
      state: { found: true, path: 'C:\\Program Files\\Python\\python.exe', version: '3.12.1' },
    },
    { language: 'javascript', title: 'JavaScript', state: null },
  ]);

  it('lists what works first, then what is missing with its fix', () => {
    assert.deepEqual(
      rows.map(({ label, works, detail }) => [label, works, detail]),
      [
        ['Python 3.12.1', true, ''],
        ['JavaScript', true, ''],
        ['Go', false, 'Install Go 1.21 or later.'],
      ],
    );
  });

  it('writes one line a language to paste into a question', () => {
    assert.equal(
      reportText(rows, ['Kode 0.1.0']),
      [
        'Kode 0.1.0',
        'ok      Python 3.12.1: C:\\Program Files\\Python\\python.exe',
        'ok      JavaScript: nothing to install: runs on the editor’s own Node',
        'missing Go: not found on the PATH (Install Go 1.21 or later.)',
        '',
      ].join('\n'),
    );
  });
});

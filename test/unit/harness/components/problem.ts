/** What the tests of files need beside a spec. */
import type { Problem } from '../../../../src/engine/catalog/model.ts';
import type { SubjectName } from './programs.ts';

const STATEMENTS: Readonly<Record<SubjectName, string>> = {
  tokenBucket: 'Let calls through **as long as** there are tokens. More rules follow.',
  lruCache: 'Keep the keys that were `used` last. And no others.',
  hashTable: 'Build a table from *chains*.',
  meetingScheduler:
    'Book the smallest room that is free and large enough for everybody who wants to come to it.',
};

/** A problem of the kind `component` around a subject. */
export function problemOf(name: SubjectName): Problem {
  return {
    kind: 'component',
    id: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    title: 'Some "title"',
    difficulty: 2,
    minutes: 30,
    topic: 'lld',
    needs: [],
    languages: [],
    statement: STATEMENTS[name],
    editorial: '',
    hints: [],
    solutions: {},
  };
}

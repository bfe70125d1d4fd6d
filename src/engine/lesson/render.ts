/**
 * The pages of the reading view as HTML: a lesson, and the statement of a problem. Pure: everything that is shown is given.
 * What the page can do is in `data-` attributes; the page's own script turns clicks on them into messages.
 */
import type {
  CatalogEntry,
  FunctionSpec,
  GrowthTarget,
  Lesson,
  Problem,
  ProblemEntry,
} from '../catalog/model.ts';
import type { ComponentSpec } from '../components/spec.ts';
import { DIFFICULTY_WORDS } from '../catalog/search.ts';
import { reasonOf, remarksOf } from '../grading/remarks.ts';
import type { Report } from '../grading/report.ts';
import type { LanguageId } from '../languages/ids.ts';
import { adapterOf } from '../languages/registry.ts';
import type { AnswerResults, ItemState } from '../progress/log.ts';
import { showArgs, showOutcome } from '../values/display.ts';
import type { ValueType } from '../values/type.ts';
import { classDiagram } from './classDiagram.ts';
import { codesTable, exampleSequences, interfaceCode, judgedOnSequences, stepsTable } from './component.ts';
import { estimateForm } from './estimatePage.ts';
import { escapeHtml, renderCode, renderInline, renderMarkdown } from './markdown.ts';
import type { Heading } from './markdown.ts';
import { tallyHtml, tallyOf } from '../progress/tally.ts';
import { tabsHtml } from './tabs.ts';

/** What is around the item: its place in the catalog and what the learner has done. */
export interface PageContext {
  /** Titles of the topics above the item, from the top. */
  readonly path: readonly string[];
  readonly state: ItemState;
  readonly previous: CatalogEntry | null;
  readonly next: CatalogEntry | null;
  /** The language to start in: the remembered one where the problem has it. */
  readonly language: LanguageId;
  readonly entryOf: (id: string) => CatalogEntry | undefined;
  readonly stateOf: (id: string) => ItemState;
  /** How the questions of the lesson were answered. */
  readonly answers?: AnswerResults | undefined;
  /** What the learner has asked to read of this problem without having solved it. */
  readonly revealed?: ReadonlySet<GatedPart>;
}

/** What stands on a problem's page once the problem is solved, or once it was asked for. */
export type GatedPart = 'editorial' | 'solutions';

const STATE_WORDS: Readonly<Record<ItemState, string>> = {
  new: 'Not started',
  tried: 'Started',
  done: 'Solved',
};

export function renderLessonPage(lesson: Lesson, context: PageContext): string {
  const { html, headings } = renderMarkdown(lesson.markdown, lesson);
  return [
    `<main id="main" data-kind="lesson">`,
    header(context.path, lesson.title, [
      `${lesson.minutes} minutes`,
      context.state === 'done' ? 'Read' : 'Not read yet',
    ]),
    tallyHtml(tallyOf(lesson.questions, context.answers)),
    `<p class="claim">${renderInline(lesson.claim)}</p>`,
    needs(lesson.needs, context),
    outline(headings),
    `<article>${html}</article>`,
    practise(lesson.practise, context),
    `<p class="actions"><button type="button" class="secondary" data-read="${context.state === 'done' ? 'false' : 'true'}">${
      context.state === 'done' ? 'Mark as not read' : 'Mark as read'
    }</button></p>`,
    neighbours(context),
    '</main>',
  ].join('\n');
}

export function renderProblemPage(problem: Problem, context: PageContext, report: Report | null): string {
  const { spec, component, estimate } = problem;
  const language = problem.languages.includes(context.language) ? context.language : problem.languages[0];
  const facts = [
    DIFFICULTY_WORDS[problem.difficulty],
    `about ${problem.minutes} minutes`,
    STATE_WORDS[context.state],
  ];
  return [
    `<main id="main" data-kind="problem">`,
    header(context.path, problem.title, facts),
    `<section id="verdict" class="verdict-slot" aria-live="polite">${report === null ? '' : renderVerdict(report)}</section>`,
    needs(problem.needs, context),
    spec === undefined ? '' : signatures(problem),
    component === undefined
      ? ''
      : tabs('signature', 'Interface', problem.languages, (id) => interfaceCode(component, id)) +
        classDiagram(component),
    `<article>${renderMarkdown(problem.statement).html}</article>`,
    estimate === undefined ? '' : estimateForm(problem.id, estimate),
    spec === undefined ? '' : judgedOn(spec),
    spec === undefined ? '' : examples(problem),
    component === undefined ? '' : componentSections(problem, component),
    language === undefined
      ? ''
      : `<p class="actions"><button type="button" class="primary" data-scaffold="${problem.id}" data-language="${language}">Start in ${adapterOf(language).title}</button>` +
        `<button type="button" class="secondary" data-scaffold="${problem.id}" data-language="ask">Another language</button></p>`,
    hints(problem.hints),
    editorial(problem, context),
    solutions(problem, context),
    neighbours(context),
    '</main>',
  ].join('\n');
}

function componentSections({ languages }: Problem, component: ComponentSpec): string {
  const shown = tabs('example', 'Language of the examples', languages, (id) =>
    exampleSequences(component, id),
  );
  return [
    codesTable(component),
    judgedOnSequences(component, languages),
    `<section aria-labelledby="examples"><h2 id="examples">Examples</h2>${shown}</section>`,
  ].join('\n');
}

/** The verdict of a grading as a card: a sentence, then the case in a grid, then the details. */
export function renderVerdict(report: Report): string {
  const accepted = report.verdict === 'accepted';
  const { counterexample, cases } = report;
  const row = (name: string, text: string): string =>
    `<div class="row"><dt>${name}</dt><dd><pre tabindex="0">${escapeHtml(text)}</pre></dd></div>`;
  const rows: string[] = [];
  const steps = counterexample?.steps ?? null;
  if (counterexample !== null) {
    if (steps === null) {
      rows.push(row('Input', counterexample.input), row('Expected', counterexample.expected));
      rows.push(row(accepted ? 'Actual' : '✗ Actual', counterexample.actual));
    }
    if (counterexample.stdout !== '') rows.push(row('Printed', counterexample.stdout.slice(0, 8000)));
  }
  const remarks: string[] = [];
  const why = reasonOf(report);
  if (why !== null) remarks.push(why);
  if (counterexample !== null && counterexample.irrelevant.length > 0) {
    remarks.push(`Any ${counterexample.irrelevant.join(' and any ')} fails here.`);
  }
  if (counterexample?.neighbour !== null && counterexample?.neighbour !== undefined) {
    remarks.push(`With ${counterexample.neighbour.split('\n').join(', ')} it is right.`);
  }
  remarks.push(...remarksOf(report));
  return [
    `<div class="verdict ${accepted ? 'accepted' : 'rejected'}">`,
    `<h2><span aria-hidden="true">${accepted ? '✓' : '✗'}</span> ${VERDICT_WORDS[report.verdict]}</h2>`,
    `<p class="sentence">${escapeHtml(report.summary)}</p>`,
    steps === null ? '' : stepsTable(steps),
    rows.length === 0 ? '' : `<dl class="case">${rows.join('')}</dl>`,
    remarks.length === 0 ? '' : `<ul>${remarks.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul>`,
    `<p class="details">${cases.passed.toLocaleString('en-US')} of ${cases.run.toLocaleString('en-US')} inputs right · seed ${report.seed} · ${report.timings.totalMs.toLocaleString('en-US')} ms</p>`,
    '</div>',
  ].join('');
}

const VERDICT_WORDS: Readonly<Record<Report['verdict'], string>> = {
  accepted: 'Accepted',
  'wrong-answer': 'Wrong answer',
  'too-slow': 'Too slow',
  'time-limit': 'No answer in time',
  'memory-limit': 'Too much memory',
  'output-limit': 'Too much output',
  'runtime-error': 'It crashed',
  'compile-error': 'It does not compile',
  race: 'Wrong with several threads',
  deadlock: 'Deadlock',
  'not-graded': 'Not graded',
};

function header(path: readonly string[], title: string, facts: readonly string[]): string {
  return (
    `<header><p class="path">${path.map(escapeHtml).join(' › ')}</p><h1>${escapeHtml(title)}</h1>` +
    `<p class="facts">${facts.map(escapeHtml).join(' · ')}</p></header>`
  );
}

function needs(ids: readonly string[], context: PageContext): string {
  const links = ids.flatMap((id) => {
    const entry = context.entryOf(id);
    return entry === undefined ? [] : [`<a href="#" data-open="${id}">${escapeHtml(entry.title)}</a>`];
  });
  return links.length === 0 ? '' : `<p class="needs">First: ${links.join(', ')}</p>`;
}

function outline(headings: readonly Heading[]): string {
  const items = headings.filter(({ level }) => level === 2);
  if (items.length < 2) return '';
  const links = items.map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`).join('');
  // One of the two is shown, by the width: a fold above the text, or a list beside it.
  return (
    `<nav class="outline narrow" aria-label="On this page"><details data-fold="outline"><summary>On this page</summary><ul>${links}</ul></details></nav>` +
    `<nav class="outline wide" aria-label="On this page"><p aria-hidden="true">On this page</p><ul>${links}</ul></nav>`
  );
}

function practise(ids: readonly string[], context: PageContext): string {
  const cards = ids.flatMap((id) => {
    const entry = context.entryOf(id);
    return entry === undefined || entry.kind === 'lesson' ? [] : [card(entry, context)];
  });
  return cards.length === 0
    ? ''
    : `<section class="practise" aria-labelledby="practise"><h2 id="practise">Practise</h2><ul class="cards">${cards.join('')}</ul></section>`;
}

function card(entry: ProblemEntry, context: PageContext): string {
  const language = entry.languages.includes(context.language) ? context.language : entry.languages[0];
  const title = escapeHtml(entry.title);
  const start =
    language === undefined
      ? ''
      : `<button type="button" class="secondary" data-scaffold="${entry.id}" data-language="${language}" aria-label="Start in ${adapterOf(language).title}: ${title}">Start in ${adapterOf(language).title}</button>`;
  return (
    `<li class="card"><a href="#" class="card-title" data-open="${entry.id}">${title}</a>` +
    `<span class="facts">${DIFFICULTY_WORDS[entry.difficulty]} · ${STATE_WORDS[context.stateOf(entry.id)]}</span>${start}</li>`
  );
}

function neighbours({ previous, next }: PageContext): string {
  if (previous === null && next === null) return '';
  const link = (entry: CatalogEntry | null, rel: 'prev' | 'next', label: string): string =>
    entry === null
      ? '<span></span>'
      : `<a href="#" rel="${rel}" data-open="${entry.id}"><span class="facts">${label}</span>${escapeHtml(entry.title)}</a>`;
  return `<nav class="neighbours" aria-label="Previous and next">${link(previous, 'prev', 'Previous')}${link(next, 'next', 'Next')}</nav>`;
}

function signatures(problem: Problem): string {
  const { spec } = problem;
  if (spec === undefined) return '';
  return tabs('signature', 'Signature', problem.languages, (id) =>
    renderCode(adapterOf(id).signatureLine(spec.signature), id),
  );
}

const GROWTH_WORDS: Readonly<Record<GrowthTarget, string>> = {
  '1': 'does not depend on the size',
  'log n': 'grows like log n',
  n: 'grows like n',
  'n log n': 'grows like n log n',
  'n^2': 'grows like n²',
  'n^3': 'grows like n³',
  '2^n': 'grows like 2ⁿ',
};

/** Types that a call can change for its caller, in one language or another. */
const CHANGEABLE: ReadonlySet<ValueType['kind']> = new Set([
  'array',
  'list',
  'randomList',
  'tree',
  'map',
  'record',
]);

/** What decides besides the examples, in one line. Slower languages get a multiple of the time. */
function judgedOn({ limits, growth, signature }: FunctionSpec): string {
  const kept = signature.params.filter(({ role }) => role === 'unchanged').map(({ name }) => name);
  const free = signature.params
    .filter(({ role, type }) => role === 'in' && CHANGEABLE.has(type.kind))
    .map(({ name }) => name);
  const parts = [
    'the right answer',
    ...(kept.length === 0 ? [] : [`${kept.join(' and ')} unchanged`]),
    ...(free.length === 0 ? [] : [`${free.join(' and ')} may be changed`]),
    `${(limits.caseMs / 1000).toLocaleString('en-US')} s a call in a compiled language`,
    `${limits.memoryMb} MiB`,
    `a good answer's time ${GROWTH_WORDS[growth.target]}`,
  ];
  return `<p class="facts">Judged on: ${escapeHtml(parts.join(' · '))}</p>`;
}

function examples({ spec }: Problem): string {
  if (spec === undefined) return '';
  const { signature } = spec;
  const inout = signature.params.filter((param) => param.role === 'inout');
  const rows = spec.examples.map(({ args, expected, note }) => {
    const outcome = [expected.result, ...inout.map((param) => expected.after?.[param.name])];
    return (
      `<li class="example"><dl class="case"><div class="row"><dt>Input</dt><dd><pre tabindex="0">${escapeHtml(showArgs(args, signature))}</pre></dd></div>` +
      `<div class="row"><dt>${signature.returns.kind === 'void' ? 'After' : 'Result'}</dt><dd><pre tabindex="0">${escapeHtml(showOutcome(outcome, signature))}</pre></dd></div></dl>` +
      `<p class="note-line">${renderInline(note)}</p></li>`
    );
  });
  return `<section aria-labelledby="examples"><h2 id="examples">Examples</h2><ol class="examples">${rows.join('')}</ol></section>`;
}

const HINT_STEPS = ['Look', 'Idea', 'Shape'];

function hints(texts: readonly string[]): string {
  if (texts.length === 0) return '';
  const steps = texts.map(
    (text, i) =>
      `<details class="hint" data-fold="hint-${i}"${i === 0 ? '' : ' hidden'}><summary>Hint ${i + 1} of ${texts.length}: ${(HINT_STEPS[i] ?? 'More').toLowerCase()}</summary>${renderMarkdown(text).html}</details>`,
  );
  return `<section aria-labelledby="hints"><h2 id="hints">Hints</h2>${steps.join('')}</section>`;
}

const OF_SOLUTION = {
  title: 'Editorial: from the first thing that works to the best',
  sentence: 'It gives the idea away, so it opens once your solution is accepted.',
};
const OF_ESTIMATE = {
  title: 'Editorial: the sum in the head, and what is asked next',
  sentence: 'It gives the sums away, so it opens once enough of yours is right.',
};

function editorial(problem: Problem, context: PageContext): string {
  return gated('editorial', context, {
    ...(problem.estimate === undefined ? OF_SOLUTION : OF_ESTIMATE),
    ask: 'Show the editorial',
    body: () => renderMarkdown(problem.editorial).html,
  });
}

function solutions(problem: Problem, context: PageContext): string {
  const ids = problem.languages.filter((id) => problem.solutions[id] !== undefined);
  if (ids.length === 0) return '';
  const compare =
    '<p class="actions"><button type="button" class="secondary" data-compare>Compare with mine</button></p>';
  return gated('solutions', context, {
    title: context.state === 'done' ? 'Solutions to compare with yours' : 'Solutions',
    sentence: `In ${ids.length} language${ids.length === 1 ? '' : 's'}, once yours is accepted.`,
    ask: 'Show the solutions',
    body: () =>
      compare + tabs('solution', 'Language', ids, (id) => renderCode(problem.solutions[id] ?? '', id)),
  });
}

/**
 * A fold whose body is not in the page before it was earned or asked for: what is only folded away is a slip from being
 * read. The button and, after it, the heading of the open fold have the same id: the page gives the focus back by id, so
 * the reader goes on where the button was.
 */
function gated(
  part: GatedPart,
  { state, revealed }: PageContext,
  content: { title: string; sentence: string; ask: string; body: () => string },
): string {
  const { title, sentence, ask, body } = content;
  const id = `gate-${part}`;
  if (state !== 'done' && revealed?.has(part) !== true) {
    const button = `<button type="button" class="secondary" id="${id}" data-reveal="${part}">${ask}</button>`;
    return fold(part, `<summary>${title}</summary>`, `<p>${sentence}</p><p class="actions">${button}</p>`);
  }
  const note = state === 'done' ? '' : ' (you have not solved it yet)';
  return fold(part, `<summary id="${id}">${title}${note}</summary>`, body());
}

function fold(name: string, summary: string, html: string): string {
  return `<details class="fold" data-fold="${name}">${summary}${html}</details>`;
}

/** Tabs over languages, each with a panel of its own. */
function tabs(
  name: string,
  label: string,
  ids: readonly LanguageId[],
  panel: (id: LanguageId) => string,
): string {
  return tabsHtml(
    name,
    label,
    ids.map((id) => ({ id, title: adapterOf(id).title, html: panel(id) })),
  );
}

/** A component on a problem's page, and a failing sequence in its verdict: interface, codes, examples and steps as HTML. */
import type { ComponentSpec, SequenceExample } from '../components/spec.ts';
import type { CounterStep } from '../grading/report.ts';
import type { LanguageId } from '../languages/ids.ts';
import { threadsIn } from '../languages/components/overlap.ts';
import { adapterOf } from '../languages/registry.ts';
import { escapeHtml, renderCode, renderInline } from './markdown.ts';

export function interfaceCode(spec: ComponentSpec, id: LanguageId): string {
  return renderCode((adapterOf(id).component?.interfaceLines(spec) ?? []).join('\n'), id);
}

/** What decides besides the examples, in one line. */
export function judgedOnSequences(spec: ComponentSpec, languages: readonly LanguageId[]): string {
  const { limits, growth, clock, concurrency } = spec;
  const threads = languages.filter((id) => threadsIn(adapterOf(id), spec) !== null);
  const parts = [
    'every answer in generated sequences of calls',
    ...(clock === null ? [] : ['a clock that Kode moves']),
    ...(growth.perCall === '1' ? ['the same time for each call, however much it holds'] : []),
    `${(limits.caseMs / 1000).toLocaleString('en-US')} s for ${growth.calls.toLocaleString('en-US')} calls in a compiled language`,
    `${limits.memoryMb} MiB`,
    ...(concurrency === null || threads.length === 0
      ? []
      : [`several threads at once in ${listed(threads.map((id) => adapterOf(id).title))}`]),
  ];
  return `<p class="facts">Judged on: ${escapeHtml(parts.join(' · '))}</p>`;
}

/** "Go", "Go and Python", "Go, Python and Java". */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The codes with which calls are refused. */
export function codesTable({ errors }: ComponentSpec): string {
  const rows = Object.entries(errors).map(
    ([code, meaning]) =>
      `<tr><th scope="row"><code>${code}</code></th><td>${renderInline(meaning)}</td></tr>`,
  );
  if (rows.length === 0) return '';
  return `<section aria-labelledby="codes"><h2 id="codes">Refusals</h2><table><thead><tr><th scope="col">Code</th><th scope="col">When</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

/** All examples in one language. */
export function exampleSequences(spec: ComponentSpec, id: LanguageId): string {
  const items = spec.examples.map((example, number) => {
    const rows = rowsOf(example, spec, id).map(
      ({ call, gives }) =>
        `<tr><td><code>${escapeHtml(call)}</code></td><td>${gives === '' ? '' : `<code>${escapeHtml(gives)}</code>`}</td></tr>`,
    );
    return (
      `<li class="example"><div class="steps-scroll" tabindex="0" role="region" aria-label="Steps of example ${number + 1}"><table class="steps"><thead><tr><th scope="col">Call</th><th scope="col">Gives</th></tr></thead>` +
      `<tbody>${rows.join('')}</tbody></table></div><p class="note-line">${renderInline(example.note)}</p></li>`
    );
  });
  return `<ol class="examples">${items.join('')}</ol>`;
}

function rowsOf(
  { sequence, outcomes }: SequenceExample,
  spec: ComponentSpec,
  id: LanguageId,
): readonly { readonly call: string; readonly gives: string }[] {
  const { component } = adapterOf(id);
  if (component === undefined) return [];
  return outcomes.map((outcome, i) => {
    const step = i === 0 ? null : (sequence.steps[i - 1] ?? null);
    return {
      call: step === null ? component.makeText(sequence, spec) : component.stepText(step, spec),
      gives: component.outcomeText(outcome, step, spec),
    };
  });
}

/**
 * The steps of a failing sequence, each with the state of a right component after it. Up to the last one what came is what was
 * right; there, both are shown.
 */
export function stepsTable(steps: readonly CounterStep[]): string {
  const code = (text: string): string => (text === '' ? 'nothing' : `<code>${escapeHtml(text)}</code>`);
  const rows = steps.map(({ call, expected, actual, state }, i) => {
    const after = state === null ? '' : `<div class="state">${escapeHtml(state)}</div>`;
    const wrong = i === steps.length - 1;
    const gives = wrong
      ? `<span aria-hidden="true">✗ </span>${code(actual)}<div class="expected">expected ${code(expected)}</div>`
      : expected === ''
        ? ''
        : code(expected);
    return `<tr${wrong ? ' class="wrong"' : ''}><td>${code(call)}${after}</td><td>${gives}</td></tr>`;
  });
  const states = steps.some(({ state }) => state !== null) ? ', and the right state after it' : '';
  return (
    `<div class="steps-scroll" tabindex="0" role="region" aria-label="Steps of the failing sequence"><table class="steps">` +
    `<thead><tr><th scope="col">Call${states}</th><th scope="col">Gives</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
  );
}

/**
 * A simulator in a lesson:
 *
 *     :::simulate sim-rate-limiters | What to try, in one sentence.
 *     burst: 20
 *     :::
 *
 * The lines set parameters, and `seed` and `step` of the first state; all others are the model's. The page gets that state
 * as a table, which its script puts the player in place of.
 */
import type { MarkdownIt as Markdown } from 'markdown-it';
import type { Parameter, SimulatorModel, Table, Value } from '../simulators/model.ts';
import { SIMULATORS, simulatorOf } from '../simulators/registry.ts';
import { allows, openingRun, play } from '../simulators/run.ts';
import type { Preset } from '../simulators/run.ts';

export interface SimulateBlock {
  readonly id: string;
  readonly sentence: string;
  /** Those between the opening and the closing one. */
  readonly lines: readonly string[];
  /** Line of the block in the Markdown, from 1. */
  readonly line: number;
}

export interface BlockFault {
  readonly line: number;
  readonly text: string;
}

const OPENING = /^:::\s*simulate(?:\s+([^|]*?))?\s*(?:\|\s*(.*?)\s*)?$/;

/** All simulators of a Markdown text, in order; those inside a fence are examples, and none. */
export function simulatorsIn(markdown: string): readonly SimulateBlock[] {
  const lines = markdown.split(/\r?\n/);
  const found: SimulateBlock[] = [];
  let fence: string | null = null;
  for (let i = 0; i < lines.length; i += 1) {
    const text = lines[i] ?? '';
    const mark = /^(```+)/.exec(text)?.[1];
    if (mark !== undefined) {
      if (fence === null) fence = mark;
      else if (text.trim() === fence) fence = null;
    }
    const opening = fence === null ? OPENING.exec(text) : null;
    if (opening === null) continue;
    const start = i;
    while (i + 1 < lines.length && !/^:::/.test(lines[i + 1] ?? '')) i += 1;
    found.push({
      id: opening[1] ?? '',
      sentence: opening[2] ?? '',
      lines: lines.slice(start + 1, i + 1),
      line: start + 1,
    });
  }
  return found;
}

/** What is wrong with the simulators of a lesson. */
export function simulatorFaults(markdown: string): readonly BlockFault[] {
  return simulatorsIn(markdown).flatMap((block) => {
    const model = simulatorOf(block.id);
    if (model === undefined) {
      const known = Object.keys(SIMULATORS).join(', ');
      return [{ line: block.line, text: `There is no simulator "${block.id}"; there are ${known}.` }];
    }
    const { faults } = readPreset(model, block);
    return block.sentence === ''
      ? [
          { line: block.line, text: `"${block.id}" needs a sentence that says what to try, after "|".` },
          ...faults,
        ]
      : faults;
  });
}

function readPreset(
  model: SimulatorModel,
  block: SimulateBlock,
): { readonly preset: Preset; readonly faults: readonly BlockFault[] } {
  const faults: BlockFault[] = [];
  const set = new Map<string, Value>();
  for (const [i, text] of block.lines.entries()) {
    if (text.trim() === '') continue;
    const say = (fault: string): unknown => faults.push({ line: block.line + 1 + i, text: fault });
    const [, name = '', given = ''] = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/.exec(text) ?? [];
    const parameter = parametersOf(model).find((one) => one.id === name);
    if (name === '') say(`Expected "parameter: value" in "${model.id}".`);
    else if (parameter === undefined)
      say(
        `"${model.id}" has no parameter "${name}"; it has ${parametersOf(model)
          .map(({ id }) => id)
          .join(', ')}.`,
      );
    else if (set.has(name)) say(`"${name}" is set twice.`);
    else {
      const value = parameter.kind === 'slider' && given !== '' ? Number(given) : given;
      if (allows(parameter, value)) set.set(name, value);
      else say(`"${name}" cannot be "${given}": ${rangeOf(parameter)}.`);
    }
  }
  const { seed, step, ...values } = Object.fromEntries(set);
  return {
    preset: {
      values,
      ...(typeof seed === 'number' ? { seed } : {}),
      ...(typeof step === 'number' ? { step } : {}),
    },
    faults,
  };
}

/** Those of the model, and the two that every run has. */
function parametersOf({ parameters, end, opening }: SimulatorModel): readonly Parameter[] {
  const whole = { kind: 'slider', unit: '', step: 1, takes: 'anew' } as const;
  return [
    ...parameters,
    { ...whole, id: 'seed', label: 'Seed', min: 1, max: 1_000_000, default: 1 },
    { ...whole, id: 'step', label: 'Step', min: 0, max: end, default: opening },
  ];
}

function rangeOf(parameter: Parameter): string {
  if (parameter.kind === 'choice') return `it is one of ${parameter.options.map(({ id }) => id).join(', ')}`;
  const { min, max, step } = parameter;
  return `it goes from ${min} to ${max} in steps of ${step}`;
}

/** Takes each block as one token, so that its lines are no Markdown. */
export function simulateRule(markdown: Markdown): void {
  markdown.block.ruler.before(
    'fence',
    'kode_simulate',
    (state, startLine, endLine, silent) => {
      const lineAt = (line: number): string =>
        state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
      if (!OPENING.test(lineAt(startLine))) return false;
      if (silent) return true;
      let end = startLine + 1;
      while (end < endLine && !lineAt(end).startsWith(':::')) end += 1;
      const token = state.push('kode_simulate', 'section', 0);
      token.block = true;
      token.content = state.getLines(startLine, end, 0, false);
      token.map = [startLine, end];
      state.line = Math.min(end + 1, endLine);
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

/** How the page's renderer writes texts. */
export interface Writer {
  escape(text: string): string;
  inline(text: string): string;
}

/**
 * The block as HTML.
 * @param text the block itself, without its last line
 * @param place tells it from others of the same page
 */
export function simulatorHtml(text: string, place: string, { escape, inline }: Writer): string {
  const [block] = simulatorsIn(text);
  const model = block === undefined ? undefined : simulatorOf(block.id);
  if (block === undefined || model === undefined)
    return '<p class="fault" role="alert">This simulator could not be shown. Please report it with the lesson’s name.</p>\n';
  const { preset } = readPreset(model, block);
  const { state, values } = play(model, openingRun(model, preset));
  return (
    `<section class="simulator" data-simulate="${model.id}" data-place="${place}" data-preset="${escape(JSON.stringify(preset))}" aria-labelledby="${place}-title">` +
    `<h3 class="simulator-title" id="${place}-title">${escape(model.title)}</h3>` +
    `<p class="simulator-try">${inline(block.sentence)}</p>` +
    `<div data-stage><p>${escape(model.sentence(state, values))}</p>${tableHtml(model.table(state, values), escape)}</div></section>\n`
  );
}

function tableHtml({ caption, columns, rows, words = [] }: Table, escape: Writer['escape']): string {
  const side = (column: number): string =>
    column === 0 || words.includes(columns[column] ?? '') ? '' : ' class="align-right"';
  const head = columns.map((one, i) => `<th scope="col"${side(i)}>${escape(one)}</th>`).join('');
  const body = rows.map((cells) =>
    cells
      .map((one, i) =>
        i === 0 ? `<th scope="row">${escape(one)}</th>` : `<td${side(i)}>${escape(one)}</td>`,
      )
      .join(''),
  );
  return (
    `<div class="table" tabindex="0" role="group" aria-label="Table"><table><caption>${escape(caption)}</caption>` +
    `<thead><tr>${head}</tr></thead><tbody>${body.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table></div>`
  );
}

/** The form of an estimate: draws the given numbers, asks the engine to judge, and shows what belongs to each number. */
import type { AskedResult, AskedState } from '../../engine/estimates/judge.ts';
import { drawGiven, givenText, judgeEstimate, nextSeed } from '../../engine/estimates/judge.ts';
import type { EstimateSpec } from '../../engine/estimates/spec.ts';
import type { EstimateState } from '../../engine/estimates/state.ts';
import { MOST_SEED, openEstimate, readEstimateState } from '../../engine/estimates/state.ts';

export interface EstimateEvents {
  /** Something was typed or judged. */
  changed(): void;
  judged(state: EstimateState): void;
  /** The numbers are wanted as a file. */
  sheet(state: EstimateState): void;
}

/** Among what a page keeps; questions have ids without a colon. */
const KEPT = 'estimate:';

/** @returns what to keep over a reload */
export function enableEstimate(
  page: HTMLElement,
  kept: Readonly<Record<string, unknown>>,
  events: EstimateEvents,
): () => Readonly<Record<string, EstimateState>> {
  const form = page.querySelector<HTMLFormElement>('form[data-estimate]');
  if (form === null) return () => ({});
  const { id, spec } = JSON.parse(form.dataset['estimate'] ?? '') as { id: string; spec: EstimateSpec };
  const live = new EstimateForm(form, id, spec, kept[KEPT], events);
  return () => ({ [KEPT]: live.state });
}

const SIGNS: Readonly<Record<AskedState, string>> = {
  right: '✓ Right.',
  follows: '½',
  wrong: '✗',
  unread: '✗',
  empty: '–',
};

class EstimateForm {
  state: EstimateState;
  private readonly form: HTMLFormElement;
  private readonly id: string;
  private readonly spec: EstimateSpec;
  private readonly events: EstimateEvents;

  constructor(form: HTMLFormElement, id: string, spec: EstimateSpec, kept: unknown, events: EstimateEvents) {
    this.form = form;
    this.id = id;
    this.spec = spec;
    this.events = events;
    this.state = readEstimateState(spec, kept) ?? openEstimate(anySeed());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.check();
    });
    form.addEventListener('input', () => this.take());
    form.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null;
      if (button?.dataset['act'] === 'fresh') this.fresh();
      if (button?.dataset['act'] === 'sheet') this.events.sheet(this.state);
    });
    this.draw();
  }

  private check(): void {
    this.state = { ...this.state, judged: true };
    this.draw();
    this.score()?.focus();
    this.events.changed();
    this.events.judged(this.state);
  }

  private fresh(): void {
    this.state = openEstimate(nextSeed(this.id, this.spec, this.state.seed) % MOST_SEED || 1);
    this.draw();
    this.inputs()[0]?.focus();
    this.events.changed();
  }

  private take(): void {
    const texts = Object.fromEntries(this.inputs().map(({ name, value }) => [name, value]));
    const wasJudged = this.state.judged;
    this.state = { ...this.state, texts, judged: false };
    // What was said is about the numbers of before.
    if (wasJudged) this.draw();
    this.events.changed();
  }

  private draw(): void {
    const { form, id, spec, state } = this;
    const drawn = drawGiven(id, spec, state.seed);
    for (const given of spec.given) {
      const place = form.querySelector(`[data-given="${given.name}"]`);
      if (place !== null) place.textContent = givenText(given, drawn);
    }
    for (const input of this.inputs()) {
      const text = state.texts[input.name] ?? '';
      if (input.value !== text) input.value = text;
    }
    const result = state.judged ? judgeEstimate(id, spec, state.seed, state.texts) : null;
    for (const [i, { name }] of spec.asks.entries()) this.tell(name, result?.asks[i] ?? null);
    const score = this.score();
    if (score === null) return;
    score.hidden = result === null;
    score.textContent = result === null ? '' : `${result.passed ? '✓' : '✗'} ${result.sentence}`;
    score.classList.toggle('right', result?.passed === true);
    score.classList.toggle('wrong', result?.passed === false);
  }

  private tell(name: string, result: AskedResult | null): void {
    const row = this.form.querySelector<HTMLElement>(`[data-asked="${name}"]`);
    const told = row?.querySelector<HTMLElement>('.ask-told') ?? null;
    if (row === null || told === null) return;
    told.hidden = result === null;
    const input = row.querySelector('input');
    const isWrong = result !== null && (result.state === 'wrong' || result.state === 'unread');
    if (isWrong) input?.setAttribute('aria-invalid', 'true');
    else input?.removeAttribute('aria-invalid');
    row.classList.toggle('right', result?.state === 'right');
    row.classList.toggle('half', result?.state === 'follows');
    row.classList.toggle('wrong', isWrong);
    if (result === null) return;
    const sentence = told.querySelector('[data-sentence]');
    const words = result.state === 'right' ? result.sentence.replace(/^Right[:,]?\s*/, '') : result.sentence;
    if (sentence !== null) sentence.textContent = `${SIGNS[result.state]} ${words}`.trim();
    // What was not tried, or could not be read, is not given away.
    const isTried = result.state !== 'empty' && result.state !== 'unread';
    const worked = told.querySelector<HTMLElement>('[data-worked]');
    if (worked !== null) worked.textContent = isTried ? result.worked : '';
    const why = told.querySelector<HTMLElement>('[data-why]');
    if (why !== null) why.hidden = !isTried;
    for (const one of told.querySelectorAll<HTMLElement>('[data-mistake]'))
      one.hidden = one.dataset['mistake'] !== String(result.mistake ?? '');
  }

  private inputs(): readonly HTMLInputElement[] {
    return [...this.form.querySelectorAll<HTMLInputElement>('.asks input')];
  }

  private score(): HTMLElement | null {
    return this.form.querySelector<HTMLElement>('[data-score]');
  }
}

/** Where the numbers begin: elsewhere each time an estimate is opened anew. */
function anySeed(): number {
  return ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % MOST_SEED) + 1;
}

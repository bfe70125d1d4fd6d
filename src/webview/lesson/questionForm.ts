/** The form of one question: reads what is chosen, asks the engine to judge it, and shows what belongs to the answer. */
import { drawNumbers, placeText } from '../../engine/lesson/questions/draw.ts';
import type { Judgement } from '../../engine/lesson/questions/judge.ts';
import { explained, judge, solution } from '../../engine/lesson/questions/judge.ts';
import type { QuestionKey } from '../../engine/lesson/questions/model.ts';
import type { AnswerState } from '../../engine/lesson/questions/state.ts';
import { openState, readAnswerState, redrawn, retried } from '../../engine/lesson/questions/state.ts';
import type { QuestionEvents } from './questions.ts';
import { enableSteps } from './questionSteps.ts';

export class QuestionForm {
  readonly key: QuestionKey;
  state: AnswerState;
  private readonly form: HTMLFormElement;
  private readonly events: QuestionEvents;
  /** By their place in the lesson, wherever they stand on the page. */
  private readonly rows: readonly HTMLElement[];
  private readonly result: HTMLElement;

  /** @param kept the state of before, as it was stored */
  constructor(form: HTMLFormElement, key: QuestionKey, kept: unknown, events: QuestionEvents) {
    this.form = form;
    this.key = key;
    this.events = events;
    this.state = readAnswerState(key, kept) ?? openState(key, anySeed());
    this.rows = [...form.querySelectorAll<HTMLElement>('[data-row]')];
    this.result = form.querySelector('.question-result') as HTMLElement;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.answer();
    });
    form.addEventListener('input', () => this.take());
    form.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null;
      if (button !== null) this.act(button.dataset['act'] ?? '');
    });
    const steps = form.querySelector<HTMLElement>('[data-steps]');
    if (steps !== null) enableSteps(steps, (rows) => this.set({ ...this.state, rows }));
    this.draw();
  }

  private answer(): void {
    if (this.state.phase !== 'open') return;
    const judged = judge(this.key, this.state);
    if ('fault' in judged) {
      this.showFault(judged.fault);
      return;
    }
    this.set({ ...this.state, phase: 'answered' });
    this.result.focus();
    this.events.answered(this.key.id, judged.right);
  }

  private act(name: string): void {
    if (name === 'show') {
      this.set({ ...this.state, phase: 'shown' });
      this.result.focus();
      return;
    }
    this.set(name === 'fresh' ? redrawn(this.key, this.state) : retried(this.key, this.state));
    this.form.querySelector<HTMLElement>('fieldset :is(input, select, button):not(:disabled)')?.focus();
  }

  /** What stands in the fields now. */
  private take(): void {
    const { kind } = this.key;
    const inputs = [...this.form.querySelectorAll<HTMLInputElement>('fieldset input')];
    const selects = [...this.form.querySelectorAll('select')];
    if (kind === 'number') this.state = { ...this.state, text: inputs[0]?.value ?? '' };
    else if (kind === 'match')
      this.state = { ...this.state, rows: selects.map(({ value }) => Number(value)) };
    else this.state = { ...this.state, rows: inputs.flatMap(({ checked }, i) => (checked ? [i] : [])) };
    this.showFault('');
    this.events.changed();
  }

  private set(state: AnswerState): void {
    this.state = state;
    this.showFault('');
    this.draw();
    this.events.changed();
  }

  private showFault(text: string): void {
    const fault = this.form.querySelector('[data-fault]');
    if (fault !== null) fault.textContent = text;
    const input = this.form.querySelector('input[type="text"]');
    if (text === '') input?.removeAttribute('aria-invalid');
    else input?.setAttribute('aria-invalid', 'true');
  }

  private draw(): void {
    const { phase } = this.state;
    const judgement = this.judgement();
    this.drawFields();
    this.drawJudgement(judgement);
    this.form.dataset['phase'] = phase;
    const show = (selector: string, isShown: boolean): void => {
      const button = this.form.querySelector<HTMLElement>(selector);
      if (button !== null) button.hidden = !isShown;
    };
    show('[type="submit"]', phase === 'open');
    show('[data-act="retry"]', phase !== 'open');
    show('[data-act="show"]', phase === 'answered' && judgement?.right === false);
  }

  /** Null while there is no answer. */
  private judgement(): Judgement | null {
    if (this.state.phase === 'open') return null;
    if (this.state.phase === 'shown') return solution(this.key, this.state).judgement;
    const judged = judge(this.key, this.state);
    return 'fault' in judged ? null : judged;
  }

  private drawFields(): void {
    const { key, state, form } = this;
    const isOpen = state.phase === 'open';
    const { rows } = state.phase === 'shown' ? solution(key, state).given : state;
    for (const [i, input] of [...form.querySelectorAll<HTMLInputElement>('fieldset input')].entries()) {
      input.disabled = !isOpen;
      if (key.kind !== 'number') input.checked = rows.includes(i);
      else if (input.value !== state.text) input.value = state.text;
    }
    for (const [i, select] of [...form.querySelectorAll('select')].entries()) {
      select.disabled = !isOpen;
      select.value = String(rows[i] ?? -1);
    }
    if (key.kind === 'order') {
      const steps = form.querySelector<HTMLElement>('[data-steps]');
      steps?.append(...rows.flatMap((row) => this.rows[row] ?? []));
      for (const step of this.rows) step.draggable = isOpen;
    }
    if (key.kind !== 'number') return;
    const drawn = drawNumbers(key, state.seed);
    for (const place of form.querySelectorAll<HTMLElement>('[data-drawn]')) {
      const { drawn: name = '', bare } = place.dataset;
      place.textContent = placeText(key, drawn, name, bare !== undefined);
    }
  }

  private drawJudgement(judgement: Judgement | null): void {
    const whys = judgement === null ? [] : explained(this.key, judgement);
    for (const [i, row] of this.rows.entries()) {
      const mark = judgement?.marks[i] ?? null;
      const sign = row.querySelector('[data-mark]');
      if (sign !== null) sign.textContent = mark === null ? '' : `${mark.right ? '✓' : '✗'} ${mark.words}`;
      row.classList.toggle('right', mark?.right === true);
      row.classList.toggle('wrong', mark?.right === false);
      const why = row.querySelector<HTMLElement>('[data-why]');
      if (why !== null) why.hidden = whys[i] !== true;
    }
    const { result } = this;
    const isRight = judgement?.right === true;
    result.hidden = judgement === null;
    result.classList.toggle('right', isRight && this.state.phase === 'answered');
    result.classList.toggle('wrong', judgement?.right === false);
    const sentence = result.querySelector('[data-sentence]');
    if (sentence !== null) {
      const sign = this.state.phase === 'shown' ? '' : isRight ? '✓ ' : '✗ ';
      sentence.textContent = `${sign}${judgement?.sentence ?? ''}`;
    }
    for (const mistake of result.querySelectorAll<HTMLElement>('[data-mistake]')) {
      mistake.hidden = mistake.dataset['mistake'] !== String(judgement?.mistake ?? '');
    }
    const worked = result.querySelector<HTMLElement>('[data-worked]');
    if (worked !== null) {
      worked.textContent = judgement?.worked ?? '';
      worked.hidden = worked.textContent === '';
    }
    const closing = result.querySelector<HTMLElement>('[data-closing]');
    if (closing !== null) closing.hidden = !isRight && this.key.kind !== 'number';
  }
}

/** Where the numbers of a question begin: elsewhere each time a lesson is opened anew. */
function anySeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
}

/** Steps of a question that are moved: by buttons, by the arrow keys on them, or drawn with the mouse. */

/** @param moved called with the places of the steps in the lesson, in the order in which they stand now */
export function enableSteps(list: HTMLElement, moved: (rows: readonly number[]) => void): void {
  const steps = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const tell = (): void => moved(steps().map(({ dataset }) => Number(dataset['row'])));
  const move = (button: HTMLElement, way: number): void => {
    const step = button.closest<HTMLElement>('[data-row]');
    const all = steps();
    const from = step === null ? -1 : all.indexOf(step);
    const to = from + way;
    if (step === null || to < 0 || to >= all.length) return;
    if (way < 0) all[to]?.before(step);
    else all[to]?.after(step);
    tell();
    // It lost the focus on its way.
    button.focus();
    const said = list.closest('form')?.querySelector('[data-said]');
    const words = step.querySelector('[id$="-text"]')?.textContent ?? '';
    if (said !== null && said !== undefined) said.textContent = `${words}: place ${to + 1} of ${all.length}`;
  };
  const buttonOf = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-move]') : null;

  list.addEventListener('click', (event) => {
    const button = buttonOf(event);
    if (button !== null) move(button, button.dataset['move'] === 'up' ? -1 : 1);
  });
  list.addEventListener('keydown', (event) => {
    const button = buttonOf(event);
    if (button === null || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(button, event.key === 'ArrowUp' ? -1 : 1);
  });

  let held: HTMLElement | null = null;
  list.addEventListener('dragstart', (event) => {
    held = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
    held?.classList.add('held');
  });
  list.addEventListener('dragover', (event) => {
    const over = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
    if (held === null) return;
    event.preventDefault();
    if (over === null || over === held) return;
    const { top, height } = over.getBoundingClientRect();
    if (event.clientY < top + height / 2) over.before(held);
    else over.after(held);
  });
  list.addEventListener('dragend', () => {
    if (held === null) return;
    held.classList.remove('held');
    held = null;
    tell();
  });
}

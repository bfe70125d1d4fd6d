/** Pan and zoom of figures: only the view box moves. The plain wheel scrolls the page; with Ctrl it zooms. */

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const STEP = 1.25;
const MOST_ZOOM = 6;
/** Letters are 13 units high; a figure that would show them below 12 px scrolls sideways instead. */
const LEAST_SCALE = 12 / 13;

export function enableFigures(page: HTMLElement): void {
  for (const canvas of page.querySelectorAll<HTMLElement>('[data-canvas]')) {
    const svg = canvas.querySelector('svg');
    if (svg !== null) enable(canvas, svg);
  }
}

function enable(canvas: HTMLElement, svg: SVGSVGElement): void {
  const [x = 0, y = 0, width = 100, height = 100] = (svg.getAttribute('viewBox') ?? '')
    .split(/\s+/)
    .map(Number);
  const home: Box = { x, y, width, height };
  let box = { ...home };
  svg.style.minWidth = `${Math.ceil(width * LEAST_SCALE)}px`;

  const show = (): void => {
    svg.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);
    canvas.classList.toggle('moved', box.width !== home.width || box.x !== home.x || box.y !== home.y);
  };
  /** Zooms about a point given in parts of the view. */
  const zoom = (factor: number, atX = 0.5, atY = 0.5): void => {
    const wide = Math.min(home.width, Math.max(home.width / MOST_ZOOM, box.width / factor));
    const high = (wide / home.width) * home.height;
    box = {
      x: box.x + (box.width - wide) * atX,
      y: box.y + (box.height - high) * atY,
      width: wide,
      height: high,
    };
    keepInside();
    show();
  };
  const pan = (partX: number, partY: number): void => {
    box.x += box.width * partX;
    box.y += box.height * partY;
    keepInside();
    show();
  };
  const keepInside = (): void => {
    box.x = Math.min(Math.max(box.x, home.x), home.x + home.width - box.width);
    box.y = Math.min(Math.max(box.y, home.y), home.y + home.height - box.height);
  };
  const reset = (): void => {
    box = { ...home };
    show();
  };

  canvas.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const place = svg.getBoundingClientRect();
      zoom(
        event.deltaY < 0 ? STEP : 1 / STEP,
        (event.clientX - place.left) / place.width,
        (event.clientY - place.top) / place.height,
      );
    },
    { passive: false },
  );
  canvas.addEventListener('keydown', (event) => {
    if (event.target !== canvas) return;
    const actions: Readonly<Record<string, () => void>> = {
      '+': () => zoom(STEP),
      '=': () => zoom(STEP),
      '-': () => zoom(1 / STEP),
      '0': reset,
      ArrowLeft: () => pan(-0.1, 0),
      ArrowRight: () => pan(0.1, 0),
      ArrowUp: () => pan(0, -0.1),
      ArrowDown: () => pan(0, 0.1),
    };
    const action = actions[event.key];
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    // A figure shown whole has nowhere to go: the arrows scroll, as everywhere.
    if (event.key.startsWith('Arrow') && box.width === home.width) return;
    event.preventDefault();
    action();
  });
  canvas.addEventListener('dblclick', reset);
  canvas.addEventListener('click', (event) => {
    const tool = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-zoom]') : null;
    if (tool?.dataset['zoom'] === 'in') zoom(STEP);
    else if (tool?.dataset['zoom'] === 'out') zoom(1 / STEP);
    else if (tool?.dataset['zoom'] === 'reset') reset();
  });
  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || box.width === home.width) return;
    svg.setPointerCapture(event.pointerId);
    const place = svg.getBoundingClientRect();
    let { clientX, clientY } = event;
    const drag = (move: PointerEvent): void => {
      pan((clientX - move.clientX) / place.width, (clientY - move.clientY) / place.height);
      ({ clientX, clientY } = move);
    };
    svg.addEventListener('pointermove', drag);
    svg.addEventListener('pointerup', () => svg.removeEventListener('pointermove', drag), { once: true });
    svg.addEventListener('pointercancel', () => svg.removeEventListener('pointermove', drag), { once: true });
  });
}

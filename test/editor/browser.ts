/** How Chromium is started to show the editor, for the host tests and for the UI tests alike. */
import { isRoot } from './system.ts';

/** Switches that keep Chromium off the network and off the graphics card. */
export const chromiumArguments: readonly string[] = [
  // Chromium refuses to start its sandbox as root; any other user keeps it.
  ...(isRoot() ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The editor asks for its extension gallery and more; nothing leaves this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  // Small machines and containers have a tiny /dev/shm.
  '--disable-dev-shm-usage',
];

/**
 * Formats what a page gave to `console.log`, as a terminal shows it: `%s %d %i %f %o %O %j` take an argument, `%c`
 * drops one (it holds CSS), and what is left over follows.
 */
export function formatConsole(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first !== 'string') return values.map(show).join(' ');
  let next = 0;
  const text = first.replace(/%([sdifoOjc%])/gu, (whole, kind: string) => {
    if (kind === '%') return '%';
    if (next >= rest.length) return whole;
    const value = rest[next++];
    if (kind === 'c') return '';
    if (kind === 'd' || kind === 'f') return String(Number(value));
    if (kind === 'i') return String(Math.trunc(Number(value)));
    return show(value);
  });
  return [text, ...rest.slice(next).map(show)].join(' ');
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** `kode doctor`. */
import type { ToolchainReport } from '../engine/ports.ts';
import type { World } from './run.ts';
import { table } from './terminal.ts';

export async function doctor(
  { json }: { readonly json: boolean },
  { installation, terminal }: World,
): Promise<number> {
  const grader = await installation.grader();
  const reports = await grader.doctor().finally(() => grader.dispose());
  if (json) {
    terminal.out(JSON.stringify(reports.map(toItem), null, 2));
    return 0;
  }
  const rows = reports.map(({ title, state }) =>
    state === null
      ? [title, 'ok', `runs on Node ${process.versions.node}, nothing to install`]
      : state.found
        ? [title, 'ok', `${state.version}  ${state.path}`]
        : [title, 'missing', `${state.reason} ${state.fix}`],
  );
  terminal.out(
    table(rows, (text, _y, x) => (x === 1 ? terminal.paint(text === 'ok' ? 'green' : 'yellow', text) : text)),
  );
  return 0;
}

function toItem({ language, title, state }: ToolchainReport): object {
  return state === null
    ? { language, title, found: true, version: null, path: null }
    : { language, title, ...state };
}

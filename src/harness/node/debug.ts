/**
 * Calls a JavaScript solution once, under a debugger. The folder that it is started in holds the solution, kode.json and
 * `case.json`: the arguments on the wire. In the main thread, with nothing replaced: what is seen is the solution.
 */
import { readFileSync } from 'node:fs';
import { fromWire } from '../../engine/values/wire.ts';
import { loadSolution } from './load.ts';
import type { HarnessFile } from './load.ts';
import { Nodes } from './nodes.ts';

async function main(): Promise<void> {
  const config = JSON.parse(readFileSync('kode.json', 'utf8')) as HarnessFile;
  const json = JSON.parse(readFileSync('case.json', 'utf8')) as readonly unknown[];
  const solution = await loadSolution(config);
  if ('problem' in solution) {
    const { type, message, line } = solution.problem;
    console.error(`${type === '' ? '' : `${type}: `}${message}${line > 0 ? ` (line ${line})` : ''}`);
    process.exitCode = 1;
    return;
  }
  const nodes = new Nodes(solution.nodes);
  const args = config.params.map(({ type }, i) => nodes.link(fromWire(json[i], type), type));
  const result = solution.target()(...args);
  if (config.returns.kind !== 'void') console.log('returned', result);
  config.params.forEach(({ name, role }, i) => {
    if (role === 'inout') console.log(`${name} after the call`, args[i]);
  });
}

void main();

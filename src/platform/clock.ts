import { availableParallelism, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Clock, Machine } from '../engine/ports.ts';

export const nodeClock: Clock = { now: () => performance.now() };

/** Windows has no load average: 0 there. */
export const nodeMachine: Machine = { load: () => (loadavg()[0] ?? 0) / Math.max(1, availableParallelism()) };

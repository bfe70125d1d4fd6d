import { performance } from 'node:perf_hooks';
import type { Clock } from '../engine/ports.ts';

export const nodeClock: Clock = { now: () => performance.now() };

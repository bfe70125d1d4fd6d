/** The simulators that there are; a lesson names them by these ids. */
import { cache } from './cache.ts';
import { capacitySheet } from './capacitySheet.ts';
import { hashRing } from './hashRing.ts';
import { loadBalancer } from './loadBalancer.ts';
import type { SimulatorModel } from './model.ts';
import { queueWorkers } from './queueWorkers.ts';
import { quorum } from './quorum.ts';
import { rateLimiters } from './rateLimiters.ts';
import { replication } from './replication.ts';
import { scaling } from './scaling.ts';
import { sessions } from './sessions.ts';

export const SIMULATORS = {
  'sim-cache': cache,
  'sim-capacity-sheet': capacitySheet,
  'sim-hash-ring': hashRing,
  'sim-load-balancer': loadBalancer,
  'sim-queue-workers': queueWorkers,
  'sim-quorum': quorum,
  'sim-rate-limiters': rateLimiters,
  'sim-replication': replication,
  'sim-scaling': scaling,
  'sim-sessions': sessions,
} as const;

export type SimulatorId = keyof typeof SIMULATORS;

/** The model with this id, or undefined. */
export function simulatorOf(id: string): SimulatorModel | undefined {
  return Object.hasOwn(SIMULATORS, id) ? SIMULATORS[id as SimulatorId] : undefined;
}

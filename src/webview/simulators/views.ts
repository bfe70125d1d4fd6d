/** Which view draws which model; one that lacks a view is an error of types. */
import type { SimulatorModel } from '../../engine/simulators/model.ts';
import { SIMULATORS } from '../../engine/simulators/registry.ts';
import type { SimulatorId } from '../../engine/simulators/registry.ts';
import { cacheView } from './cache.tsx';
import { capacitySheetView } from './capacitySheet.tsx';
import { hashRingView } from './hashRing.tsx';
import { loadBalancerView } from './loadBalancer.tsx';
import { queueWorkersView } from './queueWorkers.tsx';
import { quorumView } from './quorum.tsx';
import { rateLimitersView } from './rateLimiters.tsx';
import { replicationView } from './replication.tsx';
import { scalingView } from './scaling.tsx';
import { sessionsView } from './sessions.tsx';
import type { View } from './view.ts';

type ViewFor<M> = M extends SimulatorModel<infer S, infer V> ? View<S, V> : never;

const VIEWS: { readonly [Id in SimulatorId]: ViewFor<(typeof SIMULATORS)[Id]> } = {
  'sim-cache': cacheView,
  'sim-capacity-sheet': capacitySheetView,
  'sim-hash-ring': hashRingView,
  'sim-load-balancer': loadBalancerView,
  'sim-queue-workers': queueWorkersView,
  'sim-quorum': quorumView,
  'sim-rate-limiters': rateLimitersView,
  'sim-replication': replicationView,
  'sim-scaling': scalingView,
  'sim-sessions': sessionsView,
};

export function viewOf(id: string): View | undefined {
  return Object.hasOwn(SIMULATORS, id) ? VIEWS[id as SimulatorId] : undefined;
}

/**
 * In some languages a call runs to its end before the next one begins, unless it waits for something: which components have
 * calls that overlap there, and how they are built for it.
 */
import type { ComponentSpec } from '../../components/spec.ts';
import type { TypeStripper } from '../../ports.ts';
import type { LanguageAdapter, SolutionSource, ThreadsAdapter, ThreadsBuild } from '../language.ts';

export type ThreadsBuilds = readonly [ThreadsBuild, ...ThreadsBuild[]];

/** Threads of such a language. */
export interface OverlapAdapter extends ThreadsAdapter {
  overlaps(spec: ComponentSpec): boolean;
  /** In place of `builds`: types are taken out of the text first, which is not done at once. @throws PlanError */
  buildsLater(
    source: SolutionSource,
    spec: ComponentSpec,
    typeStripper: TypeStripper,
  ): Promise<ThreadsBuilds>;
}

function isOverlap(threads: ThreadsAdapter): threads is OverlapAdapter {
  return 'overlaps' in threads;
}

/** How calls of a component overlap in a language; null where they never do. */
export function threadsIn({ component }: LanguageAdapter, spec: ComponentSpec): ThreadsAdapter | null {
  const threads = component?.threads;
  if (threads === undefined) return null;
  return isOverlap(threads) && !threads.overlaps(spec) ? null : threads;
}

/** The ways to build for it, the best first. @throws PlanError */
export async function buildsOf(
  threads: ThreadsAdapter,
  source: SolutionSource,
  spec: ComponentSpec,
  typeStripper: TypeStripper,
): Promise<ThreadsBuilds> {
  return isOverlap(threads)
    ? await threads.buildsLater(source, spec, typeStripper)
    : threads.builds(source, spec);
}

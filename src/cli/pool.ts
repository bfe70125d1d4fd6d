/** Several at once, no more than that. */

/**
 * Works through a list in order, `jobs` at a time. After a failure, or when `goOn` says no, nothing new is started; it
 * ends when what was started has ended.
 */
export async function inParallel<T>(
  all: readonly T[],
  jobs: number,
  work: (one: T) => Promise<void>,
  goOn: (next: T) => boolean = () => true,
): Promise<void> {
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < all.length && !failed) {
      const one = all[next] as T;
      if (!goOn(one)) return;
      next += 1;
      try {
        await work(one);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: Math.max(1, jobs) }, worker));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

import { MEASURES } from '../contract/ids.ts';

/**
 * Loads a part on first use and keeps it; a failed load is forgotten, so that the next use tries again. What was loaded,
 * and how long that took, can be read from the performance entries (`kode.load.<name>`).
 */
export function lazy<T>(name: string, load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    if (loading !== null) return loading;
    const start = performance.now();
    const started = load();
    loading = started;
    started.then(
      () => performance.measure(MEASURES.load + name, { start }),
      () => {
        if (loading === started) loading = null;
      },
    );
    return started;
  };
}

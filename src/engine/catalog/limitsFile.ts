/** The field `limits` of a problem that is graded by running it. */
import type { Limits } from './model.ts';
import type { YamlReader, YamlValue } from './yamlReader.ts';

/** Sensible bounds, so that a slip of a zero is told rather than waited for. */
const MAX_CASE_MS = 20_000;
const MAX_MEMORY_MB = 2_048;

/** Null, with complaints, where it gives no limits. */
export function readLimits(yaml: YamlReader, at: YamlValue): Limits | null {
  const fields = yaml.fields(at, ['caseMs', 'memoryMb']);
  if (fields?.caseMs === undefined || fields.memoryMb === undefined) return null;
  const caseMs = yaml.integer(fields.caseMs, 1, MAX_CASE_MS);
  const memoryMb = yaml.integer(fields.memoryMb, 16, MAX_MEMORY_MB);
  return caseMs === null || memoryMb === null ? null : { caseMs, memoryMb };
}

/** Specs of the tests' models, read as an author writes them. */
import assert from 'node:assert/strict';
import type { Complaint } from '../../../../../src/engine/catalog/complaint.ts';
import { YamlReader } from '../../../../../src/engine/catalog/yamlReader.ts';
import type { ComponentSpec } from '../../../../../src/engine/components/spec.ts';
import { readComponent } from '../../../../../src/engine/components/specFile.ts';

/** The spec of a text, and what is wrong with it as `line:column: text`. */
export function readSpec(text: string): {
  readonly spec: ComponentSpec | null;
  readonly wrong: readonly string[];
} {
  const complaints: Complaint[] = [];
  const yaml = new YamlReader('problem.yaml', text.trimStart(), complaints);
  const spec = yaml.root === null ? null : readComponent(yaml, yaml.root);
  return { spec, wrong: complaints.map(({ line, column, text: what }) => `${line}:${column}: ${what}`) };
}

export function specOf(text: string): ComponentSpec {
  const { spec, wrong } = readSpec(text);
  assert.deepEqual(wrong, []);
  assert.ok(spec);
  return spec;
}

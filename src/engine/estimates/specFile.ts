/**
 * The part `estimate:` of a problem.yaml. docs/estimates.md shows one in full.
 *
 * As everywhere in the catalog all complaints come at once, each with its line and column.
 */
import type { YamlReader, YamlValue } from '../catalog/yamlReader.ts';
import { FUNCTION_NAMES } from '../lesson/questions/formula.ts';
import type { Tolerance } from '../lesson/questions/model.ts';
import { readRangeText, readToleranceText } from '../lesson/questions/rangeText.ts';
import { readUnit } from '../lesson/questions/units.ts';
import { checkEstimate } from './check.ts';
import type { AskedNumber, EstimateSpec, GivenNumber, KnownMistake } from './spec.ts';
import { DEFAULT_TOLERANCE } from './spec.ts';

/** Reads it; null, with complaints, where it does not make an estimate. */
export function readEstimate(yaml: YamlReader, at: YamlValue): EstimateSpec | null {
  const fields = yaml.fields(at, ['given', 'asks']);
  if (fields?.given === undefined || fields.asks === undefined) return null;
  const given = readAll(yaml, fields.given, readGiven);
  const asks = readAll(yaml, fields.asks, readAsked);
  if (given === null || asks === null) return null;
  const names = [...given, ...asks].map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) return yaml.complain(at, `A second number "${twice}".`);
  const spec = { given, asks };
  const lines = yaml.list(fields.asks) ?? [];
  let fine = true;
  checkEstimate(spec, (text, asked) => {
    fine = false;
    yaml.complain(lines[asked ?? -1] ?? at, text);
  });
  return fine ? spec : null;
}

function readAll<T>(
  yaml: YamlReader,
  at: YamlValue,
  read: (yaml: YamlReader, at: YamlValue) => T | null,
): readonly T[] | null {
  const items = yaml.list(at);
  if (items === null) return null;
  if (items.length === 0) return yaml.complain(at, 'Expected one number at least.');
  const all = items.map((item) => read(yaml, item));
  return all.every((one) => one !== null) ? all : null;
}

function readGiven(yaml: YamlReader, at: YamlValue): GivenNumber | null {
  const fields = yaml.fields(at, ['name', 'label', 'draw']);
  if (fields?.name === undefined || fields.label === undefined || fields.draw === undefined) return null;
  const name = readName(yaml, fields.name);
  const label = yaml.text(fields.label);
  const { draw } = fields;
  const text = yaml.text(draw);
  const found = text === null ? null : readRangeText(text, (fault) => void yaml.complain(draw, fault));
  return name === null || label === null || found === null ? null : { name, label, ...found };
}

function readAsked(yaml: YamlReader, at: YamlValue): AskedNumber | null {
  const fields = yaml.fields(at, ['name', 'label', 'formula', 'why'], ['unit', 'tolerance', 'mistakes']);
  if (fields === null) return null;
  const read = <T>(one: YamlValue | undefined, how: (one: YamlValue) => T | null): T | null =>
    one === undefined ? null : how(one);
  const name = read(fields.name, (one) => readName(yaml, one));
  const label = read(fields.label, (one) => yaml.text(one));
  const formula = read(fields.formula, (one) => yaml.text(one));
  const why = read(fields.why, (one) => yaml.text(one));
  const unit = fields.unit === undefined ? '' : yaml.text(fields.unit);
  if (unit !== null && fields.unit !== undefined && readUnit(unit) === null)
    return yaml.complain(fields.unit, `The unit "${unit}" cannot be read.`);
  const tolerance =
    fields.tolerance === undefined ? DEFAULT_TOLERANCE : readTolerance(yaml, fields.tolerance, unit ?? '');
  const mistakes = fields.mistakes === undefined ? [] : readAll(yaml, fields.mistakes, readMistake);
  if (name === null || label === null || formula === null || why === null) return null;
  if (unit === null || tolerance === null || mistakes === null) return null;
  return { name, label, formula, unit, tolerance, why, mistakes };
}

function readName(yaml: YamlReader, at: YamlValue): string | null {
  const name = yaml.text(at);
  if (name === null) return null;
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    return yaml.complain(at, `"${name}" is not a name: small letters, digits and "_".`);
  return FUNCTION_NAMES.includes(name)
    ? yaml.complain(at, `"${name}" is a function; call the number otherwise.`)
    : name;
}

/** `exact`, "10 %", "1 server". */
function readTolerance(yaml: YamlReader, at: YamlValue, unit: string): Tolerance | null {
  const text = yaml.text(at);
  if (text === null) return null;
  if (text === 'exact') return { share: 0 };
  return readToleranceText(text, unit, (fault) => void yaml.complain(at, fault));
}

function readMistake(yaml: YamlReader, at: YamlValue): KnownMistake | null {
  const fields = yaml.fields(at, ['formula', 'why']);
  if (fields?.formula === undefined || fields.why === undefined) return null;
  const formula = yaml.text(fields.formula);
  const why = yaml.text(fields.why);
  return formula === null || why === null ? null : { formula, why };
}

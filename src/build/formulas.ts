/** Makes formulas of TeX to MathML, when the content is built: nothing of the library is in the package. */
import temml from 'temml';
import type { Formula } from '../engine/lesson/formulas.ts';
import { mathHtml, parseMath } from '../engine/lesson/mathml.ts';

/** @throws Error that says what is wrong with it */
export function formulaHtml({ tex, block }: Pick<Formula, 'tex' | 'block'>): string {
  const xml = temml.renderToString(tex, {
    displayMode: block,
    throwOnError: true,
    annotate: false,
    trust: false,
    wrap: 'none',
  });
  return mathHtml(parseMath(xml));
}

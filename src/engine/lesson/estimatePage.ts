/**
 * The form of an estimate on its page. All explanations are in it, hidden; what is asked is in `data-estimate`. The page's
 * script judges, and shows what belongs to the numbers.
 */
import { drawGiven, givenText } from '../estimates/judge.ts';
import type { AskedNumber, EstimateSpec } from '../estimates/spec.ts';
import { escapeHtml, renderInline } from './markdown.ts';

export function estimateForm(id: string, spec: EstimateSpec): string {
  const drawn = drawGiven(id, spec, 1);
  const given = spec.given.map(
    (one) =>
      `<tr><th scope="row">${escapeHtml(one.label)}</th>` +
      `<td class="drawn" data-given="${one.name}">${escapeHtml(givenText(one, drawn))}</td></tr>`,
  );
  return [
    `<form class="estimate" id="estimate" data-estimate="${escapeHtml(JSON.stringify({ id, spec }))}" novalidate>`,
    `<table class="given"><caption>Given</caption><tbody>${given.join('')}</tbody></table>`,
    `<fieldset><legend>Work out</legend><ol class="asks">${spec.asks.map(askHtml).join('')}</ol></fieldset>`,
    '<p class="estimate-score" id="estimate-score" tabindex="-1" data-score hidden></p>',
    '<p class="actions"><button type="submit" class="primary" id="estimate-check">Check</button>',
    '<button type="button" class="secondary" id="estimate-fresh" data-act="fresh">New numbers</button>',
    '<button type="button" class="secondary" id="estimate-sheet" data-act="sheet">Open as a file</button></p>',
    '</form>',
  ].join('\n');
}

function askHtml({ name, label, unit, why, mistakes }: AskedNumber): string {
  const id = `estimate-${name}`;
  const shownUnit = unit === '' ? '' : ` <span class="unit" id="${id}-unit">${escapeHtml(unit)}</span>`;
  const described = `${unit === '' ? '' : `${id}-unit `}${id}-told`;
  return (
    `<li data-asked="${name}"><label for="${id}">${escapeHtml(label)}</label>` +
    `<span class="ask-field"><input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" maxlength="60" id="${id}" name="${name}" aria-describedby="${described}">${shownUnit}</span>` +
    `<div class="ask-told" id="${id}-told" hidden><p class="sentence" data-sentence></p>` +
    mistakes
      .map((one, i) => `<p class="why" data-mistake="${i}" hidden>${renderInline(one.why)}</p>`)
      .join('') +
    `<p class="worked" data-worked></p><p class="why" data-why>${renderInline(why)}</p></div></li>`
  );
}

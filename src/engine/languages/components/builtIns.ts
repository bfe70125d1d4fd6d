/**
 * What a language has ready where a problem asks for it to be built. Looked for by name, in the text without comments and
 * strings: a name that is one of those is refused wherever it stands, and who hides one well has fooled nobody but themselves.
 */
import type { BuiltIn, ComponentSpec } from '../../components/spec.ts';
import type { LanguageId } from '../ids.ts';
import type { SolutionSource } from '../language.ts';
import { PlanError } from '../language.ts';
import type { MaskRules } from '../mask.ts';
import { CPP_MASK, GO_MASK, JAVA_MASK, maskSource, PYTHON_MASK, RUST_MASK, SCRIPT_MASK } from '../mask.ts';
import { errorAtIndex } from './componentTypes.ts';

interface Named {
  readonly mask: MaskRules;
  /** With the flag `g`; its first group, or else all of it, is what is shown. */
  readonly patterns: Readonly<Record<BuiltIn, readonly RegExp[]>>;
}

/** An object literal without anything in it is one that is used as a map. */
const SCRIPT: Named = {
  mask: SCRIPT_MASK,
  patterns: {
    maps: [
      /(?<![\w$.])((?:Weak)?(?:Map|Set))(?![\w$])/g,
      /(Object\.(?:create|fromEntries))\b/g,
      /[=(,:?]\s*(\{\s*\})/g,
    ],
  },
};

const NAMED: Readonly<Record<LanguageId, Named>> = {
  go: { mask: GO_MASK, patterns: { maps: [/\b(map)\s*\[/g, /\b(sync\s*\.\s*Map)\b/g] } },
  python: {
    mask: PYTHON_MASK,
    patterns: {
      maps: [
        /(?<![\w.])((?:frozen)?set|dict)\b(?!\s*=[^=])/g,
        /\b(OrderedDict|defaultdict|ChainMap|Counter|WeakValueDictionary|WeakKeyDictionary)\b/g,
        // Braces make nothing else.
        /(\{)/g,
      ],
    },
  },
  typescript: SCRIPT,
  javascript: SCRIPT,
  java: {
    mask: JAVA_MASK,
    patterns: {
      maps: [
        /\b((?:Linked|Concurrent|Identity|Weak|Enum)?(?:Hash)?(?:Map|Set)|Hashtable|Properties)\b/g,
        /\b((?:Concurrent(?:SkipList)?|Tree|Sorted|Navigable|CopyOnWriteArray)(?:Map|Set))\b/g,
      ],
    },
  },
  cpp: {
    mask: CPP_MASK,
    patterns: { maps: [/\b((?:unordered_|flat_)?(?:multi)?(?:map|set))\s*</g] },
  },
  rust: { mask: RUST_MASK, patterns: { maps: [/\b((?:Hash|BTree)(?:Map|Set))\b/g] } },
};

const INSTEAD: Readonly<Record<BuiltIn, string>> = {
  maps: 'build it from arrays, lists and records of your own',
};

/**
 * Refuses a solution that uses what its problem is about, at the line of the first place.
 * @throws PlanError
 */
export function refuseBuiltIns(
  source: SolutionSource,
  language: LanguageId,
  { without }: ComponentSpec,
): void {
  if (without.length === 0) return;
  const { mask, patterns } = NAMED[language];
  const masked = maskSource(source.text, mask);
  const found = without
    .flatMap((one) =>
      patterns[one].flatMap((pattern) =>
        [...masked.matchAll(pattern)].map((match) => {
          const shown = match[1] ?? match[0];
          return { one, shown, index: match.index + match[0].indexOf(shown) };
        }),
      ),
    )
    .sort((a, b) => a.index - b.index);
  const [first] = found;
  if (first === undefined) return;
  const shown = first.shown === '{' ? 'a dictionary or a set' : `\`${first.shown.replace(/\s+/g, ' ')}\``;
  const text = `This problem is about doing without ${shown}: ${INSTEAD[first.one]}.`;
  throw new PlanError([errorAtIndex(source, first.index, text)]);
}

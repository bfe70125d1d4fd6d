/**
 * How Mermaid lays figures out. Its theme gets odd colours that each stand for a role, so that each shape's class can be
 * told from its colours.
 */
import type { Mermaid } from 'mermaid';

/** Size of letters in units of the drawing, which is shown at one pixel a unit where there is room. */
export const LETTER = 13;

/** Roles of colours, for fills and strokes alike. */
export const ROLES: Readonly<Record<string, string>> = {
  '#010203': 'box',
  '#010204': 'border',
  '#010205': 'line',
  '#010206': 'text',
  '#010207': 'back',
  '#010208': 'note',
  '#010209': 'group',
  '#01020a': 'soft',
};

/** The editor's usual fonts are narrower than this one, so no label outgrows its box. */
const FONT = '"DejaVu Sans", Verdana, sans-serif';

const [BOX, BORDER, LINE, TEXT, BACK, NOTE, GROUP, SOFT] = Object.keys(ROLES) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

const VARIABLES = {
  darkMode: false,
  fontFamily: FONT,
  fontSize: `${LETTER}px`,
  background: BACK,
  mainBkg: BOX,
  primaryColor: BOX,
  primaryBorderColor: BORDER,
  primaryTextColor: TEXT,
  secondaryColor: BOX,
  secondaryBorderColor: BORDER,
  secondaryTextColor: TEXT,
  tertiaryColor: GROUP,
  tertiaryBorderColor: SOFT,
  tertiaryTextColor: TEXT,
  nodeBorder: BORDER,
  nodeBkg: BOX,
  nodeTextColor: TEXT,
  lineColor: LINE,
  textColor: TEXT,
  titleColor: TEXT,
  edgeLabelBackground: BACK,
  arrowheadColor: LINE,
  defaultLinkColor: LINE,
  clusterBkg: GROUP,
  clusterBorder: SOFT,
  actorBkg: BOX,
  actorBorder: BORDER,
  actorTextColor: TEXT,
  actorLineColor: SOFT,
  signalColor: LINE,
  signalTextColor: TEXT,
  labelBoxBkgColor: GROUP,
  labelBoxBorderColor: SOFT,
  labelTextColor: TEXT,
  loopTextColor: TEXT,
  noteBkgColor: NOTE,
  noteBorderColor: SOFT,
  noteTextColor: TEXT,
  activationBkgColor: BOX,
  activationBorderColor: BORDER,
  sequenceNumberColor: BACK,
  labelColor: TEXT,
  stateBkg: BOX,
  stateBorder: BORDER,
  stateLabelColor: TEXT,
  transitionColor: LINE,
  transitionLabelColor: TEXT,
  labelBackgroundColor: BACK,
  specialStateColor: LINE,
  innerEndBackground: LINE,
  compositeBackground: GROUP,
  compositeTitleBackground: GROUP,
  compositeBorder: SOFT,
  altBackground: GROUP,
  classText: TEXT,
  attributeBackgroundColorOdd: BOX,
  attributeBackgroundColorEven: BOX,
  rowOdd: BOX,
  rowEven: BOX,
};

/** Prepares Mermaid; once a page. */
export function setUp(mermaid: Mermaid): void {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    layout: 'dagre',
    look: 'classic',
    theme: 'base',
    themeVariables: VARIABLES,
    fontFamily: FONT,
    fontSize: LETTER,
    htmlLabels: true,
    flowchart: { useMaxWidth: false, nodeSpacing: 24, rankSpacing: 48, padding: 10, minNodeWidth: 76 },
    sequence: {
      useMaxWidth: false,
      mirrorActors: false,
      width: 92,
      height: 36,
      actorMargin: 20,
      messageMargin: 34,
      boxMargin: 8,
      noteMargin: 8,
      diagramMarginX: 8,
      diagramMarginY: 8,
      actorFontSize: LETTER,
      noteFontSize: LETTER,
      messageFontSize: LETTER,
      actorFontFamily: FONT,
      noteFontFamily: FONT,
      messageFontFamily: FONT,
    },
    state: { useMaxWidth: false, nodeSpacing: 32, rankSpacing: 48, minNodeWidth: 76 },
    class: { useMaxWidth: false },
    er: { useMaxWidth: false },
  });
}

import type { SignaturePageContent } from '@attestory/application';
import { type Block, beside, padded, space, stack } from './blocks.js';
import { COLOURS, COLUMN, chip, field, given, givenOrErased, type Setting, valueColumn, words } from './setting.js';

const PANEL_ROOM = 10;
const PANEL = { x: COLUMN.x + 12, width: COLUMN.width - 24 };
const VALUE = valueColumn(PANEL);

/** What this page is, its state, and the document that it is about. */
export function documentPart(setting: Setting, content: SignaturePageContent): Block[] {
  const { texts } = setting;
  return [
    beside(words(setting, texts.heading, { face: 'bold', size: 22, leading: 1.2 }), stateChip(setting, content)),
    space(4),
    words(setting, leadOf(setting, content), { colour: COLOURS.muted, leading: 1.45 }),
    space(10),
    padded(stack(fields(setting, content), 4), PANEL_ROOM, (canvas, top, height) => {
      canvas.fill(COLUMN.x, top, COLUMN.width, height, COLOURS.panel);
      canvas.fill(COLUMN.x, top, 2.5, height, COLOURS.accent);
    }),
    space(14),
  ];
}

function leadOf({ texts }: Setting, { document: { bytes, signatures } }: SignaturePageContent): string {
  const size = texts.number(bytes);
  return signatures ? texts.leadOfOwnFile(signatures, size) : texts.lead(size);
}

function stateChip(setting: Setting, { state, signatories }: SignaturePageContent): Block {
  const signed = signatories.filter((signatory) => signatory.state === 'signed').length;
  const colours =
    state === 'completed'
      ? { ink: COLOURS.good, ground: COLOURS.goodPanel }
      : { ink: COLOURS.open, ground: COLOURS.openPanel };
  const text = `${setting.texts.state[state]} · ${setting.texts.signedCount(signed, signatories.length)}`;
  return stack([space(6), chip(setting, text, COLUMN.x + COLUMN.width, colours)]);
}

function fields(setting: Setting, content: SignaturePageContent): Block[] {
  const { texts } = setting;
  const { document } = content;
  const of =
    document.of > 1 ? ` · ${texts.documentNumber(texts.number(document.number), texts.number(document.of))}` : '';
  const row = (label: keyof typeof texts.label, value: Block) => field(setting, texts.label[label], value, PANEL);
  const title = { ...VALUE, face: 'bold', size: 11, lines: 5 } as const;
  return [
    row('title', givenOrErased(setting, content.title, title)),
    row('sender', given(setting, content.organizationName, { ...VALUE, lines: 4 })),
    row('file', givenOrErased(setting, document.fileName, { ...VALUE, lines: 4 })),
    row('extent', words(setting, texts.extent(document.pages, texts.number(document.bytes)) + of, VALUE)),
    row('sha256', given(setting, document.sha256, { ...VALUE, face: 'mono', size: 8, leading: 1.55, lines: 2 })),
    row('sent', given(setting, texts.time(content.sentAt), { ...VALUE, lines: 2 })),
    row('sealed', given(setting, texts.time(content.sealedAt), { ...VALUE, lines: 2 })),
  ];
}

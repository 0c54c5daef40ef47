import type { SignaturePageContent } from '@attestory/application';
import { type Block, padded, space, stack } from './blocks.js';
import { COLOURS, COLUMN, field, given, partHeading, type Setting, valueColumn, words } from './setting.js';

const VALUE = valueColumn();
const MONO = { ...VALUE, face: 'mono', size: 8, leading: 1.55, lines: 2 } as const;
const SEAL_ROOM = 10;

/** By what the page can be checked: the newest signed head, the code and the address to look it up. */
export function proofPart(setting: Setting, content: SignaturePageContent): Block {
  const { texts } = setting;
  const row = (label: keyof typeof texts.label, value: Block) => field(setting, texts.label[label], value);
  return stack([
    space(6),
    partHeading(setting, texts.proof),
    space(5),
    words(setting, texts.proofNote, { colour: COLOURS.muted, leading: 1.45 }),
    space(6),
    stack(
      [
        ...headFields(setting, content),
        row(
          'code',
          given(setting, content.verification.code, { ...VALUE, face: 'mono', size: 11, leading: 1.2, lines: 2 }),
        ),
        row('address', given(setting, content.verification.url, { ...VALUE, lines: 5 })),
        row('invitation', given(setting, content.invitationId, MONO)),
        row('document', given(setting, content.document.id, MONO)),
      ],
      3,
    ),
    space(12),
  ]);
}

function headFields(setting: Setting, { head }: SignaturePageContent): Block[] {
  const { texts } = setting;
  if (!head) return [field(setting, texts.label.head, words(setting, texts.noHead, VALUE))];
  const summary = texts.head(texts.number(head.leaves), texts.time(head.at));
  return [
    field(setting, texts.label.head, given(setting, summary, VALUE)),
    field(setting, texts.label.root, given(setting, head.root, MONO)),
  ];
}

/** What U+FFFD on this page means, if it stands there. */
export function replacedPart(setting: Setting): Block[] {
  if (!setting.replaced) return [];
  return [stack([words(setting, setting.texts.replaced, { size: 8, colour: COLOURS.muted }), space(10)])];
}

/** The box that the seal's widget will cover: its words are the page's, so the widget needs no appearance of its own. */
export function sealBox(setting: Setting, content: SignaturePageContent): Block {
  const { texts } = setting;
  const inside = { x: COLUMN.x + 14, width: COLUMN.width - 28 };
  const note = texts.sealNote(texts.time(content.sealedAt));
  const box = stack([
    words(setting, texts.seal, { ...inside, face: 'bold', size: 10, colour: COLOURS.accent }),
    given(setting, note, { ...inside, size: 8.5, leading: 1.4 }),
  ]);
  return padded(box, SEAL_ROOM, (canvas, top, height) => {
    canvas.frame(COLUMN.x, top, COLUMN.width, height, COLOURS.accent, 1);
  });
}

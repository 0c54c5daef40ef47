import type { AddendumContent } from '@attestory/application';
import { type Block, padded, space, stack } from '../signature-page/blocks.js';
import {
  COLOURS,
  COLUMN,
  field,
  given,
  givenOrErased,
  type Setting,
  valueColumn,
  words,
} from '../signature-page/setting.js';
import type { AddendumTexts } from './texts.js';

const PANEL_ROOM = 10;
const PANEL = { x: COLUMN.x + 12, width: COLUMN.width - 24 };
const VALUE = valueColumn(PANEL);

/** What this document is, and the invitation that it refers to. */
export function aboutPart(setting: Setting, texts: AddendumTexts, content: AddendumContent): Block[] {
  return [
    words(setting, texts.heading, { face: 'bold', size: 22, leading: 1.2 }),
    space(4),
    words(setting, texts.lead, { colour: COLOURS.muted, leading: 1.45 }),
    space(10),
    padded(stack(fields(setting, texts, content), 4), PANEL_ROOM, (canvas, top, height) => {
      canvas.fill(COLUMN.x, top, COLUMN.width, height, COLOURS.panel);
      canvas.fill(COLUMN.x, top, 2.5, height, COLOURS.accent);
    }),
    space(14),
  ];
}

function fields(setting: Setting, texts: AddendumTexts, { about, organizationName, madeAt }: AddendumContent): Block[] {
  const common = setting.texts;
  const row = (label: string, value: Block) => field(setting, label, value, PANEL);
  const time = (instant: string) => given(setting, common.time(instant), { ...VALUE, lines: 2 });
  const mono = { ...VALUE, face: 'mono', size: 8, leading: 1.55, lines: 2 } as const;
  const state = texts.state[about.state](common.time(about.closedAt ?? ''));
  return [
    row(common.label.title, givenOrErased(setting, about.title, { ...VALUE, face: 'bold', size: 11, lines: 5 })),
    row(common.label.sender, given(setting, organizationName, { ...VALUE, lines: 4 })),
    row(common.label.invitation, given(setting, about.invitationId, mono)),
    row(common.label.sent, time(about.sentAt)),
    row(texts.label.state, given(setting, state, { ...VALUE, lines: 3 })),
    row(texts.label.made, time(madeAt)),
  ];
}

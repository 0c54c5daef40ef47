import type { SignaturePageContent, SignaturePageSignatory } from '@attestory/application';
import { beside, type Block, space, stack } from './blocks.js';
import { drawingLines } from './drawing-lines.js';
import type { PageCanvas } from './page-canvas.js';
import {
  COLOURS,
  COLUMN,
  chip,
  field,
  given,
  givenOrErased,
  partHeading,
  type Setting,
  valueColumn,
  words,
} from './setting.js';

type Signature = NonNullable<SignaturePageSignatory['signature']>;

const RIGHT = COLUMN.x + COLUMN.width;
const DRAWING = { width: 130, height: 50 } as const;
const VALUE = valueColumn();
/** Where a drawing stands at the right of the values. */
const NARROW = { x: VALUE.x, width: VALUE.width - DRAWING.width - 14 };
const bold = { face: 'bold' } as const;
const EVENT = { ...VALUE, face: 'mono', size: 6.5, leading: 1.85, lines: 3, colour: COLOURS.muted } as const;

/** Who has not signed, if anybody, by name. */
export function missingPart(
  setting: Setting,
  { signatories }: Pick<SignaturePageContent, 'signatories'>,
  note = setting.texts.notSignedNote,
): Block[] {
  const { texts } = setting;
  const missing = signatories.filter(({ state }) => state !== 'signed');
  const rows = missing.map(({ name, state }) => {
    const stateOf = texts.notSignedState[state === 'declined' ? 'declined' : 'pending'];
    const noteWidth = setting.fonts.regular.width(stateOf, 9);
    return stack([
      beside(
        givenOrErased(setting, name, { face: 'bold', size: 10, width: COLUMN.width - noteWidth - 16, lines: 8 }),
        words(setting, stateOf, { x: RIGHT - noteWidth, width: noteWidth + 1, colour: COLOURS.open, leading: 1.5 }),
      ),
      space(3),
    ]);
  });
  const [first, ...rest] = rows;
  if (!first) return [];
  const heading = [partHeading(setting, texts.notSigned), space(5), words(setting, note), space(6), first];
  return [stack(heading), ...rest, space(12)];
}

/**
 * The signatures, each with what the log holds of it.
 * @param brief without drawings, and without what the signatories proved of themselves beside their names
 */
export function signaturesPart(
  setting: Setting,
  { signatories }: Pick<SignaturePageContent, 'signatories'>,
  brief = false,
): Block[] {
  const { texts } = setting;
  const heading = [partHeading(setting, texts.signatures), space(8)];
  const entries = signatories.flatMap(({ name, state, signature }) =>
    state === 'signed' && signature ? [entry(setting, name, signature, brief)] : [],
  );
  const [first, ...rest] = entries;
  if (!first) return [stack([...heading, words(setting, texts.noSignatures), space(12)])];
  return [stack([...heading, first]), ...rest.flatMap((block) => [rule(), block])];
}

export function rule(): Block {
  return {
    height: 9,
    separator: true,
    draw: (canvas, top) => canvas.fill(COLUMN.x, top, COLUMN.width, 0.5, COLOURS.line),
  };
}

function entry(setting: Setting, name: string | null, signature: Signature, brief: boolean): Block {
  const { texts } = setting;
  const kind = texts.assurance[signature.assurance];
  const test = signature.authentication?.test ? `${texts.test} · ` : '';
  const label = chip(setting, `${test}${kind}`, RIGHT, chipColours(signature));
  const drawn = !brief && (signature.assurance === 'none' || Boolean(signature.drawing));
  const column = drawn ? NARROW : VALUE;
  const details = stack(detailFields(setting, signature, column, brief), 2);
  return stack([
    beside(givenOrErased(setting, name, { face: 'bold', size: 11, width: COLUMN.width - 130, lines: 8 }), label),
    space(2),
    drawn ? beside(details, drawingBox(setting, signature.drawing)) : details,
    space(2),
    field(setting, texts.label.event, given(setting, `${signature.eventId} ${signature.eventHash}`, EVENT)),
    space(9),
  ]);
}

function detailFields(
  setting: Setting,
  signature: Signature,
  column: { x: number; width: number },
  brief: boolean,
): Block[] {
  const { texts } = setting;
  const row = (label: keyof typeof texts.label, value: Block) => field(setting, texts.label[label], value);
  const method = methodText(setting, signature);
  const test = signature.authentication?.test;
  const doubtful = test || signature.assurance === 'none';
  const identity = { ...column, ...(test ? bold : {}), colour: doubtful ? COLOURS.open : COLOURS.ink };
  const typed = signature.typedName;
  return [
    row('signed', signedAt(setting, signature.signedAt, column)),
    row('method', given(setting, method, { ...column, lines: 2 })),
    row('role', given(setting, roleText(setting, signature.role), { ...column, lines: 6 })),
    row('identity', words(setting, test ? texts.testNote : texts.identity[signature.assurance], identity)),
    ...(brief ? [] : authenticationFields(setting, signature, column)),
    ...(typed === undefined ? [] : [row('typedName', givenOrErased(setting, typed, { ...column, lines: 8 }))]),
  ];
}

function methodText({ texts }: Setting, { method, drawing }: Signature): string {
  if (method === 'light' && drawing?.typed) return texts.method['light-typed'] ?? method;
  return Object.hasOwn(texts.method, method) ? (texts.method[method] ?? method) : method;
}

/** Who the signatory proved to be, to whom and when. */
function authenticationFields(setting: Setting, { authentication }: Signature, column: { x: number; width: number }) {
  if (!authentication) return [];
  const { texts } = setting;
  const { name, birthDate, identityNumber, broker, level, authenticatedAt } = authentication;
  const row = (label: keyof typeof texts.label, value: string) =>
    field(setting, texts.label[label], given(setting, value, { ...column, lines: 8 }));
  return [
    row('provenName', name ?? texts.noName),
    ...(identityNumber === null ? [] : [row('identityNumber', identityNumber)]),
    ...(identityNumber !== null || birthDate === null ? [] : [row('birthDate', birthDate)]),
    field(setting, texts.label.authenticated, signedAt(setting, authenticatedAt, column)),
    row('broker', `${broker}, ${texts.level[level]}`),
  ];
}

/** The time for people, and beside it, or below where both don't fit, the time as the log has it. */
function signedAt(setting: Setting, instant: string, column: { x: number; width: number }): Block {
  const readable = setting.texts.time(instant);
  const used = setting.fonts.regular.width(readable, 9) + 6;
  if (used + setting.fonts.mono.width(instant, EVENT.size) > column.width)
    return stack([
      given(setting, readable, { ...column, lines: 2 }),
      given(setting, instant, { ...EVENT, ...column, lines: 2 }),
    ]);
  return beside(
    given(setting, readable, { ...column, width: used, lines: 2 }),
    given(setting, instant, { ...EVENT, x: column.x + used, width: column.width - used }),
  );
}

function roleText({ texts }: Setting, role: Signature['role']): string {
  if (role.kind === 'self') return texts.role.self('');
  const unnamed =
    role.kind === 'representative' && role.businessId === undefined ? texts.unnamedOrganization : texts.erased;
  const text = texts.role[role.kind](role.name ?? unnamed);
  if (role.kind !== 'representative') return text;
  const { businessId, capacity } = role;
  const whose = businessId === undefined ? text : `${text} (${texts.businessId(businessId)})`;
  return capacity ? `${whose}: ${capacity.position ?? texts.erased}, ${texts.authority[capacity.authority]}` : whose;
}

function chipColours({ assurance, authentication }: Signature) {
  if (authentication?.test) return { ink: COLOURS.open, ground: COLOURS.openPanel };
  if (assurance === 'strong') return { ink: COLOURS.good, ground: COLOURS.goodPanel };
  if (assurance === 'none') return { ink: COLOURS.open, ground: COLOURS.openPanel };
  return { ink: COLOURS.accent, ground: COLOURS.panel };
}

/** The drawing itself, as strokes of a pen; or, where it is no more, a note in its place. */
function drawingBox(setting: Setting, drawing: Signature['drawing']): Block {
  const x = RIGHT - DRAWING.width;
  const room = 5;
  const inner = { width: DRAWING.width - 2 * room, height: DRAWING.height - 2 * room };
  const lines = drawing ? drawingLines(drawing, inner) : [];
  return {
    height: DRAWING.height + 4,
    draw: (canvas: PageCanvas, top: number) => {
      const y = top + 3;
      canvas.frame(x, y, DRAWING.width, DRAWING.height, COLOURS.line, 0.5);
      canvas.strokes(lines, x + room, y + room, inner.height, COLOURS.ink);
      if (lines.length > 0) return;
      const style = { font: setting.fonts.regular, size: 8, colour: COLOURS.muted };
      const note = drawing === null ? setting.texts.drawingErased : setting.texts.noDrawing;
      const width = style.font.width(note, style.size);
      canvas.text(note, x + (DRAWING.width - width) / 2, y + DRAWING.height / 2 + 3, style);
    },
  };
}

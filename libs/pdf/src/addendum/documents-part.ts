import type { AddendumContent, AddendumDocument, SignedOnPaper } from '@attestory/application';
import { type Block, space, stack } from '../signature-page/blocks.js';
import {
  field,
  given,
  givenOrErased,
  partHeading,
  type Setting,
  valueColumn,
  words,
} from '../signature-page/setting.js';
import { rule } from '../signature-page/signatory-part.js';
import type { AddendumTexts } from './texts.js';

const VALUE = valueColumn();
const HASH = { ...VALUE, face: 'mono', size: 8, leading: 1.55, lines: 2 } as const;

/** The documents that it refers to, each by its id and the SHA-256 of its bytes, as uploaded and as sealed. */
export function documentsPart(setting: Setting, texts: AddendumTexts, { documents }: AddendumContent): Block[] {
  const [first, ...rest] = documents.map((document, i) => documentEntry(setting, texts, document, i + 1));
  if (!first) return [];
  const top = stack([underline(setting, texts.documents), first]);
  return [top, ...rest.flatMap((block) => [rule(), block]), space(3)];
}

/** What was signed on paper, as the sender says; nothing where nothing was. */
export function onPaperPart(setting: Setting, texts: AddendumTexts, { onPaper }: AddendumContent): Block[] {
  const [first, ...rest] = onPaper.map((one) => paperEntry(setting, texts, one));
  if (!first) return [];
  const [head, ...names] = first;
  return [
    stack([underline(setting, texts.onPaper), words(setting, texts.onPaperNote), space(6), head]),
    ...[...names, ...rest.flatMap((entry) => [rule(), ...entry]), space(3)],
  ];
}

function underline(setting: Setting, heading: string): Block {
  return stack([space(4), partHeading(setting, heading), space(6)]);
}

function documentEntry(setting: Setting, texts: AddendumTexts, document: AddendumDocument, number: number): Block {
  const common = setting.texts;
  const { id, fileName, sha256, bytes, pages, sealed, signaturePage } = document;
  const name = fileName === null ? null : `${common.number(number)}. ${fileName}`;
  const hash = (label: string, value: string) => field(setting, label, given(setting, value, HASH));
  return stack(
    [
      givenOrErased(setting, name, { face: 'bold', size: 10.5, lines: 4 }),
      field(setting, common.label.extent, words(setting, common.extent(pages, common.number(bytes)), VALUE)),
      hash(common.label.document, id),
      hash(texts.label.original, sha256),
      sealed === null
        ? field(setting, texts.label.sealed, words(setting, texts.notSealed, VALUE))
        : hash(texts.label.sealed, sealed),
      ...(signaturePage === undefined ? [] : [hash(texts.label.signaturePage, signaturePage)]),
      space(7),
    ],
    2,
  );
}

/** The scan, then each name for itself: there may be more than a page holds. */
function paperEntry(
  setting: Setting,
  texts: AddendumTexts,
  { names, signedOn, fileName, sha256 }: SignedOnPaper,
): [Block, ...Block[]] {
  const scan = [
    field(setting, setting.texts.label.signed, given(setting, texts.day(signedOn), VALUE)),
    field(setting, texts.label.scan, givenOrErased(setting, fileName, { ...VALUE, lines: 3 })),
    field(setting, setting.texts.label.sha256, given(setting, sha256, HASH)),
  ];
  const named = names.map((name) => {
    return stack([givenOrErased(setting, name, { face: 'bold', size: 10, lines: 8 }), space(2)]);
  });
  return [stack([...scan, space(2)], 2), ...named];
}

import type { AddendumContent } from '@attestory/application';
import { type Block, space, stack } from '../signature-page/blocks.js';
import { drawPages, ROOM, settingIn } from '../signature-page/page-frame.js';
import { paginate } from '../signature-page/paginate.js';
import { COLOURS, partHeading, type Setting, words } from '../signature-page/setting.js';
import { missingPart, signaturesPart } from '../signature-page/signatory-part.js';
import { writePdf } from '../signature-page/write-pdf.js';
import { aboutPart } from './about-part.js';
import { documentsPart, onPaperPart } from './documents-part.js';
import { freeText } from './free-text.js';
import { type AddendumTexts, addendumTexts } from './texts.js';

/**
 * Composes the protocol of an addendum: A4, as many pages as it needs, laid out as signature pages are. The same content gives the
 * same bytes, and whatever the texts hold, they stay in their places.
 */
export async function composeAddendum(content: AddendumContent): Promise<Uint8Array> {
  const setting = await settingIn(content.language);
  const texts = addendumTexts[content.language];
  const pages = paginate(partsOf(setting, texts, content), ROOM);
  const frame = { title: content.about.title, footer: texts.footer(content.addendumId), pageOf: texts.pageOf };
  const about = { language: content.language, title: texts.heading, madeAt: content.madeAt, content };
  return writePdf(setting, about, drawPages(setting, frame, pages));
}

function partsOf(setting: Setting, texts: AddendumTexts, content: AddendumContent): Block[] {
  const parts = [
    ...aboutPart(setting, texts, content),
    ...agreedPart(setting, texts, content),
    ...documentsPart(setting, texts, content),
    ...missingPart(setting, content, texts.notSignedNote),
    ...signaturesPart(setting, content, true),
    ...onPaperPart(setting, texts, content),
  ];
  const muted = { size: 8, colour: COLOURS.muted };
  const closing = [space(8), words(setting, texts.closing, { ...muted, size: 8.5 })];
  // The note on replaced characters comes after all that may need it.
  const replaced = setting.replaced ? [space(6), words(setting, texts.replaced, muted)] : [];
  return [...parts, stack([...closing, ...replaced])];
}

/** What the sender adds, with its heading on the page of its first line. */
function agreedPart(setting: Setting, texts: AddendumTexts, { text }: AddendumContent): Block[] {
  const [first, ...rest] = freeText(setting, text ?? '');
  if (!first) return [];
  return [stack([partHeading(setting, texts.agreed), space(6), first]), ...rest, space(12)];
}

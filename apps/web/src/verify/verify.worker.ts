import { browserPlatform } from '@attestory/audit/browser-platform';
import { type PdfVerification, verifyPdf } from '@attestory/audit/verify-pdf';

/** What the worker says while it works, and at the end. */
export type Said =
  | { readonly kind: 'reading'; readonly percent: number }
  | { readonly kind: 'digest' }
  | { readonly kind: 'signature'; readonly number: number; readonly of: number }
  | { readonly kind: 'done'; readonly report: PdfVerification }
  | { readonly kind: 'not-pdf'; readonly report: PdfVerification }
  | { readonly kind: 'unread' }
  /** It met what it wasn't made for, or the memory was not enough. */
  | { readonly kind: 'broken' };

const say = (said: Said) => postMessage(said);
/** Readers search a PDF's beginning this far. */
const HEADER = 1024;

/** Reads and verifies one file: whatever a hostile document does, it does it here, and the page can end it. */
addEventListener('message', ({ data }: MessageEvent<File>) => void work(data).catch(() => say({ kind: 'broken' })));

async function work(file: File): Promise<void> {
  const bytes = await read(file).catch((error: unknown) => {
    // No memory for it: that is no fault of the file.
    if (error instanceof RangeError) throw error;
    return null;
  });
  if (bytes === null) return say({ kind: 'unread' });
  say({ kind: 'digest' });
  const onSignature = (number: number, of: number) => say({ kind: 'signature', number, of });
  const report = await verifyPdf(bytes, { platform: browserPlatform, now: new Date().toISOString(), onSignature });
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, HEADER)).includes('%PDF-');
  say({ kind: isPdf ? 'done' : 'not-pdf', report });
}

/** The whole file in one piece of memory. */
async function read(file: File): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size);
  const reader = file.stream().getReader();
  let at = 0;
  let told = -1;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes.set(part.value, at);
    at += part.value.length;
    const percent = Math.floor((100 * at) / file.size);
    if (percent > told) say({ kind: 'reading', percent });
    told = percent;
  }
  if (at !== file.size) throw new Error('the file became another one');
  return bytes;
}

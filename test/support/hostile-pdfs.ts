import { deflateSync } from 'node:zlib';
import { header, pdfOf } from './plain-pdf.ts';

/** Hostile PDFs made here, each with the problem that it must meet (or `accepted`). */
export function hostilePdfs(
  sound: Uint8Array,
): Record<string, { readonly bytes: Uint8Array; readonly verdict: string }> {
  const text = Buffer.from(sound).toString('latin1');
  const latin = (value: string) => Buffer.from(value, 'latin1');
  return {
    'empty.pdf': { bytes: new Uint8Array(), verdict: 'not-a-pdf' },
    'zeros.pdf': { bytes: new Uint8Array(100_000), verdict: 'not-a-pdf' },
    'zip.pdf': { bytes: latin('PK\x03\x04 not a PDF at all'), verdict: 'not-a-pdf' },
    'leading-junk.pdf': { bytes: Buffer.concat([latin('junk\n'), sound]), verdict: 'document-damaged' },
    'truncated.pdf': { bytes: sound.subarray(0, sound.length - 100), verdict: 'document-damaged' },
    'startxref-off.pdf': { bytes: latin(text.replace(/startxref\n\d+/, 'startxref\n17')), verdict: 'document-damaged' },
    'lying-count.pdf': { bytes: latin(text.replace('/Count 1', '/Count 7')), verdict: 'document-damaged' },
    'javascript.pdf': { bytes: withAction('<< /S /JavaScript /JS (app.alert(1)) >>'), verdict: 'active-content' },
    'launch.pdf': { bytes: withAction('<< /S /Launch /F (calc.exe) >>'), verdict: 'active-content' },
    'link.pdf': { bytes: withAction('<< /S /URI /URI (https://example.com) >>'), verdict: 'accepted' },
    'page-loop.pdf': {
      bytes: pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']),
      verdict: 'document-damaged',
    },
    'prev-loop.pdf': { bytes: prevLoop(), verdict: 'document-damaged' },
    'xref-bomb.pdf': { bytes: xrefBomb(), verdict: 'document-too-complex|document-damaged' },
    'inflate-bomb.pdf': { bytes: inflateBomb(), verdict: 'document-too-complex|document-damaged' },
    'deep-arrays.pdf': {
      bytes: withAction(`${'['.repeat(50_000)}${']'.repeat(50_000)}`),
      verdict: 'document-too-complex|document-damaged',
    },
  };
}

function withAction(action: string): Buffer {
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R /OpenAction ${action} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>',
  ]);
}

/** The table names itself as the one before it. */
function prevLoop(): Buffer {
  const sound = pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']).toString('latin1');
  const start = /startxref\n(\d+)/.exec(sound)?.[1] as string;
  return Buffer.from(sound.replace('/Root 1 0 R ', `/Root 1 0 R /Prev ${start} `), 'latin1');
}

/** A thousand bytes that claim two billion objects. */
const xrefBomb = () => withXrefStream(2_147_483_647, deflateSync(Buffer.alloc(2_000)));

/** A small cross-reference stream that inflates to 64 MB of nothing. */
const inflateBomb = () => withXrefStream(Math.floor((64 * 2 ** 20) / 7), deflateSync(Buffer.alloc(64 * 2 ** 20)));

function withXrefStream(size: number, data: Buffer): Buffer {
  const dict = `<< /Type /XRef /Size ${size} /W [1 4 2] /Root 1 0 R /Filter /FlateDecode /Length ${data.length} >>`;
  const body = `${header}1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n`;
  const parts = [
    body,
    `3 0 obj\n${dict}\nstream\n`,
    data,
    '\nendstream\nendobj\n',
    `startxref\n${body.length}\n%%EOF\n`,
  ];
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

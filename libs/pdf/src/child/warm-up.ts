import { appendSignaturePages } from '../incremental/append-pages.js';
import { inspectPdf } from '../inspect.js';

const PAGES = 10;
const document = documentOfOurOwn();

/**
 * Reads and seals a document of our own, so that the code is compiled when the stranger's one comes. A few times of this
 * make the work on a small document five times as fast.
 */
export function warmUp(): void {
  inspectPdf(document, { pages: PAGES });
  appendSignaturePages({
    ...{ original: document, sha256: '00'.repeat(32), signedAt: '2026-01-01T00:00:00.000Z' },
    ...{ name: 'Nobody', contentsBytes: 1_000 },
    page: () => ({ pdf: document, sealRect: { page: 0, x: 0, y: 0, width: 1, height: 1 } }),
  });
}

function documentOfOurOwn(): Buffer {
  const content = 'BT /F 12 Tf 72 720 Td (Nothing) Tj ET';
  const pages = Array.from({ length: PAGES }, (_, i) => 4 + 2 * i);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] /Count ${PAGES} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((page) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Resources << /Font << /F 3 0 R >> >> /Contents ${page + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.7\n';
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const [i, object] of objects.entries()) {
    table += `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + trailer, 'latin1');
}

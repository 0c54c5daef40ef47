import { deflateSync } from 'node:zlib';

const HEADER = '%PDF-1.7\n';

/** The catalog, the page tree and one page: objects 1 to 3 of a small sound document. */
export const SOUND = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
] as const;

/** The sound document with these objects for its own of the same number, or after them. */
export function soundPdf(objects: Readonly<Record<number, string>> = {}, trailer = ''): Buffer {
  const bodies: string[] = [...SOUND];
  for (const [number, body] of Object.entries(objects)) bodies[Number(number) - 1] = body;
  return tablePdf(bodies, trailer);
}

/** A document with a cross-reference table; the first object is its catalog. */
export function tablePdf(bodies: readonly string[], trailer = ''): Buffer {
  const { file, offsets } = withObjects(bodies);
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = bodies.length + 1;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${rows}${end}`, 'latin1');
}

/** The same with its objects in an object stream and a cross-reference stream. */
export function streamPdf(bodies: readonly string[]): Buffer {
  const [container, section] = [bodies.length + 1, bodies.length + 2];
  let at = 0;
  const index = bodies.map((body, i) => {
    const entry = `${i + 1} ${at}`;
    at += body.length + 1;
    return entry;
  });
  const first = `${index.join(' ')}\n`;
  const packed = deflateSync(Buffer.from(`${first}${bodies.join('\n')}\n`, 'latin1')).toString('latin1');
  const stream = (dict: string, data: string) =>
    `<< ${dict} /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream`;
  const objects = stream(`/Type /ObjStm /N ${bodies.length} /First ${first.length}`, packed);
  const start = HEADER.length + `${container} 0 obj\n${objects}\nendobj\n`.length;
  const rows = [[0, 0, 255], ...bodies.map((_, i) => [2, container, i]), [1, HEADER.length, 0], [1, start, 0]].map(
    ([type = 0, second = 0, third = 0]) => [type, second >> 16, (second >> 8) & 255, second & 255, third],
  );
  const table = deflateSync(Buffer.from(rows.flat())).toString('latin1');
  const xref = stream(`/Type /XRef /W [1 3 1] /Size ${section + 1} /Root 1 0 R`, table);
  const file = `${HEADER}${container} 0 obj\n${objects}\nendobj\n${section} 0 obj\n${xref}\nendobj\n`;
  return Buffer.from(`${file}startxref\n${start}\n%%EOF\n`, 'latin1');
}

function withObjects(bodies: readonly string[]): { file: string; offsets: readonly number[] } {
  let file = HEADER;
  const offsets = bodies.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  return { file, offsets };
}

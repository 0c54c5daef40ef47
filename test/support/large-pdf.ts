import { randomBytes } from 'node:crypto';

/** A sound PDF of about that many bytes: one page, and a stream of random bytes that it refers to. */
export function largePdf(size: number): Buffer {
  const filler = randomBytes(size);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = (parts[0] as Buffer).length;
  const add = (number: number, ...body: Buffer[]) => {
    const all = [Buffer.from(`${number} 0 obj\n`), ...body, Buffer.from('\nendobj\n')];
    offsets.push(at);
    parts.push(...all);
    at += all.reduce((sum, part) => sum + part.length, 0);
  };
  add(1, Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'));
  add(2, Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'));
  add(3, Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /PieceInfo << /X 4 0 R >> >>'));
  add(4, Buffer.from(`<< /Length ${size} >>\nstream\n`), filler, Buffer.from('\nendstream'));
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

import { pdfOf } from './plain-pdf.ts';

/** A PDF with a line of Japanese and one of symbols, and none of the fonts and character maps that these need. */
export function japanesePdf(): Buffer {
  const text = 'BT /F1 24 Tf 72 700 Td <65E5672C8A9E> Tj ET BT /F2 24 Tf 72 600 Td (Symbol) Tj ET';
  const name = '/BaseFont /HeiseiMin-W3';
  const system = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >>';
  const look = '/Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80';
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 8 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    `<< /Type /Font /Subtype /Type0 ${name} /Encoding /UniJIS-UTF16-H /DescendantFonts [6 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 ${name} ${system} /FontDescriptor 7 0 R >>`,
    `<< /Type /FontDescriptor /FontName /HeiseiMin-W3 ${look} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>',
  ]);
}

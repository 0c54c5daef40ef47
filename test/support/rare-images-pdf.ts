import { pdfOf } from './plain-pdf.ts';

/** 32 by 32, red. */
const jpeg2000 =
  '/0//UQAvAAAAAAAgAAAAIAAAAAAAAAAAAAAAIAAAACAAAAAAAAAAAAADBwEBBwEBBwEB/1IADAAAAAEABQQEAAH/XAATQEBISFBISFBISFBISFBISFD/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjT/kAAKAAAAAAAqAAH/k8+0CARP34AIB9+ACAeAgICAgICAgICAgICAgID/2Q==';
/** 32 by 32, a black square with a white frame. */
const jbig2 =
  'AAAAADAAAQAAABMAAAAgAAAAIAAAAAAAAAAAAAAAAAAAASYAAQAAAC0AAAAgAAAAIAAAAAAAAAAAAAAD//3/Av7+/qhk+AKdJsr4QP9//2Z/oG///6w=';

/**
 * A PDF with pictures of kinds that browsers can't decode, 300 by 300: on its first page a JPEG 2000 one around (70, 200) and a
 * JBIG2 one around (210, 200), on its second a JPEG 2000 one that is cut off.
 */
export function rareImagesPdf(): Buffer {
  const jpx = Buffer.from(jpeg2000, 'base64').toString('latin1');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    page(5, '/I1 8 0 R /I2 9 0 R'),
    page(6, '/I1 10 0 R'),
    stream('', `${text('Pictures')} q 100 0 0 100 20 150 cm /I1 Do Q q 100 0 0 100 160 150 cm /I2 Do Q`),
    stream('', `${text('Cut off')} q 100 0 0 100 20 150 cm /I1 Do Q`),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    image('/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /JPXDecode', jpx),
    image(
      '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode',
      Buffer.from(jbig2, 'base64').toString('latin1'),
    ),
    image('/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /JPXDecode', jpx.slice(0, 60)),
  ]);
}

const text = (words: string) => `BT /F1 24 Tf 20 20 Td (${words}) Tj ET`;
const stream = (members: string, data: string) => `<< ${members} /Length ${data.length} >>\nstream\n${data}\nendstream`;
const image = (members: string, data: string) =>
  stream(`/Type /XObject /Subtype /Image /Width 32 /Height 32 ${members}`, data);
const page = (contents: number, images: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents ${contents} 0 R /Resources << /Font << /F1 7 0 R >> /XObject << ${images} >> >> >>`;

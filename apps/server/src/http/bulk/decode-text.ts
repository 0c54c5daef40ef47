import { fileFault, type TableFault } from '@attestory/application';

/** How a file says that it is written; `windows-1252` only where whoever sends it says so: nothing in a file tells. */
const marks = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

export type TextEncoding = (typeof marks)[number]['encoding'] | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** A file's text. It is refused rather than read wrongly: names would be spoiled for ever. */
export function decodeText(
  bytes: Buffer,
  asked: 'windows-1252' | undefined,
): DecodedText | { readonly fault: TableFault } {
  const marked = marks.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  const encoding = marked?.encoding ?? asked ?? 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? { fault: notUtf8(1) } : { text, encoding };
  } catch {
    return { fault: notUtf8(encoding === 'utf-8' ? lineOfFirstFault(bytes) : 1) };
  }
}

function notUtf8(line: number): TableFault {
  const message =
    'The file is not UTF-8, so its letters can’t be told. Save it as “CSV UTF-8”, or send it with encoding=windows-1252 if an older program made it.';
  return fileFault('encoding', message, { line });
}

function lineOfFirstFault(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let [line, from] = [1, 0]; ; line++) {
    const end = bytes.indexOf(0x0a, from);
    try {
      decoder.decode(bytes.subarray(from, end < 0 ? undefined : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    from = end + 1;
  }
}

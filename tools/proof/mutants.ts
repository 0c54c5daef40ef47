/** What the structure of a PDF hangs on; most of a file is stream data, which nobody reads at an upload. */
const tokens =
  '/Kids /Count /Parent /Type /Pages /Page obj endobj stream endstream xref trailer startxref %%EOF << >> [ ] ( ) /Length /Prev /Size /Root /W /Index /N /First R /Filter /AcroForm /Fields 65535 /Annots % /V /FT -1 999999999999 /ObjStm /XRef'.split(
    ' ',
  );

/** Numbers below a bound, the same ones for the same seed. */
export type Dice = (below: number) => number;

export function seededDice(start: number): Dice {
  let seed = start;
  return (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

/** One PDF with one to three faults: bytes and tokens changed, cut, moved and doubled, references led elsewhere. */
export function mutate(source: Uint8Array, dice: Dice): Buffer {
  let bytes: Buffer = Buffer.from(source);
  for (let faults = 1 + dice(3); faults > 0; faults--) bytes = fault(bytes, dice);
  return bytes;
}

function fault(bytes: Buffer, dice: Dice): Buffer {
  const token = () => Buffer.from(tokens[dice(tokens.length)] as string, 'latin1');
  const found = bytes.indexOf(token(), dice(bytes.length));
  const at = found < 0 ? dice(bytes.length) : Math.min(bytes.length - 1, found + dice(16));
  const [from, put] = [dice(bytes.length), token()];
  switch (dice(8)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([dice(256)]), bytes.subarray(at + 1)]);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + put.length)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + dice(20))]);
    case 4:
      return bytes.subarray(0, at + 1);
    case 5:
      return Buffer.concat([bytes, bytes.subarray(at, at + dice(2_000))]);
    case 6: {
      const text = bytes.toString('latin1');
      const elsewhere = text.replace(/\d(?=\d* \d+ (?:R|obj|n))/g, (digit) => (dice(40) ? digit : `${dice(10)}`));
      return Buffer.from(elsewhere, 'latin1');
    }
    default:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, from + dice(200)), bytes.subarray(at)]);
  }
}

/**
 * Letters of single strokes, on a grid: each point is a column and a row, strokes are parted by spaces. Capitals reach from row
 * 0 to 6, small letters stand between 3 and 6, and some reach down to 8.
 */
const letters: Readonly<Record<string, string>> = {
  a: '432304052645434556',
  b: '0006042344452605',
  c: '432304052645',
  d: '432304052645404556',
  e: '0544331304052645',
  f: '41302126 0343',
  g: '43230405264543472807',
  h: '000604234446',
  i: '0306 0102',
  ı: '0306',
  j: '23271807 2122',
  k: '0006 330536',
  l: '000516',
  m: '03060413343634436466',
  n: '030604234446',
  o: '23040526454423',
  p: '0308042344452605',
  q: '4323040526454348',
  r: '0306042333',
  s: '432304452606',
  t: '21253646 0343',
  u: '03052645434556',
  v: '032643',
  w: '0316335663',
  x: '0346 4306',
  y: '0326 432608',
  z: '03430646',
  A: '062046 1434',
  B: '00063645443303 3342413000',
  C: '4130100105163645',
  D: '00062644422000',
  E: '40000646 0333',
  F: '400006 0333',
  G: '41301001051636454323',
  H: '0006 4046 0343',
  I: '0006',
  J: '3035261605',
  K: '0006 400346',
  L: '000646',
  M: '0600234046',
  N: '06004640',
  O: '20010526454120',
  P: '06003041423303',
  Q: '20010526454120 3557',
  R: '06003041423303 2346',
  S: '41301001024445361605',
  T: '0040 2026',
  U: '000516364540',
  V: '002640',
  W: '0016325660',
  X: '0046 4006',
  Y: '002340 2326',
  Z: '00400646',
  ø: '23040526454423 0643',
  Ø: '20010526454120 0640',
  đ: '432304052645404556 2151',
  Đ: '00062644422000 0323',
  ð: '23040526454420 1231',
  Ð: '00062644422000 0323',
  þ: '0008 042344452605',
  Þ: '0006 013142433404',
  ł: '000516 0413',
  Ł: '000646 0422',
  '-': '0434',
  '.': '0506',
  ',': '1607',
  '’': '0002',
  "'": '0002',
  '0': '20010526454120',
  '1': '022026',
  '2': '01103041420646',
  '3': '00402344453616',
  '4': '3036 300444',
  '5': '4000032344453616',
  '6': '3001052645443304',
  '7': '004016',
  '8': '201113334435261513',
  '9': '42320110304126',
};

/** Letters that are written as two. */
const asTwo: Readonly<Record<string, string>> = { æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ß: 'ss' };

/** Signs over or under a letter, on the same grid: three columns wide, two rows high. */
const marks: Readonly<Record<string, string>> = {
  '\u0300': '1021',
  '\u0301': '1120',
  '\u0302': '011031',
  '\u0303': '01102130',
  '\u0304': '0131',
  '\u0306': '001130',
  '\u0307': '1011',
  '\u0308': '0001 3031',
  '\u030a': '1001112010',
  '\u030b': '0110 2130',
  '\u030c': '001130',
};
const marksBelow: Readonly<Record<string, string>> = { '\u0327': '102112', '\u0328': '200122' };

export type GridPoint = readonly [column: number, row: number];
export type GridStroke = readonly GridPoint[];

/** A sign that is none of these letters: what was typed is on record as text, so a wavy line may stand for it. */
const other = '05142534';

/** The strokes of a text's signs, one by one; null for a space. */
export function lettersOf(text: string): (readonly GridStroke[] | null)[] {
  const signs = [...text.normalize('NFC').replace(/./gu, (sign) => asTwo[sign] ?? sign)];
  return signs.map((sign) => (/\s/u.test(sign) ? null : letterOf(sign)));
}

function letterOf(sign: string): readonly GridStroke[] {
  const whole = letters[sign];
  if (whole !== undefined) return strokesOf(whole);
  const [base = '', ...signsOnIt] = sign.normalize('NFD');
  const plain = letters[signsOnIt.length > 0 && base === 'i' ? 'ı' : base];
  if (plain === undefined) return strokesOf(other);
  const top = /[A-Z]/.test(base) ? -2 : 1;
  return [
    ...strokesOf(plain),
    ...signsOnIt.flatMap((mark) => strokesOf(marks[mark] ?? '', top)),
    ...signsOnIt.flatMap((mark) => strokesOf(marksBelow[mark] ?? '', 6)),
  ];
}

function strokesOf(written: string, down = 0): GridStroke[] {
  return written
    .split(' ')
    .filter((stroke) => stroke !== '')
    .map((stroke) =>
      Array.from(
        { length: stroke.length / 2 },
        (_, i): GridPoint => [Number(stroke[2 * i]), Number(stroke[2 * i + 1]) + down],
      ),
    );
}

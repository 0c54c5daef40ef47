import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CanonicalJsonError, canonicalize, canonicalizePresent, type JsonValue } from './canonical-json.js';

describe('canonical JSON', () => {
  it('writes the example of RFC 8785, section 3.2.2', () => {
    const value = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    ) as JsonValue;
    expect(canonicalize(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts members by UTF-16 code units as in RFC 8785, section 3.2.3', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const text = canonicalize(Object.fromEntries(names.map((name) => [name, 0])));
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      '1',
      '\r',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\ud83d\ude00',
      '\ufb33',
    ]);
    expect(text.startsWith(String.raw`{"\r":0,"1":0,`)).toBe(true);
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s of RFC 8785, appendix B, as %s', (bits, text) => {
    expect(canonicalize(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });

  class Point {
    readonly x = 1;
  }
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  it.each<[string, unknown, string]>([
    ['NaN', { a: [Number.NaN] }, '/a/0'],
    ['infinities', [Number.NEGATIVE_INFINITY], '/0'],
    ['undefined', { 'a/b': { '~': undefined } }, '/a~1b/~0'],
    ['holes', { list: Object.assign([1], { 2: 3 }) }, '/list/1'],
    ['functions', { f: () => 0 }, '/f'],
    ['symbols', Symbol('s'), ''],
    ['BigInts', { n: 1n }, '/n'],
    ['lone surrogates', { text: 'a\ud800b' }, '/text'],
    ['lone surrogates in names', { '\udc00': 1 }, '/\udc00'],
    ['dates', { at: new Date(0) }, '/at'],
    ['maps', new Map(), ''],
    ['instances of classes', [new Point()], '/0'],
    ['cycles', cycle, '/self'.repeat(512)],
  ])('refuses %s and says where', (_, value, path) => {
    let refusal: unknown;
    try {
      canonicalize(value as JsonValue);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(CanonicalJsonError);
    expect(refusal).toMatchObject({ path });
  });

  it('takes plain objects of another realm and those without a prototype', () => {
    expect(canonicalize(structuredClone({ b: [1], a: null }))).toBe('{"a":null,"b":[1]}');
    expect(canonicalize(Object.assign(Object.create(null) as object, { a: 1 }) as JsonValue)).toBe('{"a":1}');
  });

  it('keeps a member called __proto__', () => {
    expect(canonicalize(JSON.parse('{"__proto__":{"x":1}}') as JsonValue)).toBe('{"__proto__":{"x":1}}');
  });

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalize(value as JsonValue);
        // JSON has no negative zero.
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalize(JSON.parse(text) as JsonValue)).toBe(text);
      }),
    );
  });

  it('is the same whatever the order of members', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
        fc.infiniteStream(fc.nat()),
        (object, ranks) => {
          const shuffled = Object.entries(object)
            .map((entry) => ({ entry, rank: ranks.next().value as number }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ entry }) => entry);
          const other = Object.fromEntries(shuffled) as JsonValue;
          expect(canonicalize(other)).toBe(canonicalize(object as JsonValue));
        },
      ),
    );
  });

  it('escapes every character as JSON.stringify does', () => {
    for (let code = 0; code < 0x3000; code++) {
      const text = `a${String.fromCharCode(code)}b`;
      expect(canonicalize(text)).toBe(JSON.stringify(text));
    }
  });

  it('leaves out members that are undefined where that is asked for, and nothing else', () => {
    const view = { b: undefined, a: { d: undefined, c: [null, { e: undefined }] } };
    expect(canonicalizePresent(view)).toBe('{"a":{"c":[null,{}]}}');
    expect(() => canonicalizePresent([undefined])).toThrow(CanonicalJsonError);
    expect(() => canonicalizePresent({ at: new Date(0) })).toThrow(CanonicalJsonError);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalizePresent(value)).toBe(canonicalize(JSON.parse(JSON.stringify(value)) as JsonValue));
      }),
    );
  });
});

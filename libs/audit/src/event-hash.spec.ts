import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  eventPreimage,
  type HashedEvent,
  hashEvent,
  MetadataShapeError,
  sealMetadata,
  splitMetadata,
} from './event-hash.js';
import { canonicalize } from './canonical-json.js';
import { sha256 } from './node-hash.js';

const about = canonicalize({
  actor: 'client:7',
  causationId: null,
  commandHash: 'ab'.repeat(32),
  commandId: 'c1',
  correlationId: 'r1',
  previousHash: null,
  schemaVersion: 1,
  time: '2026-11-24T10:00:00.000Z',
});
const event: HashedEvent = {
  id: '0b2c9d86-7f0a-5a55-8f0f-3f8d1d0f7b21',
  stream: 'invitation-1',
  revision: 0,
  type: 'InvitationDrafted',
  data: '{"language":"nl"}',
  about,
};

describe("an event's hash", () => {
  it('is what it was when the first event was written', () => {
    expect(hashEvent(sha256, event)).toBe('a132d589bd5a20b64e40fb57506eb45f7ca42dce44e200f8bd71fedb60b25c56');
  });

  it('is over a domain tag and the canonical JSON of the event', () => {
    const { id, stream, revision, type } = event;
    const whole = { id, stream, revision, type, data: JSON.parse(event.data), about: JSON.parse(about) };
    expect(eventPreimage(event)).toBe(`attestory.event.v1\n${canonicalize(whole)}`);
  });

  it('escapes names that need it, so that they are still canonical JSON', () => {
    const odd = { ...event, stream: 'a","type":"b', type: 'ü\n"' };
    const text = eventPreimage(odd).slice('attestory.event.v1\n'.length);
    expect(JSON.parse(text)).toMatchObject({ stream: odd.stream, type: odd.type });
    expect(canonicalize(JSON.parse(text))).toBe(text);
  });

  it('never comes from the same text for two different events, however malformed', () => {
    // Pieces of the preimage itself, to shift the borders between its parts.
    const piece = fc.constantFrom(
      '{',
      '}',
      '"',
      '\\',
      ',',
      ':',
      '"data":',
      ',"id":"x"',
      '"type":"',
      '{}',
      '1',
      'a',
      '","',
    );
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const flat = text.map((inner) => `{${inner.replaceAll(/[{}]/g, '')}}`);
    const anyEvent = fc.record({ id: text, stream: text, revision: fc.nat(2), type: text, data: text, about: flat });
    fc.assert(
      fc.property(anyEvent, anyEvent, (a, b) => {
        fc.pre(canonicalize(a) !== canonicalize(b));
        expect(eventPreimage(a)).not.toBe(eventPreimage(b));
      }),
      { numRuns: 2000 },
    );
  });

  it("does not let about's end be moved into data", () => {
    const honest = { ...event, data: '{"a":1,"data":{"b":2}}' };
    const moved = { ...event, about: `${about},"data":{"a":1`, data: '{"b":2}}' };
    expect(eventPreimage(moved)).toBe(eventPreimage(honest));
    const hash = hashEvent(sha256, honest);
    expect(() => sealMetadata(moved.about, hash)).toThrow(MetadataShapeError);
    expect(splitMetadata(`{"about":${moved.about},"hash":"${hash}"}`)).toBeNull();
  });
});

describe('stored metadata', () => {
  const hash = hashEvent(sha256, event);

  it('is canonical JSON and splits into what it was made from', () => {
    const metadata = sealMetadata(about, hash);
    expect(canonicalize(JSON.parse(metadata))).toBe(metadata);
    expect(splitMetadata(metadata)).toEqual({ about, hash });
  });

  it.each([
    ['about is no object', '"x"', hash],
    ['about is nested', '{"a":{}}', hash],
    ['about holds a brace in a text', '{"a":"}"}', hash],
    ['about holds an opening brace in a text', '{"a":"{"}', hash],
    ['about is empty', '', hash],
    ['the hash is short', about, hash.slice(1)],
    ['the hash is in capitals', about, hash.toUpperCase()],
  ])('is refused when %s', (_, part, sum) => {
    expect(() => sealMetadata(part, sum)).toThrow(MetadataShapeError);
  });

  it('splits into nothing, or into what makes exactly the same text', () => {
    const metadata = sealMetadata(about, hash);
    const edit = fc.record({
      at: fc.nat(metadata.length),
      cut: fc.nat(3),
      put: fc.constantFrom('', '{', '}', '"', ',"hash":"', '"}', 'a', '{"about":'),
    });
    fc.assert(
      fc.property(edit, ({ at, cut, put }) => {
        const edited = metadata.slice(0, at) + put + metadata.slice(at + cut);
        const split = splitMetadata(edited);
        if (split) expect(sealMetadata(split.about, split.hash)).toBe(edited);
      }),
      { numRuns: 2000 },
    );
  });
});

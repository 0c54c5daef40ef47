import { describe, expect, it } from '@jest/globals';
import { parseBrokersFile } from './brokers-file.js';

const idura = {
  name: 'idura',
  profile: 'idura',
  issuer: 'https://example.idura.broker',
  clientId: 'urn:my:application:identifier:1',
  clientSecretFile: 'idura.secret',
  methods: ['se-bankid', { method: 'no-bankid', level: 'substantial' }],
};
const finnish = {
  name: 'signicat-ftn',
  profile: 'signicat',
  issuer: 'https://example.app.signicat.com/auth/open',
  clientId: 'prod-client-1',
  signingKeyFile: 'keys/signing.json',
  encryptionKeyFile: '/etc/attestory/encryption.json',
  brokerKeysFile: 'keys/signicat.json',
  algorithm: 'PS256',
  methods: ['fi-bank-id', 'fi-mobile-id'],
};
const sandbox = { ...idura, name: 'sandbox', issuer: 'http://127.0.0.1:3000/sandbox', test: true };

const text = (...brokers: unknown[]) => JSON.stringify({ brokers }, null, 1);
const parse = (given: string, mode: 'demo' | 'production' = 'production') =>
  parseBrokersFile('/etc/a/brokers.json', given, mode);
const faults = (...brokers: unknown[]) => parse(text(...brokers));
const fault = (line: number, sentence: string | RegExp) => ({
  faults: [
    typeof sentence === 'string' ? `/etc/a/brokers.json:${line}: ${sentence}.` : expect.stringMatching(sentence),
  ],
});

describe('A file of brokers', () => {
  it('is read, with its files beside it', () => {
    const shared = { test: false };
    expect(parse(text(idura, finnish))).toEqual({
      brokers: [
        {
          ...shared,
          name: 'idura',
          profile: 'idura',
          issuer: 'https://example.idura.broker',
          clientId: 'urn:my:application:identifier:1',
          authentication: { kind: 'client-secret', file: '/etc/a/idura.secret', sentBy: 'basic' },
          algorithm: 'RS256',
          methods: [{ method: 'se-bankid' }, { method: 'no-bankid', level: 'substantial' }],
        },
        {
          ...shared,
          name: 'signicat-ftn',
          profile: 'signicat',
          issuer: 'https://example.app.signicat.com/auth/open',
          clientId: 'prod-client-1',
          authentication: { kind: 'private-key', file: '/etc/a/keys/signing.json' },
          encryptionKeyFile: '/etc/attestory/encryption.json',
          brokerKeysFile: '/etc/a/keys/signicat.json',
          algorithm: 'PS256',
          methods: [{ method: 'fi-bank-id' }, { method: 'fi-mobile-id' }],
        },
      ],
    });
  });

  it('may have comments and commas at the end', () => {
    const written = `// ours\n${text(idura).replace(/\n \]\n/, ',\n ],\n')}`;
    expect(parse(`\ufeff${written}`)).toHaveProperty('brokers');
  });

  it.each([
    ['', 1, 'this is no JSON (ValueExpected)'],
    ['{\n"brokers": [\n', 3, /:3: this is no JSON/],
    ['[]', 1, 'the file must be an object, {…}'],
    ['{\n"brokers": []}', 2, 'brokers must be a list with at least one entry, […]'],
    ['{\n"brokers": [7]}', 2, 'brokers[0] must be an object, {…}'],
  ])('is refused when it is %j', (given, line, sentence) => {
    expect(parse(given)).toMatchObject({ faults: expect.arrayContaining(fault(line, sentence).faults) });
  });

  it.each([
    ['name', undefined, 3, 'brokers[0].name is missing: it must be a short name in small letters, digits and hyphens'],
    ['name', 'Idura!', 4, 'brokers[0].name must be a short name in small letters, digits and hyphens'],
    ['profile', 'nets', 5, 'brokers[0].profile must be one of: idura, signicat'],
    ['profile', undefined, 3, 'brokers[0].profile is missing: it must be one of: idura, signicat'],
    ['issuer', 'http://example.com', 6, 'brokers[0].issuer must be the broker’s address, https://…'],
    ['issuer', 'https://user:secret@example.com', 6, 'brokers[0].issuer must be the broker’s address, https://…'],
    ['issuer', 'http://127.0.0.1:3000', 6, 'brokers[0].issuer must be the broker’s address, https://…'],
    ['clientId', '', 7, 'brokers[0].clientId must be the client id that the broker gave'],
    [
      'clientSecretFile',
      undefined,
      3,
      'brokers[0].clientSecretFile is missing, and so is signingKeyFile: one of them says who we are',
    ],
    ['clientSecretFile', 7, 8, 'brokers[0].clientSecretFile must be the name of a file'],
    [
      'signingKeyFile',
      'a',
      8,
      'brokers[0].clientSecretFile is given beside signingKeyFile: one of them says who we are',
    ],
    ['methods', [], 9, 'brokers[0].methods must be a list with at least one entry, […]'],
    ['methods', ['dk-nemid'], 10, /:10: brokers\[0\].methods has an entry that is none of: fi-bank-id, .*nl-idin\.$/],
    [
      'methods',
      [{ method: 'se-bankid', level: 'high' }],
      12,
      'brokers[0].methods[].level must be one of: substantial, for se-bankid',
    ],
    [
      'methods',
      ['se-bankid', 'se-bankid'],
      9,
      'brokers[0].methods has se-bankid, which idura has already; each method has one broker',
    ],
    ['clientSecretSentBy', 'mail', 16, 'brokers[0].clientSecretSentBy must be one of: basic, post'],
    ['test', 'yes', 16, 'brokers[0].test must be true or false'],
    ['algorithm', 'none', 16, 'brokers[0].algorithm must be one of: RS256, PS256, ES256'],
    ['algorithm', 'HS256', 16, 'brokers[0].algorithm must be one of: RS256, PS256, ES256'],
    [
      'clientSecret',
      'hunter2',
      16,
      /:16: brokers\[0\]\.clientSecret is nothing that can be set; there are: name, .*test.*methods\.$/,
    ],
  ])('is refused when its %s is %j', (member, value, line, sentence) => {
    expect(faults({ ...idura, [member]: value })).toEqual(fault(line, sentence));
  });

  it('is refused when Finnish methods lack the keys that their network demands', () => {
    expect(faults({ ...idura, methods: ['fi-bank-id'] })).toEqual({
      faults: [
        expect.stringMatching(
          /brokers\[0\]\.signingKeyFile is missing: the Finnish Trust Network \(fi-bank-id\) demands/,
        ),
        expect.stringMatching(/brokers\[0\]\.encryptionKeyFile is missing: the Finnish Trust Network/),
      ],
    });
  });

  it('is refused when a member is set twice', () => {
    const twice = text(idura).replace('"profile": "idura"', '"profile": "idura",\n   "profile": "signicat"');
    expect(parse(twice)).toEqual(fault(6, 'brokers[0].profile is set twice; keep one of them'));
  });

  it('is refused when all of it is there twice', () => {
    expect(parse(`{"brokers": [],\n${text(idura).slice(1)}`)).toEqual(
      fault(3, 'brokers is set twice; keep one of them'),
    );
  });

  it('is refused when two brokers have one name, or one method', () => {
    expect(faults(idura, { ...finnish, name: 'idura' })).toEqual({
      faults: [expect.stringMatching(/brokers\[1\]\.name is the name of another broker already/)],
    });
    expect(faults(idura, { ...finnish, methods: ['se-bankid'] })).toEqual({
      faults: [expect.stringMatching(/brokers\[1\]\.methods has se-bankid, which idura has already/)],
    });
  });

  it('may name a sandbox on this machine, in demo mode, marked as a test', () => {
    expect(parse(text(sandbox), 'demo')).toMatchObject({ brokers: [{ issuer: sandbox.issuer, test: true }] });
    expect(parse(text(sandbox))).toMatchObject({ faults: [expect.stringContaining('issuer must be')] });
    expect(parse(text({ ...sandbox, test: false }), 'demo')).toMatchObject({
      faults: [expect.stringContaining('test must be true')],
    });
    expect(parse(text({ ...sandbox, issuer: 'http://example.com' }), 'demo')).toHaveProperty('faults');
  });

  it('is refused without any value of it in what is said', () => {
    const secret = 'hunter2-hunter2';
    const wrong = Object.fromEntries(Object.keys(idura).map((name) => [name, [secret]]));
    expect(JSON.stringify(faults(wrong, { [`x${secret.length}`]: secret }))).not.toContain(secret);
  });
});

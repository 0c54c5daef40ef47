import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPdfWorkshop } from '../child-process-workshop.js';
import { sampleContent } from '../signature-page/content.sample.js';
import { contract, type SampleIdentity, sampleIdentity } from '../verify/sealed-pdf.sample.js';
import { sourceOf } from '../source.sample.js';
import { verifyPdfInChild } from '../verify-in-child.js';
import { type Behaviour, TimeStampAuthoritySample } from './time-stamp-authority.sample.js';
import { requestTimeStamp } from './time-stamp-client.js';

const digest = createHash('sha256').update('a signature').digest();
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a time stamp', () => {
  let authority: TimeStampAuthoritySample;
  beforeAll(async () => {
    authority = await TimeStampAuthoritySample.start();
  });
  afterAll(() => authority.close());

  const ask = (behaviour: Behaviour, at = authority, timeout = 2_000) => {
    at.behaviour = behaviour;
    return requestTimeStamp({ url: at.url, roots: [authority.rootPem], timeout }, digest);
  };

  it('is given, and its time is now', async () => {
    const { token, at } = await ask('granted');
    expect(token[0]).toBe(0x30);
    expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(60_000);
  });

  it.each<[Behaviour, string]>([
    ['refused', 'refused (status 2)'],
    ['wrong-imprint', 'message imprint'],
    ['wrong-nonce', 'nonce'],
    ['rubbish', 'can’t be read'],
    ['error', 'answered 503'],
    ['redirect', 'answered 302'],
    ['endless', 'too much'],
    ['hang-up', 'can’t be reached'],
  ])('is not taken when the authority is %s', async (behaviour, said) => {
    await expect(ask(behaviour)).rejects.toThrow(said);
  });

  it('is not waited for longer than was said', async () => {
    await expect(ask('slow', authority, 200)).rejects.toThrow('did not answer within 0.2 s');
  });

  it('is not taken from nobody', async () => {
    const nobody = { url: 'http://127.0.0.1:1/', roots: [authority.rootPem], timeout: 2_000 };
    await expect(requestTimeStamp(nobody, digest)).rejects.toThrow('can’t be reached');
  });

  it.each<[string, Parameters<typeof TimeStampAuthoritySample.start>[0], string]>([
    ['has expired', { expired: true }, 'was not valid at the time'],
    ['is made for something else', { purpose: 'mail' }, 'isn’t made for time stamps alone'],
    ['is made for something else, too', { purpose: 'stamping-among-others' }, 'isn’t made for time stamps alone'],
    ['says so as if it did not matter', { purpose: 'stamping-uncritical' }, 'isn’t made for time stamps alone'],
    ['leads to no root that was given', {}, 'doesn’t lead to a given root'],
  ])('is not taken from an authority whose certificate %s', async (_, about, said) => {
    const other = await TimeStampAuthoritySample.start(about);
    try {
      other.behaviour = 'granted';
      const own = {
        url: other.url,
        roots: [said.includes('root') ? authority.rootPem : other.rootPem],
        timeout: 2_000,
      };
      await expect(requestTimeStamp(own, digest)).rejects.toThrow(said);
    } finally {
      await other.close();
    }
  });
});

describe('a seal', () => {
  let authority: TimeStampAuthoritySample;
  let own: SampleIdentity;
  let workshop: ReturnType<typeof createPdfWorkshop>;
  beforeAll(async () => {
    [authority, own] = [await TimeStampAuthoritySample.start(), await sampleIdentity()];
    const timeStamps = { url: authority.url, roots: [authority.rootPem], timeout: 1_000 };
    workshop = createPdfWorkshop({ seal: own.identity, limits: { pages: 10 }, timeStamps });
  });
  afterAll(async () => {
    await workshop.close();
    await authority.close();
  });

  const seal = async (behaviour: Behaviour) => {
    authority.behaviour = behaviour;
    const sealed = await workshop.seal({ original: sourceOf(contract), page: sampleContent(2) });
    return { sealed, file: Buffer.concat([contract, sealed.increment]) };
  };
  const verify = (file: Uint8Array) => verifyPdfInChild(sourceOf(file), [own.rootPem, authority.rootPem]);

  it('carries a time stamp over its signature where the authority gives one', async () => {
    const { sealed, file } = await seal('granted');
    expect(sealed).toMatchObject({ level: 'B-T', sha256: hashOf(file) });
    const report = await verify(file);
    expect(report).toMatchObject({ verdict: 'intact', signatures: [{ valid: true, provenAt: sealed.timeStampedAt }] });
  });

  it('is made without one when there is none to be had, and gets it later as a document time stamp', async () => {
    const { sealed, file } = await seal('error');
    expect(sealed).toMatchObject({ level: 'B-B', timeStampMissing: 'The time-stamp authority answered 503.' });
    expect(sealed).not.toHaveProperty('timeStampedAt');
    expect(await verify(file)).toMatchObject({ verdict: 'intact', signatures: [{ valid: true }] });

    const before = sourceOf(file);
    await expect(workshop.addTimeStamp(before)).rejects.toThrow('answered 503');
    authority.behaviour = 'granted';
    const stamped = await workshop.addTimeStamp(before);
    const whole = Buffer.concat([file, stamped.increment]);
    expect(stamped).toMatchObject({ bytes: whole.length, sha256: hashOf(whole) });
    const report = await verify(whole);
    expect(report.verdict).toBe('intact');
    expect(report.signatures).toMatchObject([
      { kind: 'certification', valid: true, after: 'time-stamps' },
      { kind: 'time-stamp', valid: true, provenAt: stamped.timeStampedAt, signer: { trust: 'trusted' } },
    ]);
    const changed = Buffer.from(whole);
    changed[file.length - 200] = (changed[file.length - 200] as number) ^ 1;
    expect((await verify(changed)).verdict).not.toBe('intact');
  });

  it('does not wait for an authority that has just failed, until a time stamp was given again', async () => {
    expect((await seal('error')).sealed.timeStampMissing).toContain('answered 503');
    const { sealed, file } = await seal('granted');
    expect(sealed).toMatchObject({ level: 'B-B', timeStampMissing: expect.stringContaining('it is asked later') });
    await workshop.addTimeStamp(sourceOf(file));
    expect((await seal('granted')).sealed.level).toBe('B-T');
  });

  it('is not stamped when the bytes are not those that were sealed', async () => {
    const { file } = await seal('granted');
    const wrong = { ...sourceOf(file), sha256: hashOf(contract) };
    await expect(workshop.addTimeStamp(wrong)).rejects.toThrow('not those that were sealed');
  });
});

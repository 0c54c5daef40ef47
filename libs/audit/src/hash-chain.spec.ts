import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { EventDigester, type LogEvent } from './event-digest.js';
import { ChainVerifier } from './hash-chain.js';
import { headSigner, sha256 } from './node-hash.js';
import { hashOf, sealed, SmallLog } from './testing/small-log.js';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signer = headSigner(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());

function twoStreams(): LogEvent[] {
  const log = new SmallLog(signer);
  for (let i = 0; i < 4; i++) {
    log.append('invitation-a', 'Noted', { i });
    log.append('invitation-b', 'Noted', { i });
  }
  return log.events.slice(1);
}

function check(events: readonly LogEvent[]) {
  const digester = new EventDigester(sha256);
  const verifier = new ChainVerifier();
  const findings = events.flatMap((event) => verifier.push(digester.digest(event)));
  return findings.map(({ kind, event }) => `${kind} ${event.stream} ${event.revision}`);
}

function withEvent(events: readonly LogEvent[], at: number, change: Partial<LogEvent>): LogEvent[] {
  return events.map((event, i) => (i === at ? { ...event, ...change } : event));
}

describe('the chain of a stream', () => {
  const events = twoStreams();
  const third = events[4] as LogEvent;

  it('holds when nothing was touched, with streams interleaved', () => {
    expect(check(events)).toEqual([]);
  });

  it('shows changed data at the event itself, and nowhere else', () => {
    expect(check(withEvent(events, 4, { data: '{"i":9}' }))).toEqual(['hash-mismatch invitation-a 2']);
  });

  it('shows a changed hash at the event itself, and nowhere else', () => {
    const metadata = third.metadata.replace(hashOf(third), 'f'.repeat(64));
    expect(check(withEvent(events, 4, { metadata }))).toEqual(['hash-mismatch invitation-a 2']);
  });

  it('shows an event that was written anew, hash and all, at the one after it', () => {
    const previousHash = hashOf(events[2] as LogEvent);
    const forged = sealed({ ...third, data: '{"i":9}', previousHash });
    expect(check(withEvent(events, 4, forged))).toEqual(['chain-broken invitation-a 3']);
  });

  it('shows an event that follows another one than it says', () => {
    const forged = sealed({ ...third, previousHash: 'e'.repeat(64) });
    expect(check(withEvent(events, 4, forged))).toEqual(['chain-broken invitation-a 2', 'chain-broken invitation-a 3']);
  });

  it('shows a first event that claims to follow one', () => {
    const forged = sealed({ ...(events[0] as LogEvent), previousHash: 'e'.repeat(64) });
    expect(check([forged])).toEqual(['chain-broken invitation-a 0']);
  });

  it('shows a lost event at the next one', () => {
    expect(check(events.filter((event) => event !== third))).toEqual(['revision-gap invitation-a 3']);
  });

  it('shows a revision that was left out, though the hashes follow each other', () => {
    const previousHash = hashOf(events[2] as LogEvent);
    const skipping = sealed({ ...third, revision: 3, previousHash });
    expect(check(withEvent(events, 4, skipping).slice(0, 6))).toEqual(['revision-gap invitation-a 3']);
  });

  it('shows a doubled event', () => {
    expect(check([...events, events[7] as LogEvent])).toEqual(['revision-gap invitation-b 3']);
  });

  it('shows metadata that can not be read, and goes on after it', () => {
    expect(check(withEvent(events, 4, { metadata: `${third.metadata} ` }))).toEqual([
      'metadata-malformed invitation-a 2',
    ]);
  });

  it('counts the streams', () => {
    const digester = new EventDigester(sha256);
    const verifier = new ChainVerifier();
    for (const event of events) verifier.push(digester.digest(event));
    expect(verifier.streams).toBe(2);
  });
});

import { describe, expect, it } from '@jest/globals';
import { addressGuard, guardedLookup } from './public-addresses.js';

describe('an address that a certificate names', () => {
  it.each(['8.8.8.8', '193.166.0.1', '2a00:1450:4026::1', '::ffff:8.8.8.8'])('%s is asked: it is public', (address) => {
    expect(addressGuard([])(address)).toBe(true);
  });

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.255.255', '192.168.1.1'],
    ...['198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fc00::1', 'fe80::1', 'ff02::1', '2001:db8::1'],
    ...['::ffff:127.0.0.1', '::ffff:169.254.169.254', '64:ff9b::a00:1', '2002:7f00:1::'],
  ])('%s is not asked', (address) => {
    expect(addressGuard([])(address)).toBe(false);
  });

  it('in a network that the operator allows is asked, and no other', () => {
    const may = addressGuard(['10.0.0.0/8', 'fd00::/8', '127.0.0.1']);
    expect(['10.200.0.1', 'fd12::1', '127.0.0.1', '127.0.0.2', '192.168.0.1'].map(may)).toEqual([
      ...[true, true, true],
      ...[false, false],
    ]);
  });

  it('is looked up, and what the name stands for is checked', async () => {
    const look = (allowed: readonly string[], all: boolean) =>
      new Promise((resolve) =>
        guardedLookup(addressGuard(allowed))('localhost', { all }, (error, found) => resolve(error ?? found)),
      );
    expect(await look([], true)).toMatchObject({ name: 'RefusedAddressError' });
    const loopback = ['127.0.0.0/8', '::1'];
    expect(await look(loopback, true)).toContainEqual(expect.objectContaining({ address: expect.any(String) }));
    expect(await look(loopback, false)).toMatch(/^127\.0\.0\.1$|^::1$/);
  });
});

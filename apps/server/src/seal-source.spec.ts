import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.js';
import { sealSource } from './seal-source.js';

describe('where the sealing key is', () => {
  it('is a PEM file in the folder of the keys unless another is named', () => {
    expect(sealSource(undefined, '/srv/keys')).toEqual({ kind: 'pem', file: '/srv/keys/seal.pem' });
    expect(sealSource('/etc/seal.key', '/srv/keys')).toEqual({ kind: 'pem', file: '/etc/seal.key' });
  });

  it.each(['/srv/seal.p12', '/srv/seal.PFX'])('is a PKCS#12 file by its ending: %s', (file) => {
    expect(sealSource(file, '/srv/keys')).toEqual({ kind: 'pkcs12', file });
  });

  it('is a token by a PKCS#11 URI, with its percent-encoding', () => {
    const uri = 'pkcs11:token=My%20token;serial=ab12;slot-id=3;object=S%C3%A4gel;id=%01%ffA?module-path=/lib/p11.so';
    expect(sealSource(uri, '/srv/keys')).toEqual({
      kind: 'pkcs11',
      module: '/lib/p11.so',
      where: { token: 'My token', serial: 'ab12', slot: 3, object: 'Sägel', id: '01ff41' },
    });
  });

  it.each([
    ['pkcs11:object=seal', 'module-path='],
    ['pkcs11:token=a?module-path=/lib/p11.so', 'object= or id='],
    ['pkcs11:object=seal;colour=red?module-path=/lib/p11.so', '"colour"'],
    ['pkcs11:object=seal;slot-id=one?module-path=/lib/p11.so', 'slot-id='],
    ['pkcs11:object=%ff?module-path=/lib/p11.so', 'object='],
    ['pkcs11:object=seal?module-path=/lib/p11.so&pin-value=73519042', 'ATTESTORY_SEAL_SECRET'],
  ])('is refused when it can be none: %s', (uri, hint) => {
    const starting = () => loadConfig({ ATTESTORY_SEAL_KEY: uri, ATTESTORY_SEAL_SECRET: 'x' });
    expect(starting).toThrow(hint);
    expect(starting).toThrow(/^ATTESTORY_SEAL_KEY /);
    expect(starting).not.toThrow('73519042');
  });

  it('needs a PIN for a token, in one place', () => {
    const ATTESTORY_SEAL_KEY = 'pkcs11:object=seal?module-path=/lib/p11.so';
    expect(() => loadConfig({ ATTESTORY_SEAL_KEY })).toThrow(/^ATTESTORY_SEAL_SECRET is missing/);
    const both = { ATTESTORY_SEAL_KEY, ATTESTORY_SEAL_SECRET: '73519042', ATTESTORY_SEAL_SECRET_FILE: '/srv/pin' };
    expect(() => loadConfig(both)).toThrow(/one of them is enough/);
    expect(() => loadConfig(both)).not.toThrow('73519042');
    const { seal } = loadConfig({ ATTESTORY_SEAL_KEY, ATTESTORY_SEAL_SECRET_FILE: '/srv/pin' });
    expect(seal).toMatchObject({ source: { kind: 'pkcs11' }, secret: undefined, secretFile: '/srv/pin' });
  });
});

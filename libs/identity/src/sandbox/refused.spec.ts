import { describe, expect, it } from '@jest/globals';
import { SandboxRefusedError } from './refused.js';
import { SandboxBroker } from './sandbox-broker.js';
import { newSandboxKeys, readSandboxKeys } from './sandbox-keys.js';
import { startSandbox } from './standalone.js';

describe('The sandbox broker', () => {
  it('refuses to run in production mode, and in any mode that it does not know', async () => {
    const keys = readSandboxKeys(await newSandboxKeys());
    for (const mode of ['production', 'staging', '']) {
      expect(() => new SandboxBroker({ mode, baseUrl: 'http://127.0.0.1:3000', keys, clients: [] })).toThrow(
        SandboxRefusedError,
      );
      await expect(startSandbox({ mode, keys, clients: [] })).rejects.toThrow(SandboxRefusedError);
    }
  });

  it('refuses addresses beyond this machine', async () => {
    const keys = readSandboxKeys(await newSandboxKeys());
    const at = (baseUrl: string) => new SandboxBroker({ mode: 'demo', baseUrl, keys, clients: [] });
    for (const baseUrl of ['https://sign.example.com', 'http://127.0.0.1.example.com', 'http://10.0.0.1:3000'])
      expect(() => at(baseUrl)).toThrow('serves this machine only');
    for (const baseUrl of ['http://localhost:3000', 'http://127.0.0.2:3000', 'http://[::1]:3000'])
      expect(at(baseUrl).issuers.idura).toBe(`${baseUrl}/sandbox/idp/idura`);
  });
});

describe('The keys of the sandbox', () => {
  it.each(['', 'null', '{}', '{"cookies":"c","idura":{"n":"1"},"signicat":{"d":"secret"}}'])(
    'are refused when they are %p, without a word of them',
    (text) => {
      expect(() => readSandboxKeys(text)).toThrow(/^holds no keys of the sandbox broker$/);
    },
  );
});

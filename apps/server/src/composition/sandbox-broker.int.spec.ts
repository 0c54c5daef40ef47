import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from '../config.js';
import { openSandbox, sandboxFiles } from './sandbox-broker.js';

const fail = (error: Error) => {
  throw error;
};

describe('The composition’s sandbox broker', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-sandbox-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const config = (env: Record<string, string> = {}) => loadConfig({ ATTESTORY_KEYS: folder, ...env });

  it('makes its keys at the first start, for nobody else to read, and finds them at the next', async () => {
    await openSandbox(config(), fail);
    const files = Object.values(sandboxFiles).map((name) => join(folder, name));
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    for (const file of files) expect((await stat(file)).mode & 0o777).toBe(0o600);
    await openSandbox(config(), fail);
    expect(await Promise.all(files.map((file) => readFile(file, 'utf8')))).toEqual(texts);
  });

  it('is refused in production mode', async () => {
    const production = config({
      ATTESTORY_MODE: 'production',
      ATTESTORY_BASE_URL: 'https://sign.example.com/',
      ATTESTORY_DATA: folder,
      SMTP_URL: 'smtps://mail.example.com',
      MAIL_FROM: 'sign@example.com',
    });
    await expect(openSandbox(production, fail)).rejects.toThrow(ConfigError);
    await expect(openSandbox(production, fail)).rejects.toThrow('demo mode only');
  });

  it('names a file of keys that holds none, and shows nothing of it', async () => {
    const file = join(folder, sandboxFiles.signing);
    await writeFile(file, '{"d":"something-secret"}');
    const refused = openSandbox(config(), fail);
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(file);
    await expect(refused).rejects.not.toThrow('something-secret');
    await rm(file);
  });
});

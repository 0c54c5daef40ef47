import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from './config.js';

const production = {
  ATTESTORY_MODE: 'production',
  ATTESTORY_BASE_URL: 'https://sign.example.com/',
  ATTESTORY_DATA: '/srv/attestory',
  ATTESTORY_KEYS: '/srv/keys',
  SMTP_URL: 'smtps://user:secret@mail.example.com',
  MAIL_FROM: 'sign@example.com',
};

describe('the configuration', () => {
  it('is a demo on loopback when nothing is said', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ mode: 'demo', host: '127.0.0.1', port: 3000, smtp: null });
    expect(config.settings.baseUrl).toBe('http://127.0.0.1:3000');
  });

  it.each([
    [{ HOST: '0.0.0.0' }, 'HOST'],
    [{ ATTESTORY_BASE_URL: 'https://sign.example.com' }, 'ATTESTORY_BASE_URL'],
    [{ ATTESTORY_BASE_URL: 'not a url' }, 'ATTESTORY_BASE_URL'],
    [{ PORT: '0' }, 'PORT'],
    [{ PORT: '3000.5' }, 'PORT'],
    [{ PORT: 'abc' }, 'PORT'],
    [{ ATTESTORY_MODE: 'test' }, 'ATTESTORY_MODE'],
    [{ ATTESTORY_MAX_SIGNATORIES: '-1' }, 'ATTESTORY_MAX_SIGNATORIES'],
    [{ SMTP_URL: 'smtp://localhost' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'http://localhost', MAIL_FROM: 'a@example.com' }, 'SMTP_URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('refuses %j and names the variable', (env, variable) => {
    expect(() => loadConfig(env)).toThrow(ConfigError);
    expect(() => loadConfig(env)).toThrow(variable);
  });

  it('takes the mail catcher’s place by a mail server in production only', () => {
    expect(loadConfig({ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'a@example.com' }).smtp).toBeNull();
    const config = loadConfig(production);
    expect(config.smtp).toEqual({ url: production.SMTP_URL, from: production.MAIL_FROM });
    expect(config.settings.baseUrl).toBe('https://sign.example.com');
  });

  it.each(['ATTESTORY_BASE_URL', 'ATTESTORY_DATA', 'ATTESTORY_KEYS', 'SMTP_URL', 'MAIL_FROM'])(
    'does not start in production without %s',
    (variable) => {
      expect(() => loadConfig({ ...production, [variable]: undefined })).toThrow(ConfigError);
    },
  );

  it('does not start in production without https', () => {
    expect(() => loadConfig({ ...production, ATTESTORY_BASE_URL: 'http://sign.example.com' })).toThrow('https');
  });
});

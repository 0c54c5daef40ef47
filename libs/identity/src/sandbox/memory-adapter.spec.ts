import { describe, expect, it } from '@jest/globals';
import { SandboxMemory } from './memory-adapter.js';

describe('The memory of the sandbox', () => {
  it('forgets what is over, and then holds no trace of it', () => {
    let now = 0;
    const memory = new SandboxMemory(() => now);
    memory.put('code 1', { accountId: 'a' }, 60);
    now = 59_999;
    expect(memory.get('code 1')).toEqual({ accountId: 'a' });
    now = 60_000;
    expect(memory.get('code 1')).toBeUndefined();
    expect(memory.size).toBe(0);
  });

  it('never holds more than its most: what is over goes first, then the oldest', () => {
    let now = 0;
    const memory = new SandboxMemory(() => now, 3);
    memory.put('long 1', {}, 900);
    memory.put('short', {}, 10);
    memory.put('long 2', {}, 900);
    now = 20_000;
    memory.put('long 3', {}, 900);
    expect(['long 1', 'long 2', 'long 3'].map((key) => memory.get(key) !== undefined)).toEqual([true, true, true]);
    memory.put('long 4', {}, 900);
    expect(memory.get('long 1')).toBeUndefined();
    expect(memory.size).toBe(3);
  });

  it('revokes everything of one grant, and finds a session by its public name', async () => {
    const memory = new SandboxMemory(() => 0);
    const tokens = memory.adapter('AccessToken');
    await tokens.upsert('1', { grantId: 'g' }, 60);
    await tokens.upsert('2', { grantId: 'h' }, 60);
    await tokens.revokeByGrantId('g');
    expect([await tokens.find('1'), await tokens.find('2')]).toEqual([undefined, { grantId: 'h' }]);
    const sessions = memory.adapter('Session');
    await sessions.upsert('s', { uid: 'public' }, 60);
    expect(await sessions.findByUid('public')).toEqual({ uid: 'public' });
    expect(await tokens.findByUid('public')).toBeUndefined();
  });

  it('marks what was used', async () => {
    const codes = new SandboxMemory(() => 7_000).adapter('AuthorizationCode');
    await codes.upsert('c', {}, 60);
    await codes.consume('c');
    expect(await codes.find('c')).toEqual({ consumed: 7 });
  });
});

import { describe, expect, it } from '@jest/globals';
import { keepWayBack, takeWayBack } from './way-back.js';

function storage(content?: string) {
  const held = new Map<string, string>(content === undefined ? [] : [['attestory.way-back', content]]);
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

describe('the way back of somebody who had to sign in first', () => {
  it('leads to where they were, once', () => {
    const kept = storage();
    keepWayBack('/app/archive?q=lease%20vir&status=completed', kept);
    expect(takeWayBack(kept)).toBe('/app/archive?q=lease%20vir&status=completed');
    expect(takeWayBack(kept)).toBeNull();
  });

  it('is forgotten after an hour', () => {
    const kept = storage();
    keepWayBack('/app/inbox', kept, 0);
    expect(takeWayBack(kept, 60 * 60_000)).toBeNull();
  });

  it.each(['/app', '//evil.example/app/x', 'https://evil.example/', '/app/../v1/home', '/app/\\evil.example', '/s#x'])(
    'leads nowhere else than to a page of the application: %s',
    (path) => {
      const kept = storage();
      keepWayBack(path, kept);
      expect(takeWayBack(kept)).toBeNull();
      expect(takeWayBack(storage(JSON.stringify({ path, until: Number.MAX_VALUE })))).toBeNull();
    },
  );

  it('is none where the browser keeps something else', () => {
    for (const text of ['', 'null', '[]', '{"path":1}', '{"path":"/app/inbox"}']) {
      expect(takeWayBack(storage(text))).toBeNull();
    }
  });
});

import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ask } from './client.js';

const behind = () =>
  Response.json({ type: '/problems/view-behind' }, { status: 503, headers: { 'retry-after': '0.001' } });

function answering(...answers: readonly Response[]) {
  const left = [...answers];
  return jest.spyOn(globalThis, 'fetch').mockImplementation(async () => left.shift() ?? behind());
}

describe('asking the service', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('waits for a view that has not passed yet what was done here', async () => {
    const fetched = answering(behind(), behind(), Response.json({ title: 'Lease' }));
    expect((await ask('GET', '/v1/archive')).body).toEqual({ title: 'Lease' });
    expect(fetched).toHaveBeenCalledTimes(3);
  });

  it('says so when the view does not come after all', async () => {
    const fetched = answering();
    await expect(ask('GET', '/v1/archive')).rejects.toMatchObject({ code: 'view-behind', status: 503 });
    expect(fetched).toHaveBeenCalledTimes(6);
  });

  it('repeats nothing else that is refused', async () => {
    const fetched = answering(Response.json({ type: '/problems/unavailable' }, { status: 503 }));
    await expect(ask('POST', '/v1/invitations', { body: {} })).rejects.toMatchObject({ code: 'unavailable' });
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('waits no longer for a page that was left', async () => {
    const left = new AbortController();
    const fetched = answering();
    fetched.mockImplementation(async () => {
      left.abort();
      return behind();
    });
    await expect(ask('GET', '/v1/archive', { signal: left.signal })).rejects.toMatchObject({ code: 'view-behind' });
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});

import { describe, expect, it } from '@jest/globals';
import { StaleWriterError, type ViewWrite } from './read-model.port.js';
import { RebuildBuffer } from './rebuild-buffer.js';

const write = (id: string, position: string, json = '{}'): ViewWrite => ({ id, json, position, entries: [] });

/** A file that takes what it is given when it is told to. */
function slowFile() {
  const taken: string[][] = [];
  const waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  const buffer = new RebuildBuffer((views) => {
    taken.push([...views].map(({ id, position }) => `${id}@${position}`));
    return new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
  });
  const large = (id: string, position: string) => write(id, position, 'x'.repeat(8_000_000));
  const commit = (position: string, ...writes: ViewWrite[]) =>
    buffer.commit({ expectedCheckpoint: buffer.checkpoint, checkpoint: position, writes });
  return { buffer, taken, waiting, large, commit };
}

describe('the buffer of a rebuild', () => {
  it('gathers batches, and writes a view that many of them change once, as it was last', async () => {
    const { buffer, taken, waiting, commit } = slowFile();
    await commit('1', write('a', '1'), write('b', '1'));
    await commit('2', write('a', '2'));
    expect(taken).toEqual([]);
    expect([buffer.get('a')?.position, buffer.get('c'), buffer.checkpoint]).toEqual(['2', undefined, '2']);
    const flushed = buffer.flush();
    await new Promise(setImmediate);
    waiting[0]?.resolve();
    await flushed;
    expect(taken).toEqual([['a@2', 'b@1']]);
  });

  it('keeps showing what is being written, and gathers on meanwhile', async () => {
    const { buffer, taken, waiting, large, commit } = slowFile();
    await commit('1', large('a', '1'));
    await commit('2', write('b', '2'), write('a', '1', 'older'));
    expect(taken).toEqual([['a@1']]);
    expect([buffer.get('a')?.position, buffer.get('b')?.position]).toEqual(['1', '2']);
    expect(buffer.get('a')?.json).not.toBe('older');
    const next = commit('3', large('c', '3'));
    await new Promise(setImmediate);
    // One writing at a time: so much memory is held, and no more.
    expect(taken).toHaveLength(1);
    waiting[0]?.resolve();
    await next;
    expect(taken[1]).toEqual(['b@2', 'c@3']);
  });

  it('writes when views are many, however short they are', async () => {
    const { taken, commit } = slowFile();
    await commit('1', ...Array.from({ length: 20_000 }, (_, i) => write(`v${i}`, '1')));
    expect(taken[0]).toHaveLength(20_000);
  });

  it('refuses a writer who doesn’t know the checkpoint', async () => {
    const { buffer, commit } = slowFile();
    await commit('1', write('a', '1'));
    const stale = { expectedCheckpoint: null, checkpoint: '2', writes: [write('a', '2')] };
    await expect(buffer.commit(stale)).rejects.toThrow(StaleWriterError);
    expect([buffer.get('a')?.position, buffer.checkpoint]).toEqual(['1', '1']);
  });

  it('fails for good once a writing has failed: what it held is lost', async () => {
    const { buffer, waiting, large, commit } = slowFile();
    await commit('1', large('a', '1'));
    waiting[0]?.reject(new Error('the disk is full'));
    await new Promise(setImmediate);
    await expect(commit('2', write('b', '2'))).rejects.toThrow('the disk is full');
    await expect(buffer.flush()).rejects.toThrow('the disk is full');
    expect(buffer.checkpoint).toBe('1');
  });
});

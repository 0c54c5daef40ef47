import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Monitored, watchHeartbeats } from './heartbeats.js';

const server = { connectionId: 'db:27017' };

describe('a monitor of a server', () => {
  let monitor: EventEmitter;
  let stuck: number;

  beforeEach(() => {
    jest.useFakeTimers();
    [monitor, stuck] = [new EventEmitter(), 0];
    watchHeartbeats(monitor as unknown as Monitored, 8_000, () => stuck++);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is stuck when a heartbeat has no outcome, and is said to be once', () => {
    monitor.emit('serverHeartbeatStarted', server);
    jest.advanceTimersByTime(8_900);
    expect(stuck).toBe(0);
    jest.advanceTimersByTime(60_000);
    expect(stuck).toBe(1);
  });

  it.each(['serverHeartbeatSucceeded', 'serverHeartbeatFailed'])('is not stuck after %s', (outcome) => {
    monitor.emit('serverHeartbeatStarted', server);
    jest.advanceTimersByTime(7_000);
    monitor.emit(outcome, server);
    jest.advanceTimersByTime(60_000);
    expect(stuck).toBe(0);
  });

  it('is not stuck when the outcome was there already, and this process stood still', () => {
    monitor.emit('serverHeartbeatStarted', server);
    jest.advanceTimersByTime(8_000);
    monitor.emit('serverHeartbeatSucceeded', server);
    jest.advanceTimersByTime(60_000);
    expect(stuck).toBe(0);
  });

  it('is not stuck when it was ended', () => {
    monitor.emit('serverHeartbeatStarted', server);
    monitor.emit('serverClosed', { address: server.connectionId });
    jest.advanceTimersByTime(60_000);
    expect(stuck).toBe(0);
  });
});

import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Monitored, watchDriver } from './stuck-driver.js';

const server = { connectionId: 'db:27017' };
const connection = { address: 'db:27017', connectionId: 7 };

let driver: EventEmitter;
let stuck: number;
let stop: () => void;
const watch = (operation = 12_000) => {
  [driver, stuck] = [new EventEmitter(), 0];
  stop = watchDriver(driver as unknown as Monitored, { heartbeat: 8_000, operation }, () => stuck++);
};

beforeEach(() => {
  jest.useFakeTimers();
  watch();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a monitor of a server', () => {
  it('is stuck when a heartbeat has no outcome, and is said to be once', () => {
    driver.emit('serverHeartbeatStarted', server);
    jest.advanceTimersByTime(8_900);
    expect(stuck).toBe(0);
    jest.advanceTimersByTime(60_000);
    expect(stuck).toBe(1);
  });

  it.each(['serverHeartbeatSucceeded', 'serverHeartbeatFailed'])('is not stuck after %s', (outcome) => {
    driver.emit('serverHeartbeatStarted', server);
    jest.advanceTimersByTime(7_000);
    driver.emit(outcome, server);
    jest.advanceTimersByTime(60_000);
    expect(stuck).toBe(0);
  });

  it('is not stuck when the outcome was there already, and this process stood still', () => {
    driver.emit('serverHeartbeatStarted', server);
    jest.advanceTimersByTime(8_000);
    driver.emit('serverHeartbeatSucceeded', server);
    jest.advanceTimersByTime(60_000);
    expect(stuck).toBe(0);
  });

  it('is not stuck when it was ended', () => {
    driver.emit('serverHeartbeatStarted', server);
    driver.emit('serverClosed', { address: server.connectionId });
    jest.advanceTimersByTime(60_000);
    expect(stuck).toBe(0);
  });
});

describe('an operation', () => {
  it('is stuck when its connection does not come back', () => {
    driver.emit('connectionCheckedOut', connection);
    driver.emit('connectionCheckedOut', { ...connection, connectionId: 8 });
    driver.emit('connectionCheckedIn', { ...connection, connectionId: 8 });
    jest.advanceTimersByTime(12_900);
    expect(stuck).toBe(0);
    jest.advanceTimersByTime(60_000);
    expect(stuck).toBe(1);
  });

  it('is not stuck while one follows another on a connection', () => {
    for (let i = 0; i < 5; i++) {
      driver.emit('connectionCheckedOut', connection);
      jest.advanceTimersByTime(10_000);
      driver.emit('connectionCheckedIn', connection);
    }
    expect(stuck).toBe(0);
  });

  it('is told apart from that of another server', () => {
    driver.emit('connectionCheckedOut', connection);
    driver.emit('connectionCheckedOut', { ...connection, address: 'other:27017' });
    driver.emit('connectionCheckedIn', { ...connection, address: 'other:27017' });
    jest.advanceTimersByTime(60_000);
    expect(stuck).toBe(1);
  });

  it('is not stuck when its server was ended, of which nothing is heard any more', () => {
    driver.emit('connectionCheckedOut', connection);
    driver.emit('connectionCheckedOut', { ...connection, address: 'db:2701' });
    driver.emit('serverClosed', { address: connection.address });
    jest.advanceTimersByTime(60_000);
    expect(stuck).toBe(1);
  });

  it('may take for ever where it was said to', () => {
    watch(0);
    driver.emit('connectionCheckedOut', connection);
    jest.advanceTimersByTime(3_600_000);
    expect(stuck).toBe(0);
  });
});

it('is not watched any more once that was stopped', () => {
  driver.emit('connectionCheckedOut', connection);
  driver.emit('serverHeartbeatStarted', server);
  stop();
  driver.emit('connectionCheckedOut', { ...connection, connectionId: 8 });
  jest.advanceTimersByTime(60_000);
  expect(stuck).toBe(0);
});

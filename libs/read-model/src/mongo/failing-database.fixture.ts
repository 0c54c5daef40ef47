import { type MongoDatabase, MongoUnavailableError } from '@attestory/mongo';
import type { Collection, Db } from 'mongodb';

const writes: ReadonlySet<string | symbol> = new Set(
  ...[['insertOne', 'insertMany', 'updateOne', 'updateMany', 'bulkWrite', 'deleteOne', 'deleteMany']],
);

/** What happens at the n-th write, counted from one: before it is sent, or after it was done. */
export type AtWrite = (count: number, moment: 'before' | 'after') => Promise<void> | void;

/** A database of which each write is announced, so that a spec can let it fail or wait there. */
export function watched(mongo: MongoDatabase, atWrite: AtWrite): MongoDatabase {
  let count = 0;
  const watchedCollection = (collection: Collection) =>
    new Proxy(collection, {
      get(target, name) {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== 'function') return member;
        if (!writes.has(name)) return member.bind(target);
        return async (...args: unknown[]) => {
          const mine = ++count;
          await atWrite(mine, 'before');
          const result = (await member.apply(target, args)) as unknown;
          await atWrite(mine, 'after');
          return result;
        };
      },
    });
  const watchedDb = (db: Db) =>
    new Proxy(db, {
      get(target, name) {
        if (name === 'collection') return (of: string) => watchedCollection(target.collection(of));
        const member = Reflect.get(target, name) as unknown;
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
  return {
    hasTransactions: false,
    updatesAtOnce: mongo.updatesAtOnce,
    run: (work) => mongo.run((db) => work(watchedDb(db))),
    atomically: (work) => mongo.run((db) => work(watchedDb(db), undefined)),
    atOneMoment: (work) => mongo.run((db) => work(db, undefined)),
    close: () => mongo.close(),
  };
}

export function dies(): never {
  throw new MongoUnavailableError('the server died');
}

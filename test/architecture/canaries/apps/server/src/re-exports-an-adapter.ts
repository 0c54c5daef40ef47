// biome: plugin lazy-adapters
export { openSqlite } from '@attestory/event-store/open-sqlite';

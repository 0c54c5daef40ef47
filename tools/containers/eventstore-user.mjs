// Makes the user that Attestory uses on EventStoreDB: one who may read $all, and write streams, and nothing else. Once done,
// it changes nothing any more. The passwords come from files; the server's certificate is checked (NODE_EXTRA_CA_CERTS).
import { readFileSync } from 'node:fs';
import { EventStoreDBClient } from '@eventstore/db-client';

const { EVENTSTORE_HOST, EVENTSTORE_ADMIN_PASSWORD_FILE, EVENTSTORE_USER_PASSWORD_FILE, EVENTSTORE_CA_FILE } =
  process.env;
const secretIn = (file) => readFileSync(file, 'utf8').trim();
const admin = { username: 'admin', password: secretIn(EVENTSTORE_ADMIN_PASSWORD_FILE) };
const user = {
  loginName: 'attestory',
  fullName: 'Attestory',
  groups: [],
  password: secretIn(EVENTSTORE_USER_PASSWORD_FILE),
};

const authorization = `Basic ${Buffer.from(`${admin.username}:${admin.password}`).toString('base64')}`;
const made = await fetch(`https://${EVENTSTORE_HOST}/users/`, {
  method: 'POST',
  headers: { authorization, 'content-type': 'application/json' },
  body: JSON.stringify(user),
});
if (made.status !== 201 && made.status !== 409)
  throw new Error(`the user was not made: the server answered ${made.status}`);

const tls = `tls=true&tlsCAFile=${encodeURIComponent(EVENTSTORE_CA_FILE)}`;
const client = EventStoreDBClient.connectionString(`esdb://${EVENTSTORE_HOST}?${tls}`);
const acl = { readRoles: ['$admins', user.loginName], metaReadRoles: ['$admins'], metaWriteRoles: ['$admins'] };
await client.setStreamMetadata('$all', { acl }, { credentials: admin });
await client.dispose();

import { randomUUID } from 'node:crypto';
import { type Answer, ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import type { Proof } from '../bench/figures.ts';
import { peopleAtHand } from './people-at-hand.ts';
import { type Route, repeatable } from './repeatable.ts';
import { count, type Extent, Objections, storedEvents } from './rig.ts';

const times = 10;

/**
 * R20: every POST that the OpenAPI document names is repeated at once, one after another, and with another body. A new
 * route without an entry in `repeatable.ts` fails. Seen failing with a route under another name there, and with a
 * content hash that is always the same.
 */
export async function proveRepeats({ quick }: Extent): Promise<Proof> {
  const objections = new Objections('R20');
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal', ATTESTORY_EMAIL_LINKS_PER_HOUR: '1000000' });
  try {
    const { api, credentials } = await ApiClient.register(server);
    const rounds = quick ? 1 : 3;
    const pdfs = [await samplePdf('One'), await samplePdf('Another')] as const;
    const routes = repeatable(api, credentials, pdfs, await peopleAtHand(server.baseUrl, rounds));
    const { paths } = (await api.get('/openapi.json')).body as { paths: Record<string, { post?: object }> };
    const posts = Object.keys(paths).filter((path) => paths[path]?.post);
    for (const path of posts) objections.unless(path in routes, () => `POST ${path} has no entry in repeatable.ts`);
    for (const path of Object.keys(routes)) objections.unless(posts.includes(path), () => `there is no POST ${path}`);
    const tally = { requests: 0, effects: 0, refused: 0 };
    for (let round = 0; round < rounds; round++)
      for (const [path, route] of Object.entries(routes)) await repeat(server, path, route, tally, objections);
    const commands = Object.values(routes).filter(({ effect }) => effect !== null).length;
    return objections.proof(
      `each POST of /openapi.json repeated ${times} times at once, ${times} times one after another, and with another body under its key, ${rounds} times`,
      `${posts.length} routes, ${commands} of them commands; ${tally.requests} requests, ${tally.effects} effects for ${commands * rounds} commands, ${tally.refused} other bodies refused`,
    );
  } finally {
    await server.remove();
  }
}

async function repeat(
  server: AttestoryProcess,
  path: string,
  route: Route,
  tally: { requests: number; effects: number; refused: number },
  objections: Objections,
): Promise<void> {
  const { as, at = path, body, other, headers } = await route.prepare();
  const key = { ...headers, 'idempotency-key': randomUUID() };
  const before = effectsIn(server, route.effect);
  const atOnce = await Promise.all(Array.from({ length: times }, () => as.post(at, body, key)));
  const later: Answer[] = [];
  for (let i = 0; i < times; i++) later.push(await as.post(at, body, key));
  const came = effectsIn(server, route.effect) - before;
  tally.requests += 2 * times;
  tally.effects += came;
  if (route.effect === null) {
    const fine = [...atOnce, ...later].every(({ status }) => status < 300 || route.refusals?.includes(status));
    const statuses = () => [...new Set([...atOnce, ...later].map(({ status }) => status))].join();
    objections.unless(
      fine && came === 0,
      () => `POST ${path}: ${statuses()}; ${came} commands by a route that is none`,
    );
    return;
  }
  objections.unless(came === 1, () => `POST ${path}: ${came} effects`);
  checkAnswers(path, atOnce, later, objections);
  if (other === undefined) return;
  const reused = await as.post(at, other, key);
  const isRefused = reused.status === 422 && reused.body.type === '/problems/command-id-reused';
  objections.unless(isRefused, () => `POST ${path}, another body: ${reused.status} ${JSON.stringify(reused.body)}`);
  tally.refused++;
}

/** One answer for all; at once also "the first is still running". */
function checkAnswers(path: string, atOnce: readonly Answer[], later: readonly Answer[], objections: Objections): void {
  const [first] = later;
  const same = ({ status, body }: Answer) =>
    status === first?.status && status < 300 && withoutSecret(body) === withoutSecret(first.body);
  const running = ({ status, body }: Answer) => status === 409 && body.type === '/problems/in-progress';
  for (const answer of [...later.filter((one) => !same(one)), ...atOnce.filter((one) => !same(one) && !running(one))])
    objections.add(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  const secrets = [...atOnce, ...later].filter(({ body }) => 'clientSecret' in body).length;
  objections.unless(secrets <= 1, () => `POST ${path} shows a secret ${secrets} times`);
}

/** A new secret is shown once, and left out of a repeat. */
function withoutSecret({ clientSecret: _, ...rest }: Record<string, unknown>): string {
  return JSON.stringify(rest);
}

/** How many facts of the type there are; for a route that commands nothing: whatever people do. */
function effectsIn({ dataFolder }: AttestoryProcess, effect: string | null): number {
  const commanded = ['invitation-', 'organization-', 'archived-document-', 'template-', 'bulk-sending-'];
  const streams = effect === null ? commanded : [...commanded, 'document-', 'delivery-'];
  const events = streams.flatMap((prefix) => storedEvents(dataFolder, prefix));
  return effect === null ? events.filter(({ type }) => !bySealing.includes(type)).length : count(events, effect);
}

const bySealing = ['DocumentSealed', 'TimeStampAdded', 'DocumentArchived'];

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import type { Proof } from '../bench/figures.ts';
import { bearer, type Caller, outsiders } from './isolation/callers.ts';
import { Matrix, type Route, type Targets } from './isolation/matrix.ts';
import { openRows, personRows, signatoryRows } from './isolation/other-rows.ts';
import { people } from './isolation/people.ts';
import type { Row } from './isolation/row.ts';
import { wrongDoors } from './isolation/secrets.ts';
import { organizationRows } from './isolation/organization-rows.ts';
import { Tenant } from './isolation/tenant.ts';
import { tenantRows } from './isolation/tenant-rows.ts';
import { Objections } from './rig.ts';

/**
 * R16: every route and method of /openapi.json is asked by everybody who may not. A route without a row in `isolation/`
 * fails. Seen failing with a row left out, with a guard that takes any organization's invitations, with a scope that is
 * not asked for, and with tokens that never end.
 */
export async function proveIsolation(): Promise<Proof> {
  const objections = new Objections('R16');
  const folder = await mkdtemp(join(tmpdir(), 'attestory-isolation-'));
  const setClock = (hours: number) => writeFile(join(folder, 'clock'), String(hours * 60 * 60_000));
  await setClock(0);
  const program = resolve(import.meta.dirname, '../../test/support/shifted-server.ts');
  const server = await AttestoryProcess.start(
    { LOG_LEVEL: 'fatal', ATTESTORY_WRONG_SECRETS_PER_MINUTE: '100000' },
    folder,
    program,
  );
  try {
    const matrix = new Matrix(server.baseUrl, objections);
    const pdf = await samplePdf('Isolated');
    const routes = await routesOf(server.baseUrl, pdf, objections);
    const [ours, theirs] = [await Tenant.register(server, 'Ours', pdf), await Tenant.register(server, 'Theirs', pdf)];
    const [targets, others] = [await ours.everything(), await theirs.everything()];
    const shut = await ours.everything({ folderId: await ours.shutFolder() });
    const members = await people(ours, theirs);
    const callers = [...(await outsiders(ours, theirs, targets.sent)), ...members];
    const before = await ours.revisions([...Object.values(targets), ...Object.values(shut)]);
    for (const route of routes) {
      for (const caller of callers) await matrix.refuse(route, caller, targets, marksFor(caller, ours, targets));
      await matrix.mix(route, bearer(ours.api.token), targets, others, theirs.marks);
    }
    await shutOut(matrix, routes, members, shut);
    await wrongDoors(matrix, ours, theirs, targets.sealed);
    const after = await ours.revisions([...Object.values(targets), ...Object.values(shut)]);
    objections.unless(before === after, () => `what was refused had an effect: ${before}, then ${after}`);
    for (const route of routes) await matrix.letIn(route, ours, targets);
    await setClock(13);
    for (const route of routes) await matrix.refuseLate(route, callers, targets);
    return objections.proof(
      'every route and method of /openapi.json asked by nobody, with tokens that are none or have ended, without each scope, by another organization, another signatory, over closed links, and by people: on their own side, naming an organization, in each role, of a folder that is shut, and when they are members no more; what is another’s compared with what is not there: status, headers and body',
      `${routes.length} routes, ${callers.length} callers, ${matrix.requests} requests, ${matrix.pairs} comparisons`,
    );
  } finally {
    await server.remove();
  }
}

async function routesOf(baseUrl: string, pdf: Uint8Array, objections: Objections): Promise<readonly Route[]> {
  const rows = { ...tenantRows(pdf), ...organizationRows, ...signatoryRows, ...personRows, ...openRows };
  const answer = await fetch(`${baseUrl}/openapi.json`);
  const { paths } = (await answer.json()) as { paths: Record<string, object> };
  const named = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  for (const name of named) objections.unless(name in rows, () => `${name} has no row in tools/proof/isolation/`);
  for (const name of Object.keys(rows)) objections.unless(named.includes(name), () => `there is no ${name}`);
  return Object.entries(rows).map(([name, row]) => ({ name, row }));
}

/** For members, what lies in a folder that they may not open is as what is another organization's. */
async function shutOut(matrix: Matrix, routes: readonly Route[], members: readonly Caller[], shut: Targets) {
  const ofInvitations = routes.filter(({ name }) => name in tenantRows(new Uint8Array()));
  for (const one of members.filter(({ isShutOut }) => isShutOut))
    for (const route of ofInvitations) {
      const caller = { ...one, at: (row: Row) => (one.at(row) === 'may' ? ('theirs' as const) : one.at(row)) };
      if (caller.at(route.row) === 'theirs') await matrix.refuse(route, caller, shut, marksOf(shut));
    }
}

/** What would show what isn't theirs. */
function marksFor({ isNeighbour }: Caller, { marks }: Tenant, targets: Targets): readonly string[] {
  return isNeighbour ? marksOf(targets) : marks;
}

function marksOf(targets: Targets): readonly string[] {
  return Object.values(targets).flatMap(({ id, documentId, scanId, signatoryId, emails }) => [
    ...[id, documentId, scanId, signatoryId],
    ...emails,
  ]);
}

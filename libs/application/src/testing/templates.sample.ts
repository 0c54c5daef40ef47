import { createHash } from 'node:crypto';
import type { MemberId } from '@attestory/domain';
import type { Application, CommandContext } from '../application.js';
import { everyFolder, type TenantContext } from '../tenant.js';
import type { BulkTable } from '../bulk/table.js';
import type { WrittenTemplate } from '../templates/save-template.js';
import { MemoryVault } from './memory-vault.sample.js';
import { identityOf, organizationApplication } from './organizations.sample.js';

const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false };
const day = 24 * 60 * 60_000;

export const lease: WrittenTemplate = {
  ...{ name: 'Lease', title: 'Lease of {{Tenant.name}}', message: 'Rent: {{Rent}}' },
  roles: [
    { name: 'Tenant', methods: ['light'] },
    { name: 'Landlord', methods: ['light'], contact: { name: 'Otso', email: 'otso@example.com' } },
  ],
  documents: [{ fileName: 'lease.pdf', bytes: Buffer.from('bytes of a lease') }],
};

/** An application in memory with an organization that has templates. Each process over the log has one of its own. */
export async function templateApplication() {
  const world = await organizationApplication();
  const vault = new MemoryVault();
  const inspected: number[] = [];
  const inspect = async ({ size }: { readonly size: number }) => {
    inspected.push(size);
    return { accepted: { pages: 2, attachments: 0 } };
  };
  const limits = { documents: 10, signatories: 10, documentBytes: 1_000 };
  const open = (): Application => {
    const app = world.open();
    const settings = { ...app.settings, limits, defaultOpenFor: 30 * day, reminders: null };
    return { ...app, vault, pdf: { inspect }, settings } as unknown as Application;
  };
  const tenantOf = (organizationId: string): TenantContext => {
    return { organizationId, by: { kind: 'client', clientId: 'c' }, delivery, folders: everyFolder };
  };
  const tenant = tenantOf(world.organizationId);
  const context = (key?: string, of: TenantContext = tenant): CommandContext => {
    return { tenant: of, identity: identityOf('client:c', key) };
  };
  const member: TenantContext = {
    ...tenant,
    by: { kind: 'member', memberId: world.memberId as MemberId, personId: world.ada, role: 'user' },
  };
  return { ...world, app: open(), open, vault, inspected, tenant, tenantOf, member, context };
}

/** A table of so many rows, as it would be read from a file. */
export function tableOf(
  rows: readonly (readonly string[])[],
  header = ['Tenant.name', 'Tenant.email', 'Rent'],
): BulkTable {
  const sha256 = createHash('sha256')
    .update(JSON.stringify([header, rows]))
    .digest('hex');
  const numbered = rows.map((cells, i) => ({ line: i + 2, cells }));
  return { encoding: 'utf-8', delimiter: ';', sha256, header, rows: numbered };
}

export const rowsFor = (count: number) =>
  Array.from({ length: count }, (_, i) => [`Tenant ${i}`, `tenant.${i}@example.com`, `${i} €`]);

import { randomUUID } from 'node:crypto';
import { type Logo, organizationDecider, type Sha256, streams } from '@attestory/domain';
import type { Application } from '../../application.js';
import { CommandRejectedError } from '../../transact.js';
import { nothingStored } from '../store-document.js';
import type { OrganizationContext } from './organization-transaction.js';

/** How an organization's signing pages look. */
export interface Branding {
  readonly colour: string | null;
  readonly logo: Logo | null;
}

export interface BrandingAnswer {
  readonly branding: Branding;
  readonly revision: number;
  readonly position: string | null;
}

type Tools = Pick<Application, 'transactor' | 'keys' | 'vault'>;

/** As the log has it now. @throws CommandRejectedError `not-found` */
export async function brandingOf(app: Pick<Tools, 'transactor'>, organizationId: string): Promise<BrandingAnswer> {
  const { state, revision } = await app.transactor.load(streams.organization(organizationId), organizationDecider);
  if (state.status === 'none') throw new CommandRejectedError({ code: 'not-found' });
  return { branding: state.branding, revision, position: null };
}

/** The same for whoever is asked to sign. */
export async function brandingIn(app: Pick<Tools, 'transactor'>, organizationId: string): Promise<Branding> {
  const { state } = await app.transactor.load(streams.organization(organizationId), organizationDecider);
  return state.status === 'none' ? { colour: null, logo: null } : state.branding;
}

/** @throws CommandRejectedError `forbidden`, `colour-invalid`, `colour-too-light`, `stale` */
export function changeColour(app: Tools, context: OrganizationContext, colour: string | null): Promise<BrandingAnswer> {
  return transact(app, context, { colour }, { brandingColour: colour });
}

/** @throws CommandRejectedError `forbidden`, `stale` */
export function removeLogo(app: Tools, context: OrganizationContext): Promise<BrandingAnswer> {
  return transact(app, context, { logo: null }, { logo: null });
}

/** A picture that was looked at: it is a PNG, and not too large. */
export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** One that was there before stays in the vault: the log tells of it. @throws CommandRejectedError `forbidden`, `stale` */
export async function changeLogo(app: Tools, context: OrganizationContext, picture: Picture): Promise<BrandingAnswer> {
  const { png, width, height } = picture;
  const [key] = (await app.keys.ensure([logoKey(context.organizationId)])) as [Uint8Array];
  const blob = { id: `logo-${randomUUID()}`, key };
  try {
    const { sha256, bytes } = await app.vault.put(blob, once(png));
    const logo: Logo = { blobId: blob.id, sha256: sha256 as Sha256, type: 'image/png', bytes, width, height };
    const answer = await transact(app, context, { logo }, { logo: sha256 });
    // An earlier call has recorded its own, or the same picture is there already.
    if (!answer.blobIds.includes(blob.id)) await app.vault.delete(blob.id);
    return answer;
  } catch (error) {
    if (nothingStored(error)) await app.vault.delete(blob.id);
    throw error;
  }
}

/** A logo that is there. */
export interface FoundLogo {
  readonly logo: Logo;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The bytes of an organization's logo; null: it has none. */
export async function logoOf(app: Tools, organizationId: string): Promise<FoundLogo | null> {
  const { logo } = await brandingIn(app, organizationId);
  if (!logo) return null;
  const [key] = (await app.keys.ensure([logoKey(organizationId)])) as [Uint8Array];
  return { logo, bytes: app.vault.get({ id: logo.blobId, key }, { sha256: logo.sha256 }) };
}

/** Under which key within its organization's stream the bytes of a logo lie. */
export const logoSubject = 'logo';
const logoKey = (organizationId: string) => ({ scope: streams.organization(organizationId), subject: logoSubject });

async function transact(
  { transactor }: Pick<Tools, 'transactor'>,
  { organizationId, identity, ifRevision, by }: OrganizationContext,
  wish: { readonly colour?: string | null; readonly logo?: Logo | null },
  content: unknown,
) {
  const { state, events, revision, position } = await transactor.transact({
    stream: streams.organization(organizationId),
    decider: organizationDecider,
    command: { type: 'ChangeBranding', by, ...wish },
    identity,
    content,
    ...(ifRevision === undefined ? {} : { ifRevision }),
  });
  if (state.status === 'none') throw new CommandRejectedError({ code: 'not-found' });
  const blobIds = events.flatMap(({ type, data }) => (type === 'BrandingChanged' && data.logo ? data.logo.blobId : []));
  return { branding: state.branding, revision, position, blobIds };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

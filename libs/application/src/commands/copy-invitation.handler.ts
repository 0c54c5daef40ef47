import {
  type FolderId,
  type InvitationEvent,
  type InvitationId,
  type InvitedSignatory,
  invitationDecider,
  type Language,
  type Logged,
  type OrganizationId,
  type SignatoryId,
  streams,
} from '@attestory/domain';
import { type InvitationDetails, invitationDetails } from '@attestory/projections';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application, type CommandContext } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { holderOf, requireHeld } from '../queries/held.js';
import { requireAccess } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import { withIdentityKey } from './expected-identity.js';
import { draftedBy } from './folders.js';
import { type InvitationAnswer, transactInvitation } from './invitation-transaction.js';
import { originalBytes } from './signing-session.js';
import { discardStored, type StoredDocument, storeDocument } from './store-document.js';

/** Makes a new draft with the documents and signatories of an invitation, in any of its states: one of the ways out. */
export class CopyInvitationCommand extends Command<InvitationAnswer> {
  constructor(
    readonly context: CommandContext,
    /** The invitation to copy. */
    readonly invitationId: string,
    /** Of those who could only sign with strong authentication, who draws their signature in the copy (product.md, S10). */
    readonly drawing: 'nobody' | 'all' | readonly string[] = 'nobody',
  ) {
    super();
  }
}

interface Source {
  readonly source: InvitationDetails;
  readonly signatories: readonly InvitedSignatory[];
}

@CommandHandler(CopyInvitationCommand)
export class CopyInvitationHandler implements ICommandHandler<CopyInvitationCommand> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ context, invitationId, drawing }: CopyInvitationCommand): Promise<InvitationAnswer> {
    const copied = await this.read(context, invitationId);
    const { source } = copied;
    if (isUnknown(drawing, source)) throw new CommandRejectedError({ code: 'signatory-unknown' });
    const { identity, tenant } = context;
    const copyId = newIdOf(identity.commandId, 'invitation') as InvitationId;
    for (const { id } of source.documents) await requireHeld(this.app, id, holderOf(tenant));
    const stored: StoredDocument[] = [];
    try {
      for (const [i, { id, fileName, sha256 }] of source.documents.entries()) {
        const bytes = await originalBytes(this.app, id, sha256);
        stored.push(
          await storeDocument(this.app, context, copyId, `document/${i}`, { fileName: fileName ?? '', bytes }),
        );
      }
      const { title, message, language, order, delivery } = source;
      return await transactInvitation(
        this.app,
        // The If-Match is about the source; the copy is new.
        { tenant, identity },
        copyId,
        {
          type: 'DraftInvitation',
          ...{ invitationId: copyId, title, message, order, delivery, expiresAt: null },
          language: language as Language,
          organizationId: tenant.organizationId as OrganizationId,
          ...draftedBy(tenant),
          ...(source.folderId ? { folderId: source.folderId as FolderId } : {}),
          documents: stored.map(({ document }) => document),
          signatories: invitedAnew(copied, identity.commandId, drawing).map((one) => withIdentityKey(this.app, one)),
          replaces: invitationId as InvitationId,
          ...(source.addendumTo ? { addendumTo: source.addendumTo as InvitationId } : {}),
          limits: this.app.settings.limits,
        },
        { copy: invitationId, ...contentOf(drawing) },
      );
    } catch (error) {
      for (const one of stored) await discardStored(this.app, one, error);
      throw error;
    }
  }

  private async read({ tenant, ifRevision }: CommandContext, invitationId: string): Promise<Source> {
    const { state, events } = await this.app.transactor.load(streams.invitation(invitationId), invitationDecider);
    requireAccess(tenant, state, 'write');
    const source = (events as readonly Logged<InvitationEvent>[]).reduce(
      invitationDetails.fold,
      null as InvitationDetails | null,
    );
    if (!source) throw new CommandRejectedError({ code: 'not-found' });
    if (ifRevision !== undefined && ifRevision !== source.revision) throw new CommandRejectedError({ code: 'stale' });
    return { source, signatories: signatoriesIn(events) };
  }
}

/** Who is asked, with all that the sender wants of them; also of a draft that was discarded. */
export function signatoriesIn(events: readonly Logged<InvitationEvent>[]): readonly InvitedSignatory[] {
  const sent = events.find((event) => event.type === 'InvitationSent');
  if (sent?.type === 'InvitationSent') return sent.data.signatories;
  const draft = events
    .filter(({ type }) => type !== 'DraftDiscarded')
    .reduce(invitationDecider.evolve, invitationDecider.initial);
  return draft.status === 'draft' ? draft.signatories : [];
}

type Drawing = CopyInvitationCommand['drawing'];

const isUnknown = (drawing: Drawing, { signatories }: InvitationDetails): boolean =>
  typeof drawing !== 'string' && drawing.some((one) => !signatories.some(({ id }) => id === one));

/** What is compared when the command comes again: as it was before single people could be named. */
function contentOf(drawing: Drawing): object {
  if (drawing === 'nobody') return {};
  return { allowLight: true, ...(drawing === 'all' ? {} : { signatoryIds: drawing }) };
}

/** Under new ids, where they are reached now; whoever was erased can't be asked again. */
function invitedAnew({ source, signatories }: Source, commandId: string, drawing: Drawing): InvitedSignatory[] {
  const draws = (id: string) => drawing === 'all' || (drawing !== 'nobody' && drawing.includes(id));
  return source.signatories.flatMap(({ id, name, email }, i) => {
    const invited = signatories.find((one) => one.signatoryId === id);
    if (!invited || name === null || email === null) return [];
    const signatoryId = newIdOf(commandId, `signatory/${i}`) as SignatoryId;
    const { roles } = invited;
    const drawn = { methods: ['light'] as const, ...(roles ? { roles } : {}) };
    const how = draws(id) && !invited.methods.includes('light') ? drawn : invited;
    return [{ ...how, signatoryId, name, email }];
  });
}

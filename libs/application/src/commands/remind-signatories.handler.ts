import type { InvitationState, RemindSignatories, SignatoryId } from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application, type CommandContext } from '../application.js';
import { daysLater } from '../daytime.js';
import { later } from '../ports/clock.port.js';
import { type InvitationAnswer, transactInvitation } from './invitation-transaction.js';

const day = 24 * 60 * 60_000;

/** Reminds pending signatories by e-mail: these, or all whose turn it is. Each at most once a day. */
export class RemindSignatoriesCommand extends Command<InvitationAnswer> {
  constructor(
    readonly context: CommandContext,
    readonly invitationId: string,
    readonly signatoryIds: readonly string[] | null,
  ) {
    super();
  }
}

@CommandHandler(RemindSignatoriesCommand)
export class RemindSignatoriesHandler implements ICommandHandler<RemindSignatoriesCommand> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  execute({ context, invitationId, signatoryIds }: RemindSignatoriesCommand): Promise<InvitationAnswer> {
    const remind = reminding(this.app, signatoryIds, 'sender');
    return transactInvitation(this.app, context, invitationId, remind, { remind: invitationId, signatoryIds });
  }
}

/** The command, with the times that follow from the invitation's schedule. */
export function reminding(
  app: Application,
  signatoryIds: readonly string[] | null,
  trigger: RemindSignatories['trigger'],
): (state: InvitationState) => RemindSignatories {
  return (state) => {
    const now = app.clock.now();
    const schedule = 'reminders' in state ? state.reminders : null;
    return {
      type: 'RemindSignatories',
      signatoryIds: signatoryIds as readonly SignatoryId[] | null,
      ...{ trigger, now },
      notAgainBefore: later(now, day),
      nextAt: schedule && daysLater(now, schedule.everyDays, schedule.timeZone),
    };
  };
}

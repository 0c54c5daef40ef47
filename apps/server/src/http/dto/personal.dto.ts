import { inboxStates, type InboxState } from '@attestory/projections';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageDto } from '../page.dto.js';
import { ArchivedFacts } from './archive.dto.js';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };
const erasable = { type: String, nullable: true };
const cursor = { ...erasable, description: 'null: that was the last page' };

class AskingOrganization {
  @ApiProperty() name!: string;
}

class OwnSignature {
  @ApiProperty(uuid) signatoryId!: string;
  @ApiProperty(time) signedAt!: string;
  @ApiProperty({ enum: ['self', 'otherOrganization', 'representative'] }) role!: string;
}

class CopySignatory {
  @ApiProperty(erasable) name!: string | null;
  @ApiProperty({ ...erasable, ...time, description: 'null: has not signed' }) signedAt!: string | null;
}

/** A person's copy of a document that they signed. */
export class PersonalCopyAnswer extends ArchivedFacts {
  @ApiProperty({ type: AskingOrganization, description: 'Who asked for the signature' })
  organization!: AskingOrganization;
  @ApiProperty({ type: OwnSignature, isArray: true, description: 'One’s own; one, as a rule' }) mine!: OwnSignature[];
  @ApiProperty({ type: CopySignatory, isArray: true }) signatories!: CopySignatory[];
  @ApiProperty({ description: 'Its sealed PDF with all signatures is there' }) sealed!: boolean;
  @ApiPropertyOptional({
    description: 'Its signature page is a file of its own, as it carried signatures already: `?part=signature-page`',
  })
  signaturePageApart?: true;
}

export class PersonalCopiesAnswer {
  @ApiProperty({ type: PersonalCopyAnswer, isArray: true }) items!: PersonalCopyAnswer[];
  @ApiProperty(cursor) nextCursor!: string | null;
}

class InboxStanding {
  @ApiProperty(uuid) signatoryId!: string;
  @ApiProperty({
    enum: inboxStates,
    description: '`my-turn`: sign now; `waiting`: others sign before; `signed`: while others are still asked; `closed`',
  })
  state!: InboxState;
  @ApiPropertyOptional(time) signedAt?: string;
}

/** An invitation in a person's inbox. */
export class InboxItemAnswer {
  @ApiProperty(uuid) invitationId!: string;
  @ApiProperty(erasable) title!: string | null;
  @ApiProperty({ type: AskingOrganization, description: 'Who asks for the signature' })
  organization!: AskingOrganization;
  @ApiProperty({ enum: ['sent', 'completed', 'cancelled', 'declined', 'expired'] }) state!: string;
  @ApiProperty({ enum: ['parallel', 'sequential'] }) order!: string;
  @ApiProperty(time) sentAt!: string;
  @ApiProperty(time) expiresAt!: string;
  @ApiProperty({ description: 'How many there are to sign' }) documents!: number;
  @ApiProperty({ description: 'How many are asked' }) signatories!: number;
  @ApiProperty({ description: 'How many of them have signed' }) signed!: number;
  @ApiProperty({ type: InboxStanding, isArray: true, description: 'As whom one is asked; one, as a rule' })
  mine!: InboxStanding[];
}

export class InboxAnswer {
  @ApiProperty({ type: InboxItemAnswer, isArray: true }) items!: InboxItemAnswer[];
  @ApiProperty(cursor) nextCursor!: string | null;
}

export class InboxLinkDto {
  @ApiProperty({ ...uuid, description: 'As whom one is asked: of `mine`' })
  @IsUUID()
  signatoryId!: string;
}

export class InboxLinkAnswer {
  @ApiProperty({ description: 'Of the link, as an e-mail has it' }) secret!: string;
  @ApiProperty({ ...time, description: 'As long as the invitation is open' }) expiresAt!: string;
  @ApiProperty({ ...erasable, description: 'The log position reached; opaque' }) position!: string | null;
}

export class InboxPageDto extends PageDto {
  @ApiPropertyOptional({
    enum: inboxStates,
    description: 'As it is now. A page may then hold fewer than limit, even none, and have a nextCursor',
  })
  @IsOptional()
  @IsIn(inboxStates, { message: `must be one of: ${inboxStates.join(', ')}` })
  state?: InboxState;
}

import { signingAuthorities } from '@attestory/domain';
import { inboxStates, type InboxState } from '@attestory/projections';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageDto } from '../page.dto.js';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };
const hash = { pattern: '^[0-9a-f]{64}$' };
const erasable = { type: String, nullable: true };
const cursor = { ...erasable, description: 'null: that was the last page' };

class AskingOrganization {
  @ApiProperty() name!: string;
}

class StatedCapacity {
  @ApiProperty({ enum: signingAuthorities }) authority!: string;
  @ApiProperty(erasable) position!: string | null;
}

class SignedRole {
  @ApiProperty({ enum: ['self', 'otherOrganization', 'representative'] }) kind!: string;
  @ApiPropertyOptional(erasable) name?: string | null;
  @ApiPropertyOptional() businessId?: string;
  @ApiPropertyOptional({ type: StatedCapacity }) capacity?: StatedCapacity;
}

class OwnSignature {
  @ApiProperty(uuid) signatoryId!: string;
  @ApiProperty(time) signedAt!: string;
  @ApiProperty({ type: SignedRole }) role!: SignedRole;
  @ApiProperty({ description: '`light`, or the method of strong authentication' }) method!: string;
  @ApiProperty({ enum: ['none', 'single-factor', 'strong'] }) assurance!: string;
}

class CopySignatory {
  @ApiProperty(erasable) name!: string | null;
  @ApiProperty({ ...erasable, ...time, description: 'null: has not signed' }) signedAt!: string | null;
}

class CopyDocument {
  @ApiProperty(uuid) id!: string;
  @ApiProperty(erasable) fileName!: string | null;
  @ApiProperty({ ...hash, description: 'Of what was signed' }) sha256!: string;
  @ApiProperty() pages!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty({ description: 'Its sealed PDF with all signatures is there' }) sealed!: boolean;
  @ApiPropertyOptional({
    description: 'Its signature page is a file of its own, as it carried signatures already: `?part=signature-page`',
  })
  signaturePageApart?: true;
}

/** A person's copy of what they signed. */
export class PersonalCopyAnswer {
  @ApiProperty(uuid) invitationId!: string;
  @ApiProperty(erasable) title!: string | null;
  @ApiProperty({ type: AskingOrganization, description: 'Who asked for the signature' })
  organization!: AskingOrganization;
  @ApiProperty({ enum: ['completed', 'cancelled', 'declined', 'expired'] }) state!: string;
  @ApiProperty(time) sentAt!: string;
  @ApiProperty(time) closedAt!: string;
  @ApiProperty({ ...time, description: 'The last signature of all' }) lastSignedAt!: string;
  @ApiProperty({ type: OwnSignature, isArray: true, description: 'One’s own; one, as a rule' }) mine!: OwnSignature[];
  @ApiProperty({ type: CopySignatory, isArray: true }) signatories!: CopySignatory[];
  @ApiProperty({ type: CopyDocument, isArray: true }) documents!: CopyDocument[];
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

export class InboxPageDto extends PageDto {
  @ApiPropertyOptional({
    enum: inboxStates,
    description: 'As it is now. A page may then hold fewer than limit, even none, and have a nextCursor',
  })
  @IsOptional()
  @IsIn(inboxStates, { message: `must be one of: ${inboxStates.join(', ')}` })
  state?: InboxState;
}

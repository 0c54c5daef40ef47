import { deliveryConditions, deliveryWays } from '@attestory/domain';
import { deliveryFilters, type DeliveryFilter } from '@attestory/projections';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { SearchPageDto } from '../page.dto.js';
import { Maybe, Tidy } from './member-rules.js';
import { instantSchema, IsInstant } from './plain-text.js';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };
const erasable = { type: String, nullable: true };

export class AskLinksDto {
  @ApiPropertyOptional({ description: 'Of a download link, also of one that works no more; or `email`' })
  @Maybe()
  @IsString()
  @MaxLength(500)
  secret?: string;

  @ApiPropertyOptional({
    format: 'email',
    example: 'aino@example.com',
    description: 'To which links went; or `secret`',
  })
  @Maybe()
  @Tidy()
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(254)
  email?: string;
}

export class AskedLinksAnswer {
  @ApiProperty({ enum: ['requested'] }) state!: string;
}

export class RevokedLinkAnswer {
  @ApiProperty(uuid) linkId!: string;
  @ApiProperty({ enum: ['closed'] }) state!: string;
  @ApiProperty() position!: string;
}

export class DeliveriesPageDto extends SearchPageDto {
  @ApiPropertyOptional({
    enum: deliveryFilters,
    description:
      'Only where the newest e-mail to somebody was refused or waits; where links were opened by somebody, or not by everybody',
  })
  @IsOptional()
  @IsIn(deliveryFilters, { message: `must be one of: ${deliveryFilters.join(', ')}` })
  state?: DeliveryFilter;

  @ApiPropertyOptional({ ...instantSchema, description: 'Sent then or later' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ ...instantSchema, description: 'Sent before' })
  @IsOptional()
  @IsInstant()
  to?: string;
}

export class WithheldAnswer {
  @ApiProperty({ enum: deliveryWays }) way!: string;
  @ApiProperty({ enum: [...deliveryConditions, 'assurance'] }) because!: string;
}

/** By the delivery policy that held when they signed. */
export class DecisionAnswer {
  @ApiProperty({ example: '2025-04-25' }) policyVersion!: string;
  @ApiProperty({ example: 'strong' }) row!: string;
  @ApiProperty({ enum: deliveryWays, isArray: true }) ways!: string[];
  @ApiProperty({ type: [WithheldAnswer] }) withheld!: WithheldAnswer[];
  @ApiPropertyOptional({ ...uuid, description: 'Registered here, for which they signed' }) organizationId?: string;
}

export class MailAnswer {
  @ApiProperty() messageId!: string;
  @ApiProperty({ example: 'completed' }) reason!: string;
  @ApiProperty({ enum: ['handed-over', 'bounced', 'delayed'] }) state!: string;
  @ApiProperty(time) at!: string;
  @ApiPropertyOptional({ ...erasable, description: 'What the mail server said' }) answer?: string | null;
  @ApiPropertyOptional(time) nextTryAt?: string;
}

export class DownloadsAnswer {
  @ApiProperty() count!: number;
  @ApiProperty(time) first!: string;
  @ApiProperty(time) last!: string;
}

export class ClosedLinkAnswer {
  @ApiProperty({ example: 'revoked' }) reason!: string;
  @ApiProperty(time) at!: string;
}

export class DownloadLinkAnswer {
  @ApiProperty({ ...uuid, description: 'Not its secret' }) linkId!: string;
  @ApiProperty(uuid) documentId!: string;
  @ApiPropertyOptional({ enum: ['signature-page'] }) part?: string;
  @ApiProperty({ enum: ['open', 'expired', 'closed'] }) state!: string;
  @ApiProperty(time) issuedAt!: string;
  @ApiProperty(time) expiresAt!: string;
  @ApiPropertyOptional() policyVersion?: string;
  @ApiPropertyOptional({ ...uuid, description: 'The link whose place it takes' }) replaces?: string;
  @ApiPropertyOptional({ type: ClosedLinkAnswer }) closed?: ClosedLinkAnswer;
  @ApiPropertyOptional({ type: DownloadsAnswer }) downloads?: DownloadsAnswer;
}

export class RecipientAnswer {
  @ApiProperty(uuid) signatoryId!: string;
  @ApiProperty(erasable) name!: string | null;
  @ApiProperty(erasable) email!: string | null;
  @ApiPropertyOptional(time) openedAt?: string;
  @ApiPropertyOptional(time) signedAt?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'As it was chosen at signing' })
  role?: object;
  @ApiPropertyOptional({ type: DecisionAnswer }) decision?: DecisionAnswer;
  @ApiProperty({ type: [MailAnswer] }) mails!: MailAnswer[];
  @ApiProperty({ type: [DownloadLinkAnswer] }) links!: DownloadLinkAnswer[];
  @ApiPropertyOptional({ type: DownloadsAnswer, description: 'From their personal account' }) copies?: DownloadsAnswer;
}

export class DeliveriesItem {
  @ApiProperty({ ...uuid, description: 'Of the invitation' }) id!: string;
  @ApiProperty({ ...erasable, format: 'uuid' }) folderId!: string | null;
  @ApiProperty(erasable) title!: string | null;
  @ApiProperty({ enum: ['draft', 'sent', 'completed', 'cancelled', 'declined', 'expired'] }) state!: string;
  @ApiPropertyOptional(time) sentAt?: string;
  @ApiPropertyOptional(time) closedAt?: string;
  @ApiProperty({ enum: deliveryFilters, isArray: true, description: 'What stands out' }) marks!: string[];
  @ApiProperty({ type: [RecipientAnswer] }) recipients!: RecipientAnswer[];
}

export class DeliveriesAnswer extends DeliveriesItem {
  @ApiProperty() position!: string;
}

export class DeliveriesPageAnswer {
  @ApiProperty({ type: [DeliveriesItem] }) items!: DeliveriesItem[];
  @ApiProperty(erasable) nextCursor!: string | null;
}

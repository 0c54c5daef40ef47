import { type FolderId, type Instant, retentionPolicy, startOfDay } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsInt, IsOptional, IsUUID, Max, Min, ValidateBy, ValidateIf } from 'class-validator';
import { SearchPageDto } from '../page.dto.js';
import { Tidy } from './member-rules.js';
import { instantSchema, IsPlainText } from './plain-text.js';

const mostMonths = 1_200;

/** An RFC 3339 time, or a day that ends what comes before it, in the policy's time zone. */
function IsUntil(): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && untilOf(value) !== null;
  const defaultMessage = () => 'must be a day like 2030-01-01, or a UTC time with milliseconds';
  return ValidateBy({ name: 'isUntil', validator: { validate, defaultMessage } });
}

/** When a day begins in the policy's time zone, or the time itself; null: it is neither. */
export function untilOf(text: string): Instant | null {
  if (text.length === 10) return startOfDay(text, retentionPolicy.timeZone);
  const time = new RegExp(instantSchema.pattern).test(text) ? new Date(text) : null;
  return time && !Number.isNaN(time.getTime()) && time.toISOString() === text ? (text as Instant) : null;
}

const until = {
  oneOf: [
    { type: 'string', format: 'date' },
    { type: 'string', format: 'date-time' },
  ],
  example: '2030-01-01',
};

class FolderDto extends PickType(SearchPageDto, ['folder', 'cursor', 'limit', 'after'] as const) {}

export class RetentionPageDto extends FolderDto {
  @ApiPropertyOptional({ ...until, description: 'Due before this day begins in Helsinki, or by this time' })
  @IsOptional()
  @IsUntil()
  until?: string;
}

export class CertificatePageDto extends FolderDto {}

export class RetentionSummaryDto extends PickType(SearchPageDto, ['folder', 'after'] as const) {
  @ApiPropertyOptional({ ...until, description: 'Due before this day begins in Helsinki, or by this time; in a year' })
  @IsOptional()
  @IsUntil()
  until?: string;
}

export class RetentionRuleDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: for what lies in no folder' })
  @ValidateIf(({ folderId }: RetentionRuleDto) => folderId !== null)
  @IsUUID()
  folderId!: FolderId | null;

  @ApiProperty({
    ...{ type: Number, nullable: true, minimum: 1, maximum: mostMonths, example: 120 },
    description: 'Calendar months from a document’s last signature; null: for good',
  })
  @ValidateIf(({ months }: RetentionRuleDto) => months !== null)
  @IsInt()
  @Min(1)
  @Max(mostMonths)
  months!: number | null;
}

export class PlaceHoldDto {
  @ApiProperty({ minLength: 1, maxLength: 500, example: 'Dispute 2026/114' })
  @Tidy()
  @IsPlainText({ max: 500 })
  reason!: string;
}

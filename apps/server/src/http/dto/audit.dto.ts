import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PageDto } from '../page.dto.js';

export class AuditPageDto extends PageDto {
  @ApiPropertyOptional({
    description: 'A time (RFC 3339): events from then on; or the position of an event: those after it',
    example: '2026-11-24T00:00:00.000Z',
  })
  @IsOptional()
  @Matches(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|[\w-]{1,64})$/, {
    message: 'must be a UTC time like 2026-12-31T12:00:00.000Z, or a position',
  })
  from?: string;

  @ApiPropertyOptional({ description: 'Of one stream', example: 'invitation-0f3c0f3c-0000-5000-8000-000000000000' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  stream?: string;

  @ApiPropertyOptional({ description: 'Of these types, separated by commas', example: 'DocumentSigned,DocumentSealed' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  type?: string;

  @ApiPropertyOptional({
    enum: ['ndjson'],
    description: 'The stream of application/x-ndjson as a file to keep, for browsers, which choose no Accept',
  })
  @IsOptional()
  @IsIn(['ndjson'], { message: 'must be ndjson' })
  format?: 'ndjson';
}

const uuid = { format: 'uuid' };
const hash = { pattern: '^[0-9a-f]{64}$' };

export class AuditEventAnswer {
  @ApiProperty({ description: 'Opaque; comparing two as texts gives log order' }) position!: string;
  @ApiProperty({ example: 'invitation-0f3c0f3c-0000-5000-8000-000000000000' }) stream!: string;
  @ApiProperty({ description: '0 for the first of its stream, without gaps' }) revision!: number;
  @ApiProperty(uuid) eventId!: string;
  @ApiProperty({ example: 'DocumentSigned' }) type!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Personal data in the clear, null where erased; of a drawing only its extent',
  })
  data!: object;
  @ApiProperty({ description: 'Kind and id, never a name' }) actor!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() commandId!: string;
  @ApiProperty({ description: 'Of the request that caused it' }) correlationId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The event that led to it' }) causationId!: string | null;
  @ApiProperty() schemaVersion!: number;
  @ApiProperty({ ...hash, type: String, nullable: true, description: 'Of the event before it in its stream' })
  previousHash!: string | null;
  @ApiProperty({ ...hash, description: 'SHA-256 over all of this, with the data as stored (encrypted)' }) hash!: string;
}

export class AuditPageAnswer {
  @ApiProperty({ type: [AuditEventAnswer], description: 'Oldest first' }) items!: AuditEventAnswer[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

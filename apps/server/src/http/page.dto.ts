import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsInstant } from './dto/plain-text.js';

/** Where in a list to go on, and how far. */
export class PageDto {
  @ApiPropertyOptional({ description: 'The nextCursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @ApiPropertyOptional({ description: 'A position that the view must have passed' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  after?: string;
}

const statuses = ['draft', 'discarded', 'sent', 'completed', 'cancelled', 'declined', 'expired'];

export class InvitationPageDto extends PageDto {
  @ApiPropertyOptional({ enum: statuses })
  @IsOptional()
  @IsIn(statuses, { message: `must be one of: ${statuses.join(', ')}` })
  status?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Drafted then or later' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Drafted before' })
  @IsOptional()
  @IsInstant()
  to?: string;
}

/** A page for a query: members that weren't given are absent. */
export function pageOf({ cursor, limit }: PageDto): { readonly limit: number; readonly cursor?: string } {
  return { limit: limit ?? 20, ...(cursor === undefined ? {} : { cursor }) };
}

import type { DocumentKind } from '@attestory/application';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { Allow, ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';

const kinds: readonly DocumentKind[] = ['sealed', 'original'];

/** Which bytes of an invitation's documents. */
export class DocumentKindDto {
  @ApiPropertyOptional({ enum: kinds, default: 'sealed', description: 'With seals, or as they were uploaded' })
  @IsOptional()
  @IsIn(kinds, { message: `must be one of: ${kinds.join(', ')}` })
  kind?: DocumentKind;
}

/** Which archived documents. */
export class ArchivedIdsDto {
  @ApiProperty({
    type: [String],
    format: 'uuid',
    minItems: 1,
    maxItems: 100,
    description: 'Of archived documents, in the order wanted; several are separated by commas',
  })
  @Transform(({ value }) => [value].flat().flatMap((ids) => (typeof ids === 'string' ? ids.split(',') : ids)))
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  ids!: string[];

  /** Read, and declared, by `@After`. */
  @Allow()
  after?: string;
}

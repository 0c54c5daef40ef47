import type { ArchivedKind, ArchivedState } from '@attestory/domain';
import { type InvitationStatus, searchedWords } from '@attestory/projections';
import { ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { Allow, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { instantSchema, IsInstant, IsPlainText } from './dto/plain-text.js';

/** Where in a list to go on, and how far. */
export class PageDto {
  @ApiPropertyOptional({ description: 'The nextCursor of the page before', minLength: 1 })
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

  /** Read, and declared, by `@After`. */
  @Allow()
  after?: string;
}

const uuidPattern = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const mostWords = 10;

/** Something to look for: a text with at least one letter or digit, and not too many words. */
export function IsSearch(): PropertyDecorator {
  const isSearch = (value: unknown) => {
    const words = typeof value === 'string' ? searchedWords(value).length : 0;
    return words > 0 && words <= mostWords;
  };
  const defaultMessage = () => `must have 1 to ${mostWords} words with letters or digits to look for`;
  return ValidateBy({ name: 'isSearch', validator: { validate: isSearch, defaultMessage } });
}

export class SearchPageDto extends PageDto {
  @ApiPropertyOptional({
    ...{ pattern: `^(${uuidPattern}|none)$`, example: 'none' },
    description: 'Only what lies in this folder, or in none (`none`)',
  })
  @IsOptional()
  @Matches(new RegExp(`^(${uuidPattern}|none)$`, 'i'), { message: 'must be the id of a folder, or none' })
  folder?: string;

  @ApiPropertyOptional({
    maxLength: 200,
    example: 'lease vir',
    description:
      'Beginnings of words in titles, names of signatories (of one’s own invitations their e-mail addresses, too) and names of files, in any order; all must be there. Case, accents and punctuation don’t matter. A page may then hold fewer than limit, even none, and have a nextCursor: go on until there is none',
  })
  @IsOptional()
  @IsPlainText({ max: 200 })
  @IsSearch()
  q?: string;
}

const closed = ['completed', 'cancelled', 'declined', 'expired'] as const satisfies readonly InvitationStatus[];
const statuses = ['draft', 'discarded', 'sent', ...closed] as const satisfies readonly InvitationStatus[];
const archivedStates = [...closed, 'imported'] as const satisfies readonly ArchivedState[];
const archivedKinds = ['signed', 'scan', 'imported'] as const satisfies readonly ArchivedKind[];
const oneOf = (values: readonly string[]) => ({ message: `must be one of: ${values.join(', ')}` });

export class InvitationPageDto extends SearchPageDto {
  @ApiPropertyOptional({ enum: statuses, description: 'As it is now: what changes its state leaves or joins the list' })
  @IsOptional()
  @IsIn(statuses, oneOf(statuses))
  status?: InvitationStatus;

  @ApiPropertyOptional({ ...instantSchema, description: 'Drafted then or later' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ ...instantSchema, description: 'Drafted before' })
  @IsOptional()
  @IsInstant()
  to?: string;
}

export class ArchivePageDto extends SearchPageDto {
  @ApiPropertyOptional({ enum: archivedStates })
  @IsOptional()
  @IsIn(archivedStates, oneOf(archivedStates))
  status?: ArchivedState;

  @ApiPropertyOptional({ enum: archivedKinds, description: '`scan`: of what was signed on paper' })
  @IsOptional()
  @IsIn(archivedKinds, oneOf(archivedKinds))
  kind?: ArchivedKind;

  @ApiPropertyOptional({ ...instantSchema, description: 'Closed then or later' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ ...instantSchema, description: 'Closed before' })
  @IsOptional()
  @IsInstant()
  to?: string;
}

/** As in an organization's archive; people have no folders. */
export class PersonalPageDto extends OmitType(ArchivePageDto, ['folder'] as const) {}

/** A page for a query: members that weren't given are absent. */
export function pageOf<P extends PageDto & Pick<SearchPageDto, 'folder'>>({ limit, after: _, folder, ...rest }: P) {
  const lying = folder === undefined ? {} : { folder: folder === 'none' ? null : folder.toLowerCase() };
  return { limit: limit ?? 20, ...rest, ...lying };
}

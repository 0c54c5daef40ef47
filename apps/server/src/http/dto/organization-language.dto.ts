import { type Language, languages } from '@attestory/domain';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

const position = { description: 'The log position reached; opaque. Also in the header Attestory-Position' };

export class OrganizationLanguageDto {
  @ApiProperty({ enum: languages })
  @IsIn(languages, { message: `must be one of: ${languages.join(', ')}` })
  language!: Language;
}

export class OrganizationLanguageAnswer {
  @ApiProperty({ enum: languages, nullable: true, description: 'null: none was chosen, and English is spoken' })
  language!: string | null;
  @ApiProperty({ description: 'Of the organization' }) revision!: number;
  @ApiProperty({ ...position, type: String, nullable: true }) position!: string | null;
}

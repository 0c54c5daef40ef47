import { type Language, languages } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, MaxLength } from 'class-validator';
import { type Topic, topics } from '../../help/article.js';
import { Maybe, Tidy } from '../dto/member-rules.js';
import { IsPlainText } from '../dto/plain-text.js';

const inLanguage = { enum: languages, description: 'Without it the one that the request prefers (Accept-Language)' };

export class HelpLanguageDto {
  @ApiPropertyOptional(inLanguage)
  @Maybe()
  @IsIn(languages, { message: `must be one of: ${languages.join(', ')}` })
  lang?: Language;
}

export class HelpSearchDto extends HelpLanguageDto {
  @ApiPropertyOptional({
    maxLength: 200,
    example: 'downlod',
    description: 'What to look for; slips and beginnings of words find, too. Without it: every article',
  })
  @Tidy()
  @Maybe()
  @IsPlainText({ max: 200 })
  @MaxLength(200)
  q?: string;
}

/** An article as lists show it. */
export class HelpItemAnswer {
  @ApiProperty({ example: 'downloading' }) slug!: string;
  @ApiProperty() title!: string;
  @ApiProperty() summary!: string;
  @ApiProperty({ enum: languages, description: 'That it is in: another one where it isn’t there in the one asked for' })
  language!: Language;
  @ApiProperty() recommended!: boolean;
  @ApiProperty({ description: 'A program has translated it' }) machineTranslated!: boolean;
  @ApiProperty({ enum: topics, isArray: true }) topics!: Topic[];
  @ApiProperty({ type: String, nullable: true, description: 'As it is asked among the frequent questions' })
  question!: string | null;
}

export class HelpSearchAnswer {
  @ApiProperty({ enum: languages }) language!: Language;
  @ApiProperty({ type: [HelpItemAnswer], description: 'The likeliest first; without q what is recommended first' })
  items!: HelpItemAnswer[];
}

class HelpFallbackAnswer {
  @ApiProperty({ enum: languages, description: 'That was asked for, and in which there is no such article' })
  asked!: Language;
  @ApiProperty({ enum: languages, description: 'That it is in instead' }) language!: Language;
}

class HelpVideoAnswer {
  @ApiProperty({ format: 'uri' }) url!: string;
  @ApiProperty() transcript!: string;
}

/** An article to read. */
export class HelpArticleAnswer extends HelpItemAnswer {
  @ApiProperty({ description: 'Written by us, made of Markdown without markup of its own' }) html!: string;
  @ApiProperty({ type: [String] }) keywords!: string[];
  @ApiProperty({ enum: languages, isArray: true, description: 'In which it can be read' }) languages!: Language[];
  @ApiProperty({ type: HelpFallbackAnswer, nullable: true }) fallback!: HelpFallbackAnswer | null;
  @ApiProperty({ type: HelpVideoAnswer, nullable: true }) video!: HelpVideoAnswer | null;
  @ApiProperty({ type: [HelpItemAnswer], description: 'To read next' }) related!: HelpItemAnswer[];
}

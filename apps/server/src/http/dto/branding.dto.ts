import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, ValidateIf } from 'class-validator';

const position = { description: 'The log position reached; opaque. Also in the header Attestory-Position' };

export class BrandingDto {
  @ApiProperty({
    ...{ type: String, nullable: true, pattern: '^#[0-9a-f]{6}$', example: '#1d6f68' },
    description: 'White text must be legible on it (contrast of 4.5:1 at least); null: the service’s own',
  })
  @ValidateIf(({ colour }: BrandingDto) => colour !== null)
  @IsString()
  @MaxLength(20)
  colour!: string | null;
}

export class LogoAnswer {
  @ApiProperty({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the picture as it is kept' }) sha256!: string;
  @ApiProperty({ enum: ['image/png'] }) type!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty({ maximum: 1_000 }) width!: number;
  @ApiProperty({ maximum: 1_000 }) height!: number;
}

export class BrandingAnswerDto {
  @ApiProperty({ type: String, nullable: true, description: 'null: the service’s own' }) colour!: string | null;
  @ApiProperty({ type: LogoAnswer, nullable: true }) logo!: LogoAnswer | null;
  @ApiProperty({ description: 'Of the organization' }) revision!: number;
  @ApiProperty({ ...position, type: String, nullable: true }) position!: string | null;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };
const maybeText = { type: String, nullable: true };
const maybeNumber = { type: Number, nullable: true };

export class BulkColumnAnswer {
  @ApiProperty({ description: 'As it is written' }) head!: string;
  @ApiProperty({ enum: ['role', 'value', 'none'], description: 'none: the template doesn’t ask for it' }) use!: string;
  @ApiPropertyOptional(uuid) roleId?: string;
  @ApiPropertyOptional({ enum: ['name', 'email', 'identityNumber', 'country'] }) part?: string;
  @ApiPropertyOptional({ description: 'By the name of its placeholder' }) value?: string;
}

export class BulkErrorAnswer {
  @ApiProperty({ ...maybeNumber, description: 'Below the heads, from 1 on; null: the file as a whole' })
  row!: number | null;
  @ApiProperty({ ...maybeNumber, description: 'In the file, from 1 on' }) line!: number | null;
  @ApiProperty({ ...maybeText, description: 'By its head' }) column!: string | null;
  @ApiProperty({ example: 'email' }) code!: string;
  @ApiProperty() message!: string;
}

class BulkExampleSignatory {
  @ApiProperty(maybeText) role!: string | null;
  @ApiProperty() name!: string;
  @ApiProperty() email!: string;
}

export class BulkExampleAnswer {
  @ApiProperty() row!: number;
  @ApiProperty() line!: number;
  @ApiProperty() title!: string;
  @ApiProperty(maybeText) message!: string | null;
  @ApiProperty({ type: [BulkExampleSignatory] }) signatories!: BulkExampleSignatory[];
}

export class BulkPreviewAnswer {
  @ApiProperty({ ...maybeText, description: 'null: it can’t be told' }) encoding!: string | null;
  @ApiProperty({ ...maybeText, enum: [',', ';', '\t'] }) delimiter!: string | null;
  @ApiProperty({ type: [BulkColumnAnswer] }) columns!: BulkColumnAnswer[];
  @ApiProperty({ description: 'Below the heads' }) rows!: number;
  @ApiProperty({ description: 'Rows without an error' }) sendable!: number;
  @ApiProperty() errorCount!: number;
  @ApiProperty({ type: [BulkErrorAnswer], description: 'The first 500' }) errors!: BulkErrorAnswer[];
  @ApiProperty({ type: [BulkExampleAnswer], description: 'The first rows as their signatories would get them' })
  examples!: BulkExampleAnswer[];
  @ApiProperty(maybeNumber) templateVersion!: number | null;
}

export class BegunBulkSendingAnswer {
  @ApiProperty(uuid) bulkSendingId!: string;
  @ApiProperty({ description: 'That are sent' }) rows!: number;
  @ApiProperty({ description: 'That were left out, because they have errors' }) skipped!: number;
  @ApiProperty({ description: 'The log position reached; opaque. Also in the header Attestory-Position' })
  position!: string;
}

export class BulkSendingAnswerDto {
  @ApiProperty(uuid) id!: string;
  @ApiProperty(uuid) templateId!: string;
  @ApiProperty() templateVersion!: number;
  @ApiProperty({ ...uuid, ...maybeText }) folderId!: string | null;
  @ApiProperty({
    enum: ['sending', 'stopping', 'stopped', 'ended'],
    description: 'stopping: what was under way is being recorded',
  })
  state!: string;
  @ApiProperty({ description: 'All that were to be sent' }) rows!: number;
  @ApiProperty() sent!: number;
  @ApiProperty({ description: 'That could not be sent: the result file says why' }) refused!: number;
  @ApiProperty() waiting!: number;
  @ApiProperty({ description: 'Not sent, because it was stopped' }) stopped!: number;
  @ApiProperty({ description: 'Left out, because they had errors' }) skipped!: number;
  @ApiProperty(time) begunAt!: string;
  @ApiProperty({ ...time, ...maybeText }) endedAt!: string | null;
  @ApiProperty() revision!: number;
  @ApiProperty({ description: 'The log position reached; opaque. Also in the header Attestory-Position' })
  position!: string;
}

export class BulkSendingPage {
  @ApiProperty({ type: [BulkSendingAnswerDto] }) items!: BulkSendingAnswerDto[];
  @ApiProperty({ ...maybeText, description: 'null: that was the last page' }) nextCursor!: string | null;
}

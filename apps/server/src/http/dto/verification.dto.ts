import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const time = { format: 'date-time' } as const;
const hash = { pattern: '^[0-9a-f]{64}$' } as const;
const level = { enum: ['B-B', 'B-T', 'B-LT'], description: 'PAdES (ETSI EN 319 142-1)' };

export class VerifiedDocumentAnswer {
  @ApiProperty({ ...hash, description: 'Of the bytes as they were uploaded' }) sha256!: string;
  @ApiProperty() pages!: number;
  @ApiProperty() bytes!: number;
}

export class VerifiedPageAnswer {
  @ApiProperty(hash) sha256!: string;
  @ApiProperty(level) level!: string;
  @ApiProperty({ ...time, type: String, nullable: true }) timeStampedAt!: string | null;
}

export class VerifiedSealAnswer {
  @ApiProperty({ ...hash, description: 'Of the newest sealed PDF' }) sha256!: string;
  @ApiProperty(level) level!: string;
  @ApiProperty(time) sealedAt!: string;
  @ApiProperty({ description: 'How many signatures it holds' }) signatures!: number;
  @ApiProperty({ ...time, type: String, nullable: true, description: 'As a time-stamp authority says' })
  timeStampedAt!: string | null;
  @ApiProperty({ ...hash, description: 'Of the sealing certificate (DER)' }) certificateSha256!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Who seals: the certificate’s subject' })
  sealedBy!: string | null;
  @ApiPropertyOptional({ type: VerifiedPageAnswer, description: 'The signature page where it is a file of its own' })
  signaturePage?: VerifiedPageAnswer;
}

export class SealedFileAnswer {
  @ApiProperty({
    enum: ['document', 'signature-page'],
    description: '`signature-page` where that is a file of its own',
  })
  part!: string;
  @ApiProperty(hash) sha256!: string;
  @ApiProperty() signatures!: number;
  @ApiProperty(level) level!: string;
  @ApiProperty(time) madeAt!: string;
}

export class SealingCertificateAnswer {
  @ApiProperty({ ...hash, description: 'Of the certificate (DER)' }) sha256!: string;
  @ApiProperty() subject!: string;
  @ApiProperty(time) notBefore!: string;
  @ApiProperty(time) notAfter!: string;
  @ApiProperty({ ...time, description: 'When the service began to seal with it' }) introducedAt!: string;
}

export class SealingCertificatesAnswer {
  @ApiProperty({ type: [SealingCertificateAnswer], description: 'The newest first' })
  items!: readonly SealingCertificateAnswer[];
}

/** What the code on a signature page stands for. */
export class VerificationAnswer {
  @ApiProperty() code!: string;
  @ApiProperty({ enum: ['sent', 'completed', 'cancelled', 'declined', 'expired'] }) state!: string;
  @ApiProperty({ type: VerifiedDocumentAnswer }) document!: VerifiedDocumentAnswer;
  @ApiProperty({ type: VerifiedSealAnswer }) seal!: VerifiedSealAnswer;
  @ApiProperty({ type: [SealedFileAnswer], description: 'Every file made of the document, the newest first' })
  files!: SealedFileAnswer[];
  @ApiProperty({ description: 'How many were asked to sign' }) signatories!: number;
  @ApiProperty({ ...time, type: String, nullable: true }) sentAt!: string | null;
  @ApiProperty({ ...time, type: String, nullable: true }) closedAt!: string | null;
  @ApiProperty({ type: [String], description: 'When they signed' }) signedAt!: string[];
}

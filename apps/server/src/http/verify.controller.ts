import { APPLICATION, type Application, sealingCertificates, verifyCode } from '@attestory/application';
import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ForEverybody } from './access.js';
import { SealingCertificatesAnswer, VerificationAnswer } from './dto/verification.dto.js';
import { SecretLimiter } from './secret-limiter.js';

const unknownCode = new Set(['not-found']);

@ApiTags('verification')
@Controller('v1/verify')
export class VerifyController {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly limiter: SecretLimiter,
  ) {}

  @Get('certificates')
  @ForEverybody()
  @ApiOperation({ summary: 'Public: the certificates that this service seals with, or has sealed with' })
  @ApiOkResponse({ type: SealingCertificatesAnswer })
  async certificates(): Promise<SealingCertificatesAnswer> {
    return { items: await sealingCertificates(this.app) };
  }

  @Get(':code')
  @ForEverybody()
  @ApiOperation({ summary: 'Public: what the code on a signature page stands for. State, times and hashes; no names' })
  @ApiOkResponse({ type: VerificationAnswer })
  verify(@Param('code') code: string, @Req() request: FastifyRequest) {
    return this.limiter.guard(request.ip, () => verifyCode(this.app, code), unknownCode);
  }
}

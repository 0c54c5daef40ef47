import { Readable } from 'node:stream';
import type { Branding, BrandingAnswer, FoundLogo } from '@attestory/application';
import type { Logo } from '@attestory/domain';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** How an organization's signing pages look, without where its logo lies. */
export function brandingLook({ colour, logo }: Branding) {
  return { colour, logo: logo && logoFacts(logo) };
}

export function brandingBody({ branding, revision, position }: BrandingAnswer) {
  return { ...brandingLook(branding), revision, position };
}

function logoFacts({ sha256, type, bytes, width, height }: Logo) {
  return { sha256, type, bytes, width, height };
}

/** A logo as a picture, and as nothing else, whatever it holds. */
export function logoReply(reply: FastifyReply, { logo, bytes }: FoundLogo): StreamableFile {
  void reply.header('X-Content-Type-Options', 'nosniff').header('Content-Disposition', 'inline; filename="logo.png"');
  return new StreamableFile(Readable.from(bytes, { objectMode: false }), { type: logo.type, length: logo.bytes });
}

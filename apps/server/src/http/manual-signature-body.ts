import { Readable } from 'node:stream';
import type { ManualSignature } from '@attestory/application';
import type { FastifyRequest } from 'fastify';
import { ManualSignatureDetailsDto, ManualSignatureDto } from './dto/ways-out.dto.js';
import { fileNameOf, uploadOf } from './raw-pdf.js';
import { invalid, validationPipe } from './validation.pipe.js';

/** As the largest documents in JSON are. */
const mostInlineBytes = 5_000_000;
const pipe = validationPipe();

/** A signature on paper as it was sent: with its scan in JSON, or as a raw scan with the rest in the address. */
export async function manualSignatureOf(request: FastifyRequest): Promise<ManualSignature> {
  return request.body instanceof Readable ? ofScan(request) : inJson(request.body);
}

async function inJson(body: unknown): Promise<ManualSignature> {
  const { scan, ...said } = await checked(body ?? {}, ManualSignatureDto);
  const { fileName, base64, activeContent } = scan;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > mostInlineBytes) throw invalid('#/scan', 'holds more than 5 MB: send it as application/pdf');
  const upload = { fileName, bytes: [bytes], ...(activeContent ? { activeContent } : {}) };
  return { scan: upload, ...saidOf(said) };
}

async function ofScan(request: FastifyRequest): Promise<ManualSignature> {
  const { fileName, signedOn, signedBy = [] } = request.query as Readonly<Record<string, string | string[]>>;
  const ids = Array.isArray(signedBy) ? signedBy : [signedBy];
  const said = await checked(
    { signedOn, signedBy: ids.map((signatoryId) => ({ signatoryId })) },
    ManualSignatureDetailsDto,
  );
  const name = fileNameOf(typeof fileName === 'string' ? fileName : undefined, 'scan.pdf');
  return { scan: { fileName: name, bytes: uploadOf(request) }, ...saidOf(said) };
}

function checked<T>(value: unknown, metatype: new () => T): Promise<T> {
  return pipe.transform(value, { type: 'body', metatype }) as Promise<T>;
}

function saidOf({ signedBy, signedOn, note }: ManualSignatureDetailsDto) {
  return {
    signedBy: signedBy.map(({ signatoryId, name = '' }) => (signatoryId === undefined ? { name } : { signatoryId })),
    signedOn,
    ...(note === undefined ? {} : { note }),
  };
}

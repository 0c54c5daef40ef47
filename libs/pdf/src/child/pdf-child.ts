import { X509Certificate } from 'node:crypto';
import { PdfBytes } from '@attestory/audit/pdf';
import { nodePlatform } from '@attestory/audit/node-platform';
import { type AppendedPages, appendSignaturePages } from '../incremental/append-pages.js';
import { appendApproval, certifyPages } from '../incremental/append-seal.js';
import { appendTimeStamp } from '../incremental/append-time-stamp.js';
import { appendValidationData } from '../incremental/append-validation-data.js';
import { inspectPdf } from '../inspect.js';
import { stripOrVerdict } from '../strip/strip-verdict.js';
import { fetchPage, fetchPart, readJob, say, sayNoMore, writeAll } from './parent-link.js';
import type { Job, JobAnswer } from './protocol.js';
import { warmUp } from './warm-up.js';

/**
 * The program of a child process: reads one job from its standard input, asks for the parts of the document that it needs,
 * answers on its standard output, and ends. Whatever a hostile document does, it does it here, without keys, files or a way
 * out.
 */
async function main(): Promise<void> {
  let job = readJob();
  for (; job.kind === 'warm-up'; job = readJob()) {
    warmUp();
    say(job);
  }
  const [answer, body] = await work(job, PdfBytes.fetched(job.size, fetchPart));
  say(answer);
  if (body) writeAll(body);
  sayNoMore();
}

async function work(job: Job, document: PdfBytes): Promise<[JobAnswer, Uint8Array?]> {
  try {
    if (job.kind === 'verify') {
      // Loaded where it is needed: every other child starts without it.
      const { verifyPdf } = await import('../verify/verify-pdf.js');
      const anchors = job.anchors.map((pem) => new X509Certificate(pem));
      return [{ kind: 'verified', verification: await verifyPdf(document.slice(0, document.length), anchors) }];
    }
    if (job.kind === 'inspect') return [{ kind: 'verdict', verdict: inspectPdf(document, job.limits) }];
    if (job.kind === 'strip') return strip(document, job.limits);
    if (job.kind === 'certificates') return [await certificatesIn(document)];
    if (job.kind === 'validation-data') {
      const [certificates, ocsps, crls] = [job.certificates, job.ocsps, job.crls].map((list) =>
        list.map((der) => Buffer.from(der, 'base64')),
      ) as [Buffer[], Buffer[], Buffer[]];
      const increment = appendValidationData(document, { certificates, ocsps, crls });
      return [{ kind: 'appended', increment: increment.length }, increment];
    }
    const { increment, hole } = appended(job, document);
    return [{ kind: 'stamped', increment: increment.length, hole }, increment];
  } catch (error) {
    return [{ kind: 'failed', message: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }];
  }
}

function strip(document: PdfBytes, limits: { readonly pages: number }): [JobAnswer, Uint8Array?] {
  const outcome = stripOrVerdict(document, limits);
  if ('verdict' in outcome) return [{ kind: 'verdict', verdict: outcome.verdict }];
  const { stripped, removed } = outcome;
  return [{ kind: 'stripped', removed, bytes: stripped.length }, stripped];
}

function appended(
  job: Exclude<Job, { readonly kind: 'verify' | 'inspect' | 'strip' | 'certificates' | 'validation-data' }>,
  document: PdfBytes,
): AppendedPages {
  switch (job.kind) {
    case 'time-stamp':
      return appendTimeStamp({ document, contentsBytes: job.contentsBytes });
    case 'stamp':
      return appendSignaturePages({ ...job, original: document, page: fetchPage });
    case 'approve':
      return appendApproval({ ...job, document });
    case 'certify':
      return certifyPages({ ...job, document });
  }
}

async function certificatesIn(document: PdfBytes): Promise<JobAnswer> {
  const { signingCertificates } = await import('@attestory/audit/verify-pdf');
  const { signers, stampedAt } = signingCertificates(document, nodePlatform.inflate);
  const inBase64 = signers.map((signer) => signer.map((der) => Buffer.from(der).toString('base64')));
  return { kind: 'certificates', signers: inBase64, stampedAt };
}

await main();
process.exit(0);

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Ran {
  readonly code: number;
  readonly text: string;
}

/** Whether a tool that is missing is a failure (`ATTESTORY_TEST_REQUIRE_JUDGES`), or only said. */
const required = process.env.ATTESTORY_TEST_REQUIRE_JUDGES !== undefined;

/** What independent tools say of a sealed PDF: every objection; none means that all present ones accept it. */
export function judgeSealedPdf(original: Uint8Array, sealed: Uint8Array, trustAnchorPem: string): Promise<string[]> {
  return judge(original, sealed, trustAnchorPem, { pdfsig, pyhanko });
}

/** The same of one that carried signatures before: each of `signatures` in all holds, and none sees more than further ones. */
export function judgeSignedFurther(
  original: Uint8Array,
  sealed: Uint8Array,
  trustAnchorPem: string,
  signatures: number,
  { validationData = false } = {},
): Promise<string[]> {
  return judge(original, sealed, trustAnchorPem, {
    pdfsig: (after) => pdfsigOfAll(after, signatures, validationData),
    pyhanko: (after, anchor) => pyhankoOfAll(after, anchor, signatures),
  });
}

/** What independent tools say of a document that was made of another: every page shows the same, and it is sound. */
export async function judgeRewritten(before: Uint8Array, after: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'attestory-judge-'));
  try {
    const [was, is] = ['before.pdf', 'after.pdf'].map((name) => join(folder, name)) as [string, string];
    await Promise.all([writeFile(was, before), writeFile(is, after)]);
    const checked = await run('qpdf', '--check', is);
    const draw = (file: string) => run('mutool', 'draw', '-q', '-r', '72', '-s', '5', '-o', '/dev/null', file);
    const sums = (ran: Ran | null) => ran?.text.match(/[0-9a-f]{32}/g)?.join();
    const [first, second] = [await draw(was), await draw(is)];
    const same = sums(first) !== undefined && sums(first) === sums(second);
    return [
      checked ? (checked.code === 0 ? [] : [`qpdf --check: ${checked.text.slice(-500)}`]) : missing('qpdf'),
      first && second ? (same ? [] : ['mutool draws other pages']) : missing('mutool'),
    ].flat();
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface SignatureJudges {
  readonly pdfsig: (after: string) => Promise<string[]>;
  readonly pyhanko: (after: string, anchor: string) => Promise<string[]>;
}

async function judge(
  original: Uint8Array,
  sealed: Uint8Array,
  trustAnchorPem: string,
  judges: SignatureJudges,
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'attestory-judge-'));
  try {
    const [before, after, anchor] = ['original.pdf', 'sealed.pdf', 'anchor.pem'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await Promise.all([writeFile(before, original), writeFile(after, sealed), writeFile(anchor, trustAnchorPem)]);
    const prefix = Buffer.compare(Buffer.from(original), Buffer.from(sealed.subarray(0, original.length))) === 0;
    const objections = await Promise.all([
      qpdf(before, after),
      judges.pdfsig(after),
      mutool(before, after),
      judges.pyhanko(after, anchor),
    ]);
    return [prefix ? [] : ['it does not begin with the uploaded bytes'], ...objections].flat();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * What independent tools say of a sealed PDF with validation data: every objection. pyHanko has no network and takes nothing
 * but what the file carries; whatever it doesn't carry is a failure.
 */
export function judgeLongTermPdf(original: Uint8Array, sealed: Uint8Array, trustAnchorPem: string): Promise<string[]> {
  return judge(original, sealed, trustAnchorPem, { pdfsig: pdfsigOfSome, pyhanko: pyhankoOffline });
}

/** Validation data come after the seal, so it does not cover the whole file. */
async function pdfsigOfSome(after: string): Promise<string[]> {
  const is = await run('pdfsig', '-nocert', after);
  if (!is) return missing('pdfsig');
  return /Signature is Valid/.test(is.text) ? [] : [`pdfsig: ${is.text}`];
}

const OFFLINE = `
import sys
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
root = load_cert_from_pemder(sys.argv[2])
with open(sys.argv[1], 'rb') as file:
    reader = PdfFileReader(file)
    store = DocumentSecurityStore.read_dss(reader)
    context = store.as_validation_context({'trust_roots': [root], 'allow_fetching': False, 'revocation_mode': 'require'})
    for signature in reader.embedded_regular_signatures:
        print(validate_pdf_signature(signature, signer_validation_context=context, ts_validation_context=context).summary())
    for stamp in reader.embedded_timestamp_signatures:
        print(validate_pdf_timestamp(stamp, validation_context=context).summary())
`;

async function pyhankoOffline(after: string, anchor: string): Promise<string[]> {
  const found = await run('which', 'pyhanko');
  if (found?.code !== 0) return missing('pyhanko');
  const python = (await readFile(found.text.trim(), 'utf8')).match(/^#!(.+)/)?.[1] ?? 'python3';
  const is = await run(python, '-c', OFFLINE, after, anchor);
  const lines = is?.text.match(/^INTACT.*/gm) ?? [];
  const holds =
    lines.length > 0 && lines.every((line) => line.startsWith('INTACT:TRUSTED') && !/UNTRUSTED|SUSPICIOUS/.test(line));
  return is?.code === 0 && holds && lines[0]?.endsWith('ACCEPTABLE_MODIFICATIONS')
    ? []
    : [`pyHanko, by the file alone: ${is?.text.slice(-500)}`];
}

/** qpdf finds no fault that the original doesn't have. */
async function qpdf(before: string, after: string): Promise<string[]> {
  const [was, is] = [await run('qpdf', '--check', before), await run('qpdf', '--check', after)];
  if (!was || !is) return missing('qpdf');
  const accepted = is.code === 0 || (is.code === was.code && faults(is) <= faults(was));
  return accepted ? [] : [`qpdf --check: ${is.text.slice(-500)}`];
}

async function pdfsig(after: string): Promise<string[]> {
  const is = await run('pdfsig', '-nocert', after);
  if (!is) return missing('pdfsig');
  const accepted = /Signature is Valid/.test(is.text) && /Total document signed/.test(is.text);
  return accepted ? [] : [`pdfsig: ${is.text.slice(-500)}`];
}

/** mutool draws each page, with no more complaints than before. */
async function mutool(before: string, after: string): Promise<string[]> {
  const draw = (file: string) => run('mutool', 'draw', '-q', '-r', '20', '-o', '/dev/null', file);
  const [was, is] = [await draw(before), await draw(after)];
  if (!was || !is) return missing('mutool');
  return is.code === 0 && faults(is) <= faults(was) ? [] : [`mutool draw: ${is.text.slice(-500)}`];
}

/** pyHanko's difference analysis sees a page that was added after a certification; pdfsig doesn't. */
async function pyhanko(after: string, anchor: string): Promise<string[]> {
  const is = await run('pyhanko', 'sign', 'validate', '--trust', anchor, '--trust-replace', after);
  if (!is) return missing('pyhanko');
  const untouched = /INTACT:TRUSTED(,TIMESTAMP_TOKEN<INTACT:TRUSTED>)?,UNTOUCHED/.test(is.text);
  const stampedLater = is.text.includes('INTACT:TRUSTED,EXTENDED_WITH_LTA_UPDATES,ACCEPTABLE_MODIFICATIONS');
  return is.code === 0 && (untouched || stampedLater) ? [] : [`pyHanko: ${is.text.slice(-500)}`];
}

async function pdfsigOfAll(after: string, signatures: number, dataAtTheEnd: boolean): Promise<string[]> {
  const is = await run('pdfsig', '-nocert', after);
  if (!is) return missing('pdfsig');
  // It lists time stamps that were added later, and can't verify them.
  const stamps = is.text.match(/Signature has not yet been verified/g) ?? [];
  const verdicts = is.text.match(/Signature Validation: .*/g) ?? [];
  const valid = verdicts.filter((one) => one.endsWith('Signature is Valid.'));
  const all = valid.length === signatures && valid.length + stamps.length === verdicts.length;
  const ends = dataAtTheEnd || /- Total document signed/.test(is.text);
  return all && ends ? [] : [`pdfsig: ${is.text.slice(-900)}`];
}

async function pyhankoOfAll(after: string, anchor: string, signatures: number): Promise<string[]> {
  const is = await run('pyhanko', 'sign', 'validate', '--trust', anchor, '--trust-replace', after);
  if (!is) return missing('pyhanko');
  const verdicts = is.text.match(/^[^:\n]+:[0-9a-f]{64}:.*$/gm) ?? [];
  const held = verdicts.filter((one) => /:INTACT:TRUSTED,.*(UNTOUCHED|ACCEPTABLE_MODIFICATIONS)$/.test(one));
  const all = held.length === verdicts.length && held.length === signatures;
  return is.code === 0 && all ? [] : [`pyHanko: ${is.text.slice(-900)}`];
}

function missing(tool: string): string[] {
  if (required) return [`${tool} is missing, and ATTESTORY_TEST_REQUIRE_JUDGES is set`];
  process.stderr.write(`${tool} is not installed: this judge was not asked\n`);
  return [];
}

const faults = ({ text }: Ran): number => text.split('\n').filter((line) => /warning|error/i.test(line)).length;

/** null: there is no such tool. */
function run(tool: string, ...args: string[]): Promise<Ran | null> {
  return new Promise((resolve) => {
    execFile(tool, args, { maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
      if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT') resolve(null);
      else resolve({ code: error ? 1 : 0, text: stdout + stderr });
    });
  });
}

import { type HistoryEntry, memberOf, textIn } from './entry.js';
import type { en } from './texts/en.js';

export type Term = keyof typeof en.term;
/** Words for what the log has a code for. */
export type WordGroup =
  | 'method'
  | 'assurance'
  | 'identityLevel'
  | 'roles'
  | 'mail'
  | 'closed'
  | 'trigger'
  | 'failure'
  | 'difference'
  | 'authority'
  | 'kept'
  | 'told';

/** Something that an entry says besides what happened. */
export interface Fact {
  readonly term: Term;
  readonly value: string;
  /** How it is shown: a code in words, somebody's words, a time, a hash. */
  readonly as: WordGroup | 'words' | 'time' | 'hash' | 'yes';
}

type Found = readonly [term: Term, as: Fact['as'], value: unknown];

/** What an entry says, in the order in which people ask: how, how sure, who, why, until when, of which bytes. */
export function factsOf({ type, data }: HistoryEntry): readonly Fact[] {
  const of = (...path: string[]) => memberOf(data, ...path);
  const found: readonly Found[] = [
    ['method', 'method', of('method')],
    ['assurance', 'assurance', of('assurance')],
    ['level', type === 'SignatoryAuthenticated' ? 'identityLevel' : 'words', of('level')],
    ['role', 'roles', of('role', 'kind')],
    ...forWhom(data),
    ['scheme', 'words', of('scheme')],
    ['broker', 'words', of('broker')],
    ['typedName', 'words', of('light', 'name')],
    ...(type === 'SignatoryAuthenticated' ? whoCame(data) : []),
    ['consent', 'words', of('consent', 'text')],
    ...whyOf(type, data),
    ['address', 'words', type.startsWith('Email') ? of('to') : of('email')],
    ['previousAddress', 'words', of('previousEmail')],
    ['answer', 'words', of('answer')],
    ...(['expiresAt', 'previousExpiresAt', 'validUntil', 'nextTryAt', 'keepUntil', 'timeStampedAt'] as const).map(
      (member): Found => [member, 'time', of(member)],
    ),
    ['keepUntil', 'time', of('retention', 'keepUntil')],
    ['verificationCode', 'words', of('verificationCode')],
    ...hashesOf(data),
    ['test', 'yes', of('test') === true ? 'yes' : undefined],
  ];
  return found.flatMap(([term, as, value]) => (typeof value === 'string' && value !== '' ? [{ term, as, value }] : []));
}

/** For which organization, and by what right. */
function forWhom(data: unknown): readonly Found[] {
  return [
    ['organization', 'words', memberOf(data, 'role', 'name')],
    ['businessId', 'words', memberOf(data, 'role', 'businessId')],
    ['authority', 'authority', memberOf(data, 'role', 'capacity', 'authority')],
    ['position', 'words', memberOf(data, 'role', 'capacity', 'position')],
  ];
}

/** As the scheme told it; the number masked, unless the sender required it. */
function whoCame(data: unknown): readonly Found[] {
  return [
    ['provenName', 'words', memberOf(data, 'identity', 'name')],
    ['birthDate', 'words', memberOf(data, 'identity', 'birthDate')],
    ['provenNumber', 'words', memberOf(data, 'identity', 'identityNumber')],
  ];
}

function whyOf(type: string, data: unknown): readonly Found[] {
  const reason = textIn(data, 'reason');
  const why: readonly Found[] = [
    ['because', 'trigger', textIn(data, 'trigger')],
    ['because', 'kept', textIn(data, 'because')],
    ['told', 'told', textIn(data, 'told')],
    ['failure', 'failure', textIn(data, 'code')],
    ['difference', 'difference', textIn(data, 'difference')],
  ];
  if (type.startsWith('Email')) return [['about', 'mail', reason], ...why];
  if (type === 'LinkIssued') return [['because', 'trigger', textIn(data, 'inbox', 'foundBy')]];
  if (type === 'LinkClosed') return [['because', 'closed', reason], ...why];
  if (type.endsWith('Failed')) return [...why, ['code', 'words', reason]];
  return [['code', 'words', reason], ...why];
}

/** Of which bytes: of one document, or of each that was signed. */
function hashesOf(data: unknown): readonly Found[] {
  const signed = memberOf(data, 'documents');
  const each = Array.isArray(signed) ? (signed as unknown[]) : [];
  return [
    ['sha256', 'hash', textIn(data, 'sha256')],
    ...each.map((one): Found => ['sha256', 'hash', textIn(one, 'sha256')]),
    ['previousSha256', 'hash', textIn(data, 'previousSha256')],
    ['pageSha256', 'hash', textIn(data, 'signaturePage', 'sha256')],
  ];
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Language, languages } from '@attestory/domain';
import { preferredLanguage } from '../problem-titles.js';

/**
 * Nothing but what is served here, no script in the page, shown in nobody's frame. A form may lead to where people identify
 * themselves, and on from there, which browsers count as the form's doing.
 */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface PageOptions {
  readonly status?: number;
  /** Whether a form of the page leads to another site. */
  readonly leadsOut?: boolean;
}

/** Answers with a page. It is kept nowhere: the same address shows other things to other people. */
export function pageReply(reply: FastifyReply, page: string, { status = 200, leadsOut }: PageOptions = {}): string {
  void reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('Cache-Control', 'no-store')
    .header('Content-Security-Policy', `${policy}; form-action 'self'${leadsOut ? ' https:' : ''}`)
    // Not `no-referrer`: with it browsers don't tell our own forms from those of others (`Origin: null`).
    .header('Referrer-Policy', 'same-origin')
    .header('Vary', 'Accept-Language');
  return page;
}

/** Goes on to another page, by GET. */
export function goTo(reply: FastifyReply, address: string): string {
  void reply.status(303).header('Cache-Control', 'no-store').header('Location', address);
  return '';
}

/** The language that was chosen, in a query or a form, else the one that the browser prefers. */
export function languageOf(request: FastifyRequest, chosen: unknown): Language {
  return isLanguage(chosen) ? chosen : preferredLanguage(request.headers['accept-language']);
}

function isLanguage(text: unknown): text is Language {
  return languages.includes(text as Language);
}

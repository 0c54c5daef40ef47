import { CommandRejectedError } from '@attestory/application';
import type { Language } from '@attestory/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseForeignSite } from '../credentials.js';
import { isProblemCode, ProblemError, problems } from '../problems.js';
import { downloadFailure } from './download-page.js';
import { type FormFailure, failurePage } from './failure-page.js';
import type { linkPages } from './link-page.js';
import { languageOf, pageReply } from './page-reply.js';

/** What a page's form sends; nothing of it is trusted. */
export type FormBody = Readonly<Record<string, unknown>> | undefined;

/** Does what one of our own forms asks, and answers with a page also where it is refused. */
export async function answerForm<A = never>(
  { request, reply, body }: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly body: FormBody },
  act: (language: Language) => Promise<string | A>,
  kind?: keyof typeof linkPages,
): Promise<string | A> {
  const language = languageOf(request, body?.language);
  try {
    refuseForeignSite(request);
    return await act(language);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    const { status } = problems[failure.code];
    const page =
      kind === 'download' ? downloadFailure(language, failure, secretOf(body)) : failurePage(language, failure, kind);
    return pageReply(reply, page, { status });
  }
}

function failureOf(error: unknown): FormFailure | null {
  if (error instanceof ProblemError) return { code: error.code, reason: error.members.reason };
  if (!(error instanceof CommandRejectedError)) return null;
  const { code, ...members } = error.rejection;
  return isProblemCode(code) ? { code, reason: (members as { readonly reason?: unknown }).reason } : null;
}

/** A member of a form, as a text. */
export function textOf(body: FormBody, name: string): string {
  const value = body?.[name];
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
}

/** The secret, of which people may have pasted the whole link. */
export function secretOf(body: FormBody): string {
  const text = textOf(body, 'secret');
  return text.slice(text.lastIndexOf('#') + 1).trim();
}

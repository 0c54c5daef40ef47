import type { WantedAddendum } from '@attestory/application';
import type { Instant } from '@attestory/domain';
import type { AddendumDto } from './dto/ways-out.dto.js';
import { demandsOf } from './signatory-demands.js';

/** An addendum as it was asked for. */
export function wantedAddendum({ signatories = [], ...body }: AddendumDto): WantedAddendum {
  const { text, language, title, message, order, expiresAt, delivery, send } = body;
  return {
    text: text ?? null,
    ...(language === undefined ? {} : { language }),
    ...(title === undefined ? {} : { title }),
    message: message ?? null,
    order: order ?? 'parallel',
    expiresAt: (expiresAt ?? null) as Instant | null,
    ...(delivery ? { delivery } : {}),
    signatories: signatories.map((dto) => ({ name: dto.name, email: dto.email, ...demandsOf(dto) })),
    send: send ?? false,
  };
}

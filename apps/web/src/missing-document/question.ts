import type { Asker } from './answer.js';

/** What somebody remembers, as they typed it. Days are those of a calendar (`2026-11-24`). */
export interface Question {
  readonly title: string;
  readonly sender: string;
  readonly name: string;
  readonly email: string;
  readonly from: string;
  readonly to: string;
}

export const nothingAsked: Question = { title: '', sender: '', name: '', email: '', from: '', to: '' };

/** An organization has to say whose document it is. */
export function lacksPerson({ name, email }: Question, asker: Asker): boolean {
  return asker === 'organization' && name.trim() === '' && email.trim() === '';
}

/** Where it is asked. What is empty is left out; a day lasts until the next one begins, where whoever asks is. */
export function questionPath(question: Question, asker: Asker): string {
  const { title, sender, name, email, from, to } = question;
  const said = {
    title,
    ...(asker === 'own' ? { sender } : { name }),
    email,
    from: beginningOf(from, 0),
    to: beginningOf(to, 1),
  };
  const query = new URLSearchParams();
  for (const [member, value] of Object.entries(said)) if (value.trim() !== '') query.set(member, value.trim());
  return `/v1/${asker === 'own' ? 'me' : 'support'}/missing-document?${query}`;
}

function beginningOf(day: string, later: number): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)?.slice(1).map(Number);
  if (!parts) return '';
  const [year = 0, month = 1, date = 1] = parts;
  return new Date(year, month - 1, date + later).toISOString();
}

const kept = 'attestory.missing-document';

/** Keeps what was typed in this tab: whoever has to sign in again finds it. */
export function keepQuestion(question: Question, storage: Storage = sessionStorage): void {
  try {
    storage.setItem(kept, JSON.stringify(question));
  } catch {
    // Where the browser keeps nothing it has to be typed again.
  }
}

export function keptQuestion(storage: Storage = sessionStorage): Question {
  try {
    return { ...nothingAsked, ...(JSON.parse(storage.getItem(kept) ?? '{}') as Partial<Question>) };
  } catch {
    return nothingAsked;
  }
}

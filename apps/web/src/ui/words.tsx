import { language, locales } from '../texts.js';

/** A name, title or address, as somebody else wrote it: it may be long, or run from right to left. */
export function Name({ children }: { readonly children: string }) {
  return (
    <bdi class="name" dir="auto">
      {children}
    </bdi>
  );
}

export interface WhenProps {
  /** RFC 3339. */
  readonly at: string;
  /** `day`: without the time. `exact`: with seconds and the zone. */
  readonly shown?: 'day' | 'minute' | 'exact';
}

/** A point in time, in the zone of whoever looks; what it is in UTC stands behind it. */
export function When({ at, shown = 'minute' }: WhenProps) {
  return (
    <time dateTime={at} title={at}>
      {timeText(at, shown)}
    </time>
  );
}

export function timeText(at: string, shown: NonNullable<WhenProps['shown']> = 'minute'): string {
  const locale = locales[language()];
  if (shown === 'day') return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(at));
  if (shown === 'minute')
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }).format(new Date(at));
}

/** A hash, which breaks anywhere and is never translated. */
export function Hash({ children }: { readonly children: string }) {
  return (
    <code class="hash" translate={false}>
      {children}
    </code>
  );
}

import { ValidateBy, type ValidationOptions } from 'class-validator';

// C0 and C1 controls, line and paragraph separators; marks that turn the direction of text around; byte order mark.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u;
const controlsButLines = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/u;
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Whether a text can stand on a page or in a header without hiding or turning anything. */
export function isPlainText(value: unknown, { max, lines = false }: { max: number; lines?: boolean }): value is string {
  if (typeof value !== 'string' || !value.isWellFormed()) return false;
  if (value.trim() === '' || [...value].length > max) return false;
  return !(lines ? controlsButLines : controls).test(value) && !direction.test(value);
}

/** A text of 1 to `max` characters without control or direction-override characters (line breaks only with `lines`). */
export function IsPlainText(limits: { max: number; lines?: boolean }, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isPlainText',
      validator: {
        validate: (value) => isPlainText(value, limits),
        defaultMessage: () =>
          `must be a text of 1 to ${limits.max} characters without control or direction-override characters`,
      },
    },
    options,
  );
}

/** How the contract tells of {@link IsInstant}. */
export const instantSchema = {
  format: 'date-time',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
  example: '2026-12-31T12:00:00.000Z',
};

/** An RFC 3339 time in UTC with milliseconds. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isInstant',
      validator: {
        validate: (value) =>
          typeof value === 'string' &&
          /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
          !Number.isNaN(Date.parse(value)) &&
          new Date(value).toISOString() === value,
        defaultMessage: () => 'must be a UTC time with milliseconds, like 2026-12-31T12:00:00.000Z',
      },
    },
    options,
  );
}

/** A day of the calendar. */
export function IsDay(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isDay',
      validator: {
        validate: (value) =>
          typeof value === 'string' &&
          /^\d{4}-\d\d-\d\d$/.test(value) &&
          !Number.isNaN(Date.parse(value)) &&
          new Date(value).toISOString().startsWith(value),
        defaultMessage: () => 'must be a date like 1952-10-13',
      },
    },
    options,
  );
}

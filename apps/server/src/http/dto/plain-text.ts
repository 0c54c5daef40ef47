import { isPlainText } from '@attestory/domain';
import { ValidateBy, type ValidationOptions } from 'class-validator';

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

import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';

/** Texts are kept in Unicode's composed form, without space around them. */
export const Tidy = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC').trim() : value));

/** Absent members are skipped; null is refused. */
export const Maybe = () => ValidateIf((_, value: unknown) => value !== undefined);

import { type Language, languages, ownNames } from '../texts.js';
import { SelectField } from './field.js';

export interface LanguageFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onValue: (language: Language) => void;
}

/** One of the languages of the service, each as it calls itself. */
export function LanguageField({ value, onValue, ...field }: LanguageFieldProps) {
  const options = languages.map((one) => ({ value: one, text: ownNames[one] }));
  return <SelectField {...field} value={value as Language} options={options} onValue={onValue} />;
}

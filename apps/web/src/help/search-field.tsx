import { TextField } from '../ui/field.js';
import { helpTexts } from './texts.js';

export interface SearchFieldProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
}

/** What somebody looks for: found while it is typed. */
export function SearchField({ words, onWords }: SearchFieldProps) {
  return (
    <search class="card help-search">
      <TextField
        label={helpTexts.t('search.label')}
        hint={helpTexts.t('search.hint')}
        value={words}
        onValue={onWords}
        input={{ type: 'search', name: 'q', maxLength: 200, autoComplete: 'off' }}
      />
    </search>
  );
}

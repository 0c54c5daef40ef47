import { useEffect, useState } from 'preact/hooks';
import { chooseLanguage, language, languages, onLanguage, ownNames } from '../texts.js';
import { Menu } from './menu.js';
import { uiTexts } from './texts.js';

/** The languages, each by its own name. */
export function LanguageMenu() {
  return (
    <Menu title={ownNames[language()]} label={`${uiTexts.t('language')}: ${ownNames[language()]}`}>
      {languages.map((one) => (
        <li key={one}>
          <button
            type="button"
            lang={one}
            aria-current={one === language() ? 'true' : undefined}
            onClick={() => void chooseLanguage(one)}
          >
            {ownNames[one]}
          </button>
        </li>
      ))}
    </Menu>
  );
}

/** Shows its page anew in each language that is chosen. */
export function useLanguage(): void {
  const [, setRound] = useState(0);
  useEffect(() => onLanguage(() => setRound((n) => n + 1)), []);
}

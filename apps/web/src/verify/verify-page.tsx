import { useState } from 'preact/hooks';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { Page } from '../ui/page.js';
import { FileCheck } from './file-check.js';
import { verifyTexts } from './texts.js';

/** Where anybody checks a file, or looks a code up. */
export function VerifyPage() {
  const { t } = verifyTexts;
  return (
    <Page title={t('title')}>
      <p>{t('intro')}</p>
      <FileCheck />
      <CodeForm />
    </Page>
  );
}

/** For whoever has the code only, on paper. */
function CodeForm() {
  const { t } = verifyTexts;
  const [code, setCode] = useState('');
  return (
    <form
      class="card code-form"
      onSubmit={(event) => {
        event.preventDefault();
        const plain = code.replace(/[^0-9A-Za-z-]/g, '');
        if (plain !== '') location.assign(`/verify/${plain}`);
      }}
    >
      <TextField
        label={t('code.label')}
        hint={t('code.hint')}
        value={code}
        onValue={setCode}
        input={{ maxLength: 40, autoComplete: 'off', spellCheck: false, required: true }}
      />
      <Button type="submit">{t('code.show')}</Button>
    </form>
  );
}

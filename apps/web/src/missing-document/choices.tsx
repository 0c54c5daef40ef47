import { Choice } from '../ui/field.js';
import { Name } from '../ui/words.js';
import { type Explained, keyOf } from './answer.js';
import { aboutOf } from './about-document.js';
import { missingTexts } from './texts.js';

export interface ChoicesProps {
  readonly documents: readonly Explained[];
  readonly chosen: Explained | null;
  readonly onChosen: (document: Explained) => void;
}

/** Documents that may be the one. */
export function Choices({ documents, chosen, onChosen }: ChoicesProps) {
  return (
    <div class="card">
      <Choice
        legend={missingTexts.t('step.choose')}
        value={chosen && keyOf(chosen)}
        options={documents.map((document) => ({
          value: keyOf(document),
          text: <Name>{document.title ?? missingTexts.t('unnamed')}</Name>,
          hint: <bdi>{aboutOf(document)}</bdi>,
        }))}
        onValue={(key) => {
          const document = documents.find((one) => keyOf(one) === key);
          if (document) onChosen(document);
        }}
      />
    </div>
  );
}

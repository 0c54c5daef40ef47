import { Button } from '../ui/button.js';
import { type LineAttributes, TextField } from '../ui/field.js';
import type { Asker } from './answer.js';
import { questionId } from './next-way.js';
import { lacksPerson, type Question } from './question.js';
import { missingTexts } from './texts.js';

export interface QuestionFormProps {
  readonly asker: Asker;
  readonly question: Question;
  readonly onQuestion: (question: Question) => void;
  readonly onAsk: () => void;
  readonly isBusy: boolean;
  /** It was tried: what is missing is said from then on. */
  readonly isAsked: boolean;
}

type Label = 'title' | 'sender' | 'name' | 'email' | 'emailOfOther' | 'from' | 'to';

/** What is remembered of the document. */
export function QuestionForm({ asker, question, onQuestion, onAsk, isBusy, isAsked }: QuestionFormProps) {
  const isOwn = asker === 'own';
  const fault = isAsked && lacksPerson(question, asker) ? missingTexts.t('whose') : undefined;
  const line = (member: keyof Question, label: Label, input: LineAttributes) => (
    <TextField
      fault={member === 'name' ? fault : undefined}
      label={missingTexts.t(`field.${label}`)}
      value={question[member]}
      onValue={(value) => onQuestion({ ...question, [member]: value })}
      input={{ name: member, ...input }}
    />
  );
  return (
    <form
      id={questionId}
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk();
      }}
    >
      <h2>{missingTexts.t('step.remember')}</h2>
      <p class="quiet">{missingTexts.t(isOwn ? 'intro' : 'introForOthers')}</p>
      <div class="question-fields">
        {!isOwn && line('name', 'name', { maxLength: 200 })}
        {!isOwn && line('email', 'emailOfOther', { type: 'email', maxLength: 254 })}
        {line('title', 'title', { maxLength: 200 })}
        {isOwn && line('sender', 'sender', { maxLength: 200 })}
        {isOwn && line('email', 'email', { type: 'email', maxLength: 254, autoComplete: 'email' })}
        <div class="question-days">
          {line('from', 'from', { type: 'date' })}
          {line('to', 'to', { type: 'date' })}
        </div>
      </div>
      <Button type="submit" kind="first" busy={isBusy}>
        {missingTexts.t('submit')}
      </Button>
    </form>
  );
}

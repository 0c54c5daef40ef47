import { useState } from 'preact/hooks';
import { get } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { Failure } from '../ui/failure.js';
import type { Asker, MissingAnswer } from './answer.js';
import { Answered } from './answered.js';
import { keepQuestion, keptQuestion, lacksPerson, nothingAsked, type Question, questionPath } from './question.js';
import { QuestionForm } from './question-form.js';

/** Three steps: what is remembered, which document it is, and why it isn't found. */
export function Guide({ asker }: { readonly asker: Asker }) {
  const [question, setQuestion] = useState<Question>(() => (asker === 'own' ? keptQuestion() : nothingAsked));
  const [answer, setAnswer] = useState<MissingAnswer | null>(null);
  const [isAsked, setAsked] = useState(false);
  const asking = useAction(async () => {
    if (asker === 'own') keepQuestion(question);
    setAnswer(null);
    setAnswer(await get<MissingAnswer>(questionPath(question, asker)));
  });
  return (
    <>
      <QuestionForm
        asker={asker}
        question={question}
        onQuestion={setQuestion}
        isBusy={asking.isBusy}
        isAsked={isAsked}
        onAsk={() => {
          setAsked(true);
          if (!lacksPerson(question, asker)) void asking.run();
        }}
      />
      <Failure error={asking.error} onRetry={() => void asking.run()} />
      {answer && <Answered asker={asker} answer={answer} />}
    </>
  );
}

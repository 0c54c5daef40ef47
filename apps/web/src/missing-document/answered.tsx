import { useEffect, useRef, useState } from 'preact/hooks';
import { Notice } from '../ui/notice.js';
import { type Asker, type Explained, keyOf, type MissingAnswer } from './answer.js';
import { Choices } from './choices.js';
import { Explanation } from './explanation.js';
import { missingTexts } from './texts.js';

export interface AnsweredProps {
  readonly asker: Asker;
  readonly answer: MissingAnswer;
}

/** What was found: which of them it is, and why that one is missed. Whoever asked is brought here. */
export function Answered({ asker, answer }: AnsweredProps) {
  const { outcome, title, detail, hints, documents } = answer;
  const [chosen, setChosen] = useState<Explained | null>(documents.length === 1 ? (documents[0] ?? null) : null);
  const here = useRef<HTMLElement>(null);
  useEffect(() => here.current?.focus(), [answer]);
  return (
    <section class="answered" tabIndex={-1} ref={here} aria-label={title}>
      <Notice kind={outcome === 'nothing' || outcome === 'too-vague' ? 'warn' : 'plain'} title={title}>
        <p>{detail}</p>
        {hints.map((hint) => (
          <p key={hint.code}>
            {hint.detail} <a href="/register">{missingTexts.t('next.signIn')}</a>
          </p>
        ))}
      </Notice>
      {documents.length > 1 && <Choices documents={documents} chosen={chosen} onChosen={setChosen} />}
      {chosen && <Explanation key={keyOf(chosen)} document={chosen} asker={asker} isAlone={documents.length === 1} />}
    </section>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/button.js';
import { timeText } from '../ui/words.js';
import type { DraftEditing } from './draft-editing.js';
import { addressOf } from './invitation.js';
import { texts } from './texts.js';

/** The draft was changed elsewhere: whoever writes here settles which of the two holds. Nothing is written over unasked. */
export function ConflictNotice({ editing }: { readonly editing: DraftEditing }) {
  const { saver } = editing;
  const here = useRef<HTMLDivElement>(null);
  const isOn = saver.state === 'conflict' && saver.theirs !== null;
  useEffect(() => {
    if (isOn) here.current?.focus();
  }, [isOn]);
  if (!isOn || saver.theirs === null) return null;
  const { state } = saver.theirs;
  return (
    <div class="notice warn" role="alert" tabIndex={-1} ref={here}>
      <p class="title">{texts.t('conflict.title')}</p>
      {state === 'draft' ? (
        <>
          <p>{texts.t('conflict.text', { time: timeText(new Date().toISOString()) })}</p>
          <div class="actions">
            <Button onClick={() => editing.takeTheirs()}>{texts.t('conflict.theirs')}</Button>
            <Button onClick={() => void saver.keepMine()}>{texts.t('conflict.mine')}</Button>
          </div>
        </>
      ) : (
        <>
          <p>{texts.t('conflict.over')}</p>
          <a class="button second" href={addressOf(saver.theirs)} onClick={() => editing.end()}>
            {texts.t('conflict.see')}
          </a>
        </>
      )}
    </div>
  );
}

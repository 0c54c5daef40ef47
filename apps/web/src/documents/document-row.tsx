import type { ComponentChild, ComponentChildren } from 'preact';
import { Menu } from '../ui/menu.js';
import { Meta } from '../ui/meta.js';
import { Name, timeText } from '../ui/words.js';
import { type KeptDocument, signedCount } from './kept-document.js';
import { documentTexts } from './texts.js';

export interface DocumentRowProps {
  readonly document: KeptDocument;
  readonly href: string;
  readonly facts: readonly (ComponentChild | false)[];
  readonly menu: ComponentChildren;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

/** A document in a few lines, with its menu. */
export function DocumentRow({ document, href, facts, menu, isChosen, onChoose }: DocumentRowProps) {
  const t = documentTexts.t;
  const { state, closedAt, retention } = document;
  const title = titleOf(document);
  return (
    <li>
      <input
        type="checkbox"
        aria-label={t('select', { title })}
        checked={isChosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <div class="grow">
        <h2 class="row-title">
          <a href={href}>
            <Name>{title}</Name>
          </a>
        </h2>
        <Meta
          items={[
            ...facts,
            t('closed', { when: timeText(closedAt, 'day') }),
            t('signedBy', { count: signedCount(document) }),
            keptText(retention.keepUntil),
          ]}
        />
      </div>
      <span class={`state ${stateKind(state)}`}>{t(`states.${state}`)}</span>
      <Menu title={<span aria-hidden="true">⋯</span>} label={t('more', { title })}>
        {menu}
      </Menu>
    </li>
  );
}

/** What a document is called, also where its title was erased. */
export function titleOf({ title, fileName }: Pick<KeptDocument, 'title' | 'fileName'>): string {
  return title ?? fileName ?? documentTexts.t('untitled');
}

/** Until when a copy is kept. */
export function keptText(until: string | null): string {
  const t = documentTexts.t;
  return until === null ? t('keptForGood') : t('keptUntil', { when: timeText(until, 'day') });
}

export const stateKind = (state: KeptDocument['state']): string =>
  state === 'completed' ? 'good' : state === 'imported' ? '' : 'warn';

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { CheckEnded, type Checked, checkFile, LARGEST, prepare } from './check-file.js';
import { DropZone } from './drop-zone.js';
import { fetchCertificates } from './ask-service.js';
import { Report } from './report.js';
import type { ServiceRecord } from './record.js';
import { verifyTexts } from './texts.js';
import type { SealingCertificate } from './verdict.js';
import { useDrops } from './use-drops.js';
import type { Said } from './verify.worker.js';
import { sizeText } from './words.js';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly file: File; readonly said: Said | null; readonly stop: () => void }
  | {
      readonly kind: 'done';
      readonly file: File;
      readonly checked: Checked;
      readonly known: readonly SealingCertificate[] | null;
    }
  | { readonly kind: 'ended'; readonly ended: CheckEnded };

export interface FileCheckProps {
  /** What the service says of the document that the file should be; absent where the file itself says which. */
  readonly record?: ServiceRecord;
}

/** A file is dropped or chosen, checked, and reported on. */
export function FileCheck({ record }: FileCheckProps) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const stop = useRef(() => {});
  useEffect(() => {
    prepare();
    return () => stop.current();
  }, []);
  const check = useCallback(async (file: File) => {
    stop.current();
    const controller = new AbortController();
    stop.current = () => controller.abort();
    const set = (next: State) => {
      // A file that was dropped meanwhile has taken its place.
      if (stop.current === end) setState(next);
    };
    const end = stop.current;
    const busy = { kind: 'busy' as const, file, stop: end };
    set({ ...busy, said: null });
    try {
      const onSaid = (said: Said) => set({ ...busy, said });
      const [checked, known] = await Promise.all([checkFile(file, onSaid, controller.signal), fetchCertificates()]);
      set({ kind: 'done', file, checked, known });
    } catch (error) {
      set({ kind: 'ended', ended: error instanceof CheckEnded ? error : new CheckEnded('broken') });
    }
  }, []);
  const take = useCallback((file: File) => void check(file), []);
  const isOver = useDrops(take);
  return (
    <>
      {state.kind === 'busy' ? (
        <UnderWay {...state} />
      ) : (
        <DropZone onFile={take} isOver={isOver} again={state.kind !== 'idle'} />
      )}
      {state.kind === 'ended' && <HowItEnded ended={state.ended} />}
      {state.kind === 'done' && (
        <Report file={state.file} checked={state.checked} known={state.known} {...(record ? { record } : {})} />
      )}
    </>
  );
}

function UnderWay({ file, said, stop }: Extract<State, { readonly kind: 'busy' }>) {
  const percent = said === null ? 0 : said.kind === 'reading' ? said.percent : undefined;
  return (
    <div class="drop-zone">
      <p>
        <bdi>{file.name}</bdi>
      </p>
      <progress aria-labelledby="under-way" max={100} {...(percent === undefined ? {} : { value: percent })} />
      <p id="under-way">{stageText(said)}</p>
      <Button onClick={stop}>{verifyTexts.t('stop')}</Button>
    </div>
  );
}

function stageText(said: Said | null): string {
  const { t } = verifyTexts;
  if (said?.kind === 'digest') return t('busy.digest');
  if (said?.kind === 'signature') return t('busy.signature', { number: said.number, of: said.of });
  return t('busy.reading', { percent: said?.kind === 'reading' ? said.percent : 0 });
}

function HowItEnded({ ended: { how, seconds } }: { readonly ended: CheckEnded }) {
  const { t } = verifyTexts;
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), []);
  return (
    <div ref={here} tabIndex={-1} role="alert">
      {how === 'stopped' ? (
        <Notice>{t('ended.stopped')}</Notice>
      ) : (
        <Notice kind="bad" title={t(`ended.${how}`)}>
          <p>{t(`ended.${how}Text`, { seconds, size: sizeText(LARGEST) })}</p>
        </Notice>
      )}
    </div>
  );
}

import { signingTexts } from '../texts.js';
import { zoomedIn, zoomedOut, zooms } from './zoom.js';

const t = signingTexts.t;

export interface ToolbarProps {
  readonly page: number;
  readonly pages: number;
  readonly zoom: number;
  readonly goTo: (page: number) => void;
  readonly setZoom: (zoom: number) => void;
}

/** Pages and size. */
export function Toolbar({ page, pages, zoom, goTo, setZoom }: ToolbarProps) {
  return (
    <section class="pdf-tools" aria-label={t('pdf.tools')}>
      <Sign text="‹" label={t('pdf.before')} isOff={page <= 1} onPress={() => goTo(page - 1)} />
      <label>
        <span class="visually-hidden">{t('pdf.page')}</span>
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={pages}
          value={page}
          onChange={({ currentTarget }) => {
            const wanted = Math.trunc(Number(currentTarget.value));
            if (wanted >= 1 && wanted <= pages) goTo(wanted);
            else currentTarget.value = String(page);
          }}
        />
      </label>
      <span class="pdf-count">{t('pdf.of', { pages })}</span>
      <Sign text="›" label={t('pdf.next')} isOff={page >= pages} onPress={() => goTo(page + 1)} />
      <span class="pdf-gap" />
      <Sign text="−" label={t('pdf.smaller')} isOff={zoom === zooms[0]} onPress={() => setZoom(zoomedOut(zoom))} />
      <span class="pdf-count" aria-live="polite">
        {Math.round(zoom * 100)} %
      </span>
      <Sign text="+" label={t('pdf.larger')} isOff={zoom === zooms.at(-1)} onPress={() => setZoom(zoomedIn(zoom))} />
    </section>
  );
}

interface SignProps {
  readonly text: string;
  readonly label: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
}

function Sign({ text, label, isOff, onPress }: SignProps) {
  return (
    <button
      type="button"
      class="button plain sign"
      aria-label={label}
      aria-disabled={isOff ? 'true' : undefined}
      onClick={() => isOff || onPress()}
    >
      {text}
    </button>
  );
}

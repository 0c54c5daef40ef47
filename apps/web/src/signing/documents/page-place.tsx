import { useEffect, useRef, useState } from 'preact/hooks';
import { signingTexts } from '../texts.js';
import type { DrawnPage, drawPage } from './drawn-page.js';
import type { PDFDocumentProxy } from './pdf.js';

export interface PagePlaceProps {
  readonly pdf: PDFDocumentProxy;
  readonly asFarAsItGoes: () => Promise<PDFDocumentProxy>;
  readonly draw: typeof drawPage;
  readonly number: number;
  /** In CSS pixels. */
  readonly width: number;
  /** Of the first page, until this one's own is known. */
  readonly ratio: number;
  /** The element that scrolls. */
  readonly frame: { readonly current: HTMLElement | null };
}

/** Where a page belongs. It is drawn when it comes near, and let go when it is far: there may be hundreds. */
export function PagePlace({ pdf, asFarAsItGoes, draw, number, width, ratio, frame }: PagePlaceProps) {
  const place = useRef<HTMLElement>(null);
  const [isNear, setNear] = useState(false);
  const [own, setOwn] = useState(ratio);
  const [lacks, setLacks] = useState<'pageUndrawn' | 'pagePartly' | null>(null);
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: frame.current,
      rootMargin: '150% 0px',
    });
    watch.observe(place.current as HTMLElement);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (!isNear) return;
    let drawn: DrawnPage | null = null;
    let isOver = false;
    const work = async (from: PDFDocumentProxy): Promise<void> => {
      const page = await from.getPage(number);
      if (isOver) return;
      const { width: wide, height: high } = page.getViewport({ scale: 1 });
      setOwn(high / wide);
      drawn = await draw(page, place.current as HTMLElement, width);
      if (isOver) drawn.drop();
      else setLacks(drawn.isPartly || from !== pdf ? 'pagePartly' : null);
    };
    work(pdf)
      .catch(async () => isOver || work(await asFarAsItGoes()))
      .catch(() => isOver || setLacks('pageUndrawn'));
    return () => {
      isOver = true;
      drawn?.drop();
    };
  }, [pdf, number, width, isNear]);
  return (
    <>
      {lacks && (
        <p class="notice warn lacks" role="status">
          {signingTexts.t(`pdf.${lacks}`, { page: number })}
        </p>
      )}
      <figure
        class="pdf-page"
        ref={place}
        aria-label={signingTexts.t('pdf.pageOf', { page: number, pages: pdf.numPages })}
        data-page={number}
        style={{ width: `${width}px`, height: `${Math.round(width * own)}px` }}
      />
    </>
  );
}

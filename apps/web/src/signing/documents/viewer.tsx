import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.js';
import { Busy } from '../../ui/states.js';
import { signingTexts } from '../texts.js';
import { PagePlace } from './page-place.js';
import type { drawPage, OpenedPdf } from './pdf.js';
import { Toolbar } from './toolbar.js';
import { pageAt } from './zoom.js';

const t = signingTexts.t;

export interface ViewerProps {
  readonly file: Blob;
  readonly name: string;
}

interface Drawable {
  readonly pdf: OpenedPdf['pdf'];
  /** The same PDF, drawn as far as that goes: asked for when a page of it can't be drawn whole. */
  readonly asFarAsItGoes: () => Promise<OpenedPdf['pdf']>;
  /** Loaded with the viewer, when there is something to view. */
  readonly draw: typeof drawPage;
  readonly ratio: number;
}
type Opened = Drawable | 'failed' | null;

/** A PDF, page by page. What can't be drawn can still be saved, read elsewhere, and signed. */
export function Viewer({ file, name }: ViewerProps) {
  const opened = useOpened(file);
  if (opened === null) return <Busy />;
  if (opened === 'failed')
    return (
      <div class="notice warn" role="alert">
        <p class="title">{t('pdf.undrawn.title')}</p>
        <p>{t('pdf.undrawn.text')}</p>
        <Save file={file} name={name} />
      </div>
    );
  return (
    <>
      <Pages {...opened} name={name} />
      <p>
        <Save file={file} name={name} />
      </p>
    </>
  );
}

/** The very bytes that were hashed. */
export function Save({ file, name }: ViewerProps) {
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  return <Button onClick={save}>{t('pdf.save')}</Button>;
}

function useOpened(file: Blob): Opened {
  const [opened, setOpened] = useState<Opened>(null);
  useEffect(() => {
    let isOver = false;
    const all: OpenedPdf[] = [];
    const work = async () => {
      const { openPdf, drawPage: draw } = await import('./pdf.js');
      const open = async (goesOn: boolean) => {
        const one = await openPdf(file, goesOn);
        if (isOver) one.close();
        all.push(one);
        return one.pdf;
      };
      let again: Promise<OpenedPdf['pdf']> | null = null;
      const asFarAsItGoes = () => (again ??= open(true));
      const pdf = await open(false).catch(asFarAsItGoes);
      const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
      if (!isOver) setOpened({ pdf, asFarAsItGoes, draw, ratio: first.height / first.width });
    };
    setOpened(null);
    work().catch(() => isOver || setOpened('failed'));
    return () => {
      isOver = true;
      for (const one of all) one.close();
    };
  }, [file]);
  return opened;
}

function Pages({ pdf, asFarAsItGoes, draw, ratio, name }: Drawable & Pick<ViewerProps, 'name'>) {
  const frame = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState(1);
  const [page, setPage] = useState(1);
  const width = useWidth(frame) * zoom;
  const places = () => [...(frame.current?.querySelectorAll<HTMLElement>('.pdf-page') ?? [])];
  const goTo = (number: number) => {
    const top = places()[number - 1]?.offsetTop;
    if (top !== undefined) frame.current?.scrollTo({ top: top - 8 });
    setPage(number);
  };
  useKeptPlace(frame, page, zoom);
  return (
    <div class="viewer">
      <Toolbar {...{ page, pages: pdf.numPages, zoom, goTo, setZoom }} />
      <section
        class="pdf-frame"
        ref={frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        aria-label={name}
        onScroll={({ currentTarget: { scrollTop, clientHeight } }) =>
          setPage(
            pageAt(
              places().map(({ offsetTop }) => offsetTop),
              scrollTop,
              clientHeight,
            ),
          )
        }
      >
        {width > 0 &&
          Array.from({ length: pdf.numPages }, (_, i) => (
            <PagePlace key={i} number={i + 1} {...{ pdf, asFarAsItGoes, draw, width, ratio, frame }} />
          ))}
      </section>
    </div>
  );
}

/** How wide a page may be without being scrolled to the side. */
function useWidth(frame: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const here = frame.current as HTMLElement;
    const watch = new ResizeObserver(() => setWidth(Math.max(here.clientWidth - 16, 1)));
    watch.observe(here);
    return () => watch.disconnect();
  }, []);
  return width;
}

/** Whoever zooms stays at the page where they were. */
function useKeptPlace(frame: { readonly current: HTMLElement | null }, page: number, zoom: number): void {
  useLayoutEffect(() => {
    const place = frame.current?.querySelectorAll<HTMLElement>('.pdf-page')[page - 1];
    if (place && page > 1) frame.current?.scrollTo({ top: place.offsetTop - 8 });
  }, [zoom]);
}

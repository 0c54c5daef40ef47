import { type PDFPageProxy, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page that has been drawn; what it holds can be let go. */
export interface DrawnPage {
  /** Something on it could not be drawn. */
  readonly isPartly: boolean;
  drop(): void;
}

/** Phones give a canvas no more dots than this, in all and along one side. */
const mostDots = 12_000_000;
const longestSide = 8_192;

/** Draws a page into its place: a picture, and over it its text, for whoever selects it or has it read out. */
export async function drawPage(page: PDFPageProxy, place: HTMLElement, width: number): Promise<DrawnPage> {
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const wanted = Math.max(window.devicePixelRatio, 1);
  const { width: wide, height: high } = viewport;
  const dots = Math.min(wanted, Math.sqrt(mostDots / (wide * high)), longestSide / Math.max(wide, high));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(wide * dots));
  canvas.height = Math.max(1, Math.floor(high * dots));
  canvas.setAttribute('aria-hidden', 'true');
  const text = document.createElement('div');
  text.className = 'textLayer';
  text.style.setProperty('--total-scale-factor', String(scale));
  const picture = page.render({ canvas, viewport, transform: [dots, 0, 0, dots, 0, 0] });
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
  const drop = () => {
    picture.cancel();
    layer.cancel();
    canvas.width = 0;
    canvas.height = 0;
    canvas.remove();
    text.remove();
    page.cleanup();
  };
  try {
    await Promise.all([picture.promise, layer.render()]);
  } catch (error) {
    drop();
    throw error;
  }
  place.append(canvas, text);
  // What is left of a picture that could not be decoded.
  const isPartly = [...page.objs].some(([, data]) => data === null);
  return { isPartly, drop };
}

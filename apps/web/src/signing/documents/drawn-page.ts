import { type PDFPageProxy, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page that has been drawn; what it holds can be let go. */
export interface DrawnPage {
  drop(): void;
}

/** Phones give a canvas no more dots than this. */
const mostDots = 12_000_000;

/** Draws a page into its place: a picture, and over it its text, for whoever selects it or has it read out. */
export async function drawPage(page: PDFPageProxy, place: HTMLElement, width: number): Promise<DrawnPage> {
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const wanted = Math.max(window.devicePixelRatio, 1);
  const dots = Math.min(wanted, Math.sqrt(mostDots / (viewport.width * viewport.height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width * dots);
  canvas.height = Math.floor(viewport.height * dots);
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
  return { drop };
}

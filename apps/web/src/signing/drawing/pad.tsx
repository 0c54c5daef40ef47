import { useEffect, useRef } from 'preact/hooks';
import SignaturePad from 'signature_pad';
import { Button } from '../../ui/button.js';
import { signingTexts } from '../texts.js';
import { type Beginning, onCanvas, paper, type Stroke, withStroke } from './strokes.js';

const t = signingTexts.t;
/** On paper, whatever the colours of the page. */
const ink = '#14213d';

export interface PadProps {
  readonly strokes: readonly Stroke[];
  readonly onStrokes: (strokes: readonly Stroke[]) => void;
}

/** Where one draws with a finger, a mouse or a pen. */
export function Pad({ strokes, onStrokes }: PadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = usePad(canvas, strokes, onStrokes);
  return (
    <div class="pad">
      <canvas ref={canvas} role="img" aria-label={t(strokes.length > 0 ? 'draw.drawn' : 'draw.empty')} />
      <span class="pad-line" aria-hidden="true" />
      <div class="pad-buttons">
        <Button disabled={strokes.length === 0} onClick={() => onStrokes(strokes.slice(0, -1))}>
          {t('draw.undo')}
        </Button>
        <Button
          disabled={strokes.length === 0}
          onClick={() => {
            pad.current?.clear();
            onStrokes([]);
          }}
        >
          {t('draw.clear')}
        </Button>
      </div>
    </div>
  );
}

function usePad(
  canvas: { readonly current: HTMLCanvasElement | null },
  strokes: readonly Stroke[],
  onStrokes: (strokes: readonly Stroke[]) => void,
) {
  const pad = useRef<SignaturePad | null>(null);
  const beginning = useRef<Beginning>(null);
  const newest = useRef({ strokes, onStrokes });
  newest.current = { strokes, onStrokes };
  useEffect(() => {
    const here = canvas.current as HTMLCanvasElement;
    const made = new SignaturePad(here, { penColor: ink, minWidth: 0.8, maxWidth: 2.6, minDistance: 2 });
    pad.current = made;
    const add = () => {
      const drawn = made.toData().at(-1)?.points ?? [];
      const next = withStroke(newest.current.strokes, drawn, here.clientWidth, beginning.current);
      beginning.current = next.beginning;
      newest.current.onStrokes(next.strokes);
    };
    made.addEventListener('endStroke', add);
    const fit = () => draw(made, here, newest.current.strokes);
    const watch = new ResizeObserver(fit);
    watch.observe(here);
    return () => {
      watch.disconnect();
      made.removeEventListener('endStroke', add);
      made.off();
    };
  }, []);
  useEffect(() => {
    if (pad.current && pad.current.toData().length !== strokes.length)
      draw(pad.current, canvas.current as HTMLCanvasElement, strokes);
  }, [strokes]);
  return pad;
}

/** Draws it anew in the size that the canvas has now. */
function draw(pad: SignaturePad, canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const dots = Math.max(window.devicePixelRatio, 1);
  const width = canvas.clientWidth;
  canvas.width = Math.round(width * dots);
  canvas.height = Math.round(((width * paper.height) / paper.width) * dots);
  canvas.getContext('2d')?.scale(dots, dots);
  const style = { penColor: ink, dotSize: 0, minWidth: 0.8, maxWidth: 2.6, velocityFilterWeight: 0.7 };
  const groups = onCanvas(strokes, width).map((points) => ({
    ...style,
    compositeOperation: 'source-over' as const,
    points: points.map((point) => ({ ...point, pressure: 0 })),
  }));
  pad.fromData(groups);
}

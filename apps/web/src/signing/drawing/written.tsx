import { paper, type Stroke } from './strokes.js';

/** Strokes as a picture. */
export function Written({ strokes, label }: { readonly strokes: readonly Stroke[]; readonly label: string }) {
  return (
    <svg class="written" viewBox={`0 0 ${paper.width} ${paper.height}`} role="img" aria-label={label}>
      {strokes.map((stroke, i) => (
        <polyline key={i} points={stroke.map(([x, y]) => `${x},${y}`).join(' ')} />
      ))}
    </svg>
  );
}

import { breakLines } from './line-breaks.js';
import type { Colour, PageCanvas } from './page-canvas.js';
import type { SubsetFont } from './subset-font.js';

/** A piece of a page whose height is known before it is drawn. */
export interface Block {
  /** In points. */
  readonly height: number;
  /** Stands only between two blocks of the same page. */
  readonly separator?: true;
  draw(canvas: PageCanvas, top: number): void;
}

/** How a paragraph looks, and the column that it stands in. */
export interface ParagraphStyle {
  readonly font: SubsetFont;
  readonly size: number;
  readonly colour: Colour;
  readonly x: number;
  readonly width: number;
  /** Line height as a multiple of the size. */
  readonly leading?: number;
  /** More lines are cut with an ellipsis. */
  readonly lines?: number;
}

export function paragraph(text: string, style: ParagraphStyle): Block {
  const { font, size, x, width, leading = 1.38, lines: most = 12 } = style;
  const lines = breakLines(text, width, (part) => font.width(part, size), most);
  const step = size * leading;
  return {
    height: lines.length * step,
    draw: (canvas, top) => {
      for (const [index, line] of lines.entries()) {
        // The middle of a line of Latin text lies about a third of the size above the baseline.
        canvas.text(line, x, top + index * step + step / 2 + size * 0.35, style);
      }
    },
  };
}

/** One above the other. */
export function stack(blocks: readonly Block[], gap = 0): Block {
  const height = blocks.reduce((sum, block) => sum + block.height, gap * Math.max(0, blocks.length - 1));
  return {
    height,
    draw: (canvas, top) => {
      let y = top;
      for (const block of blocks) {
        block.draw(canvas, y);
        y += block.height + gap;
      }
    },
  };
}

/** Side by side, from the same top; as high as the highest. */
export function beside(...blocks: readonly Block[]): Block {
  return {
    height: Math.max(0, ...blocks.map(({ height }) => height)),
    draw: (canvas, top) => {
      for (const block of blocks) block.draw(canvas, top);
    },
  };
}

export function space(height: number): Block {
  return { height, draw: () => {} };
}

/** With room around, drawn over what `behind` paints. */
export function padded(
  block: Block,
  room: number,
  behind: (canvas: PageCanvas, top: number, height: number) => void,
): Block {
  const height = block.height + 2 * room;
  return {
    height,
    draw: (canvas, top) => {
      behind(canvas, top, height);
      block.draw(canvas, top + room);
    },
  };
}

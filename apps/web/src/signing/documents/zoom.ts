/** How wide a page is beside the place that there is for it: on a phone, a plan can be read at the widest only. */
export const zooms = [1, 1.25, 1.5, 2, 3, 4, 6, 8] as const;

export function zoomedIn(zoom: number): number {
  return zooms.find((one) => one > zoom) ?? zoom;
}

export function zoomedOut(zoom: number): number {
  return zooms.findLast((one) => one < zoom) ?? zoom;
}

/** The page that whoever reads is at: the last one whose top has passed the upper third of the frame. */
export function pageAt(tops: readonly number[], scrolled: number, height: number): number {
  const line = scrolled + height / 3;
  return Math.max(1, tops.filter((top) => top <= line).length);
}

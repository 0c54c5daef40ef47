/** As a pattern, whole, the form of a position: of the embedded log, or of an EventStoreDB. */
export const positionPattern = '^([0-9]{16}|[0-9a-f]{32})$';

/** Whether a text has the form of a position. Whether the log has come so far is another matter. */
export function isPosition(text: string): boolean {
  return new RegExp(positionPattern, 'u').test(text);
}

/** Bytes whose last part goes out only once they were checked whole and it is on record that they go out. */
export async function* onRecord(
  bytes: AsyncIterable<Uint8Array>,
  record: () => Promise<unknown>,
): AsyncIterable<Uint8Array> {
  let held: Uint8Array | undefined;
  for await (const chunk of bytes) {
    if (held) yield held;
    held = chunk;
  }
  await record();
  if (held) yield held;
}

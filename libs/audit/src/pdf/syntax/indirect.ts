import { CHARACTERS, WHITE_SPACE } from './characters.js';
import type { Lexer } from './lexer.js';
import { integer, type PdfDict, type PdfObject } from './objects.js';

/** An object as it stands at its offset: `12 0 obj … endobj`. */
export interface IndirectObject {
  readonly number: number;
  readonly generation: number;
  readonly object: PdfObject;
}

/**
 * Reads the indirect object that begins where the lexer stands.
 * @param length gives the value of a stream's /Length, which may be another object
 */
export function readIndirectObject(lexer: Lexer, length: (object: PdfObject | undefined) => PdfObject): IndirectObject {
  const objectNumber = lexer.unsigned();
  const generation = lexer.unsigned();
  lexer.expect('obj');
  let object = lexer.object();
  let keyword = lexer.word();
  if (keyword === 'stream' && typeof object === 'object' && object?.kind === 'dict') {
    object = readStream(lexer, object, integer(length(object.entries.get('Length'))));
    keyword = lexer.word();
  }
  if (keyword !== 'endobj') throw lexer.damaged('lacks "endobj"');
  return { number: objectNumber, generation, object };
}

function readStream(lexer: Lexer, dict: PdfDict, length: number | undefined): PdfObject {
  const { bytes } = lexer;
  if (length === undefined || length < 0) throw lexer.damaged('has a stream without a length');
  if (bytes.at(lexer.at) === 13) lexer.at++;
  if (bytes.at(lexer.at) !== 10) throw lexer.damaged('has no line feed before the data of a stream');
  const start = lexer.at + 1;
  const end = start + length;
  let after = end;
  while (after < end + 2 && CHARACTERS[bytes.at(after) ?? 0x78] === WHITE_SPACE) after++;
  lexer.at = after;
  if (end > bytes.length || lexer.word() !== 'endstream') throw lexer.damaged('has a stream of another length');
  // Most data are never looked at, and needn't be there then.
  return {
    kind: 'stream',
    dict,
    get raw() {
      return bytes.slice(start, end);
    },
  };
}

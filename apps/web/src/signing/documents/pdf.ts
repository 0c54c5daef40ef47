import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

export { drawPage } from './drawn-page.js';
export type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Where the build puts what PDFs may need that hold no fonts or character maps of their own. */
const files = import.meta.env.PDFJS_FILES as string;

GlobalWorkerOptions.workerSrc = worker;

export interface OpenedPdf {
  readonly pdf: PDFDocumentProxy;
  close(): void;
}

/**
 * Opens a PDF to be looked at: nothing in it acts, no scripts, no forms of the XFA kind, and whatever it needs comes from
 * here. What it can't do is thrown.
 * @param goesOn draws of a page what can be drawn, and throws only where that is nothing
 */
export async function openPdf(file: Blob, goesOn = false): Promise<OpenedPdf> {
  const task = getDocument({
    data: await file.arrayBuffer(),
    cMapUrl: `${files}cmaps/`,
    standardFontDataUrl: `${files}standard_fonts/`,
    wasmUrl: `${files}decoders/`,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: !goesOn,
    verbosity: 0,
  });
  return { pdf: await task.promise, close: () => void task.destroy() };
}

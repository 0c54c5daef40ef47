import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const sources = join(import.meta.dirname, 'src');
const site = join(import.meta.dirname, 'dist/site');
/** One page each, so that whoever comes to sign loads nothing of the rest. */
const entries = readdirSync(sources).filter((name) => existsSync(join(sources, name, 'main.tsx')));
const pageOf = (name: string) => join(sources, `${name}.html`);

/** All pages are alike but for what they load. */
const onePage: Plugin = {
  name: 'attestory-one-page',
  resolveId: (id) => (entries.some((name) => id === pageOf(name)) ? id : null),
  load(id) {
    const entry = entries.find((name) => id === pageOf(name));
    return entry ? readFileSync(join(sources, 'page.html'), 'utf8').replace('ENTRY', entry) : null;
  },
};

/** Beside each file its compressed forms, so that none is compressed while somebody waits. */
const compressed: Plugin = {
  name: 'attestory-compressed',
  closeBundle() {
    for (const name of readdirSync(join(site, 'assets'))) {
      if (!/\.(?:m?js|css|wasm|bcmap|pfb|ttf)$/u.test(name)) continue;
      const path = join(site, 'assets', name);
      const bytes = readFileSync(path);
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      // The last per cent of a large file isn't worth the many seconds that they take.
      const quality = bytes.length > 200_000 ? 9 : constants.BROTLI_MAX_QUALITY;
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_QUALITY]: quality };
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
    }
  },
};

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const { version } = JSON.parse(readFileSync(join(pdfjs, 'package.json'), 'utf8')) as { readonly version: string };
/** What the viewer loads when a PDF needs it: fonts and character maps that it names only, and decoders of rare images. */
const pdfjsFiles = `assets/pdfjs-${version}`;
const copied: Plugin = {
  name: 'attestory-pdfjs-files',
  closeBundle() {
    const to = join(site, pdfjsFiles);
    mkdirSync(join(to, 'decoders'), { recursive: true });
    for (const folder of ['cmaps', 'standard_fonts'])
      cpSync(join(pdfjs, folder), join(to, folder), { recursive: true });
    for (const name of readdirSync(join(pdfjs, 'wasm')))
      if (/_nowasm_fallback\.js$|^LICENSE_(?:PDFJS_)?(?:JBIG2|OPENJPEG)$/u.test(name))
        cpSync(join(pdfjs, 'wasm', name), join(to, 'decoders', name));
  },
};

export default defineConfig({
  root: sources,
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [onePage, compressed, copied],
  define: { 'import.meta.env.PDFJS_FILES': JSON.stringify(`/${pdfjsFiles}/`) },
  build: {
    outDir: site,
    emptyOutDir: true,
    target: 'es2022',
    // Nothing in data: addresses, which the content security policy of the pages is better off without.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: Object.fromEntries(entries.map((name) => [name, pageOf(name)])) },
  },
});

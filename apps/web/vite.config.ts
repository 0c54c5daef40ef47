import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const sources = join(import.meta.dirname, 'src');
const site = join(import.meta.dirname, 'dist/site');
/** One page each, so that whoever comes to sign loads nothing of the rest. */
const entries = readdirSync(sources).filter((name) => name.endsWith('.html'));

/** Beside each file its compressed forms, so that none is compressed while somebody waits. */
const compressed: Plugin = {
  name: 'attestory-compressed',
  closeBundle() {
    for (const name of readdirSync(join(site, 'assets'))) {
      if (!/\.(?:m?js|css|wasm|bcmap|pfb|ttf)$/u.test(name)) continue;
      const path = join(site, 'assets', name);
      const bytes = readFileSync(path);
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      const size = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: size }));
    }
  },
};

export default defineConfig({
  root: sources,
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [compressed],
  build: {
    outDir: site,
    emptyOutDir: true,
    target: 'es2022',
    // Nothing in data: addresses, which the content security policy of the pages is better off without.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: Object.fromEntries(entries.map((name) => [name.slice(0, -5), join(sources, name)])) },
  },
});

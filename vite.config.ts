import { defineConfig, type Plugin } from 'vite'

/** Turbo puts a `<style>` for its progress bar in the page, which our Content-Security-Policy refuses. Ours stands in frame.css. */
const withoutInlineStyle: Plugin = {
  name: 'turbo-without-inline-style',
  transform(code, id) {
    if (!id.includes('@hotwired/turbo')) return null
    const line = 'this.installStylesheetElement();'
    if (!code.includes(line)) throw new Error('Turbo no longer installs its style here: look again at how it does')
    return { code: code.replace(line, ''), map: null }
  },
}

/** The browser's part: script, live worker, styles and font, with hashed names, and a manifest that tells the server what they are. */
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [withoutInlineStyle],
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // As our own styles: light-dark() is left as it stands instead of being spelt out twice.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        main: 'src/client/main.ts',
        live: 'src/client/live-worker.ts',
        style: 'src/ui/styles/main.css',
        icon: 'src/ui/icon.svg',
      },
    },
  },
})

import { existsSync } from 'node:fs'
import { defineConfig } from 'vite'

/** Worker threads are files of their own; `new Worker(new URL('./spreadsheet.worker.mjs', import.meta.url))` finds them beside main.mjs. */
const workers = {
  'spreadsheet.worker': 'src/platform/spreadsheet/worker.ts',
  'mail.worker': 'src/features/notices/digest/mail-worker.ts',
}

/**
 * The server as one file with everything in it: unbundled, its packages cost five times the memory and ten times the start.
 */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node26',
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'src/main.ts',
        ...Object.fromEntries(Object.entries(workers).filter(([, file]) => existsSync(file))),
      },
      // pg tries for its native twin, which we do not ship; the pure one is used.
      external: ['pg-native'],
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
  ssr: { noExternal: true },
})

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { messagesPlugin } from './build/messages.ts'
import { nameListsPlugin } from './build/name-lists.ts'
import { phoneMetadataPlugin } from './build/phone-metadata.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The server puts the entry of `dist/app/.vite/manifest.json` into its page, and serves `dist/app/assets` at `/app/assets`. */
export default defineConfig({
  root: here('.'),
  base: '/app/',
  publicDir: false,
  plugins: [messagesPlugin(), phoneMetadataPlugin(), nameListsPlugin(), react()],
  resolve: {
    alias: {
      'lodash.get': here('build/garden/get.ts'),
      'lodash.memoize': here('build/garden/memoize.ts'),
    },
  },
  build: {
    outDir: here('../dist/app'),
    emptyOutDir: true,
    target: 'es2024',
    manifest: true,
    modulePreload: false,
    rolldownOptions: { input: here('main.tsx'), treeshake: { manualPureFunctions: ['curry'] } },
  },
})

import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/agent/',
  build: { outDir: '../../dist/workspace', emptyOutDir: true, target: 'es2024' },
})

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  // The oldest Chromium that the window may run on; see package.json for the one that ships.
  build: { target: 'chrome130', sourcemap: true, chunkSizeWarningLimit: 2000 },
});

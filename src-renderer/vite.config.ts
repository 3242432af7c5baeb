import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * The window's content policy takes no HTML as text, not even an empty one. React Aria's announcer empties its log that
 * way whenever a part of a date is changed; the same without HTML. A build fails if the library no longer has the line.
 */
function announcerWithoutHtml(): Plugin {
  const emptied = ".innerHTML = ''";
  return {
    name: 'announcer-without-html',
    transform: {
      filter: { id: /dist\/private\/live-announcer\/LiveAnnouncer\.m?js$/ },
      handler(code) {
        if (!code.includes(emptied))
          // Not shown: for whoever builds.
          this.error('React Aria’s announcer has changed: is it still needed?');
        return { code: code.replaceAll(emptied, '.replaceChildren()'), map: null };
      },
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), announcerWithoutHtml()],
  // While developing, libraries are bundled apart.
  optimizeDeps: { rolldownOptions: { plugins: [announcerWithoutHtml()] } },
  // The oldest Chromium that the window may run on; see package.json for the one that ships.
  build: {
    target: 'chrome130',
    sourcemap: true,
    chunkSizeWarningLimit: 3000,
    license: { fileName: 'licenses.md' },
  },
});

import { config } from 'zod';

// The window's content policy allows no `eval`. Zod would probe for it with the first schema, which the browser reports
// as a violation: so this is the first import of the window.
config({ jitless: true });

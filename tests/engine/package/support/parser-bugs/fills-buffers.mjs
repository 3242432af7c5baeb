import { whenAsked } from './when-asked.mjs';

whenAsked(() => {
  const held = [];
  for (;;) held.push(Buffer.alloc(1024 * 1024, 1));
});

import { whenAsked } from './when-asked.mjs';

whenAsked(() => {
  const held = [];
  for (;;) held.push({ text: `${held.length}`.repeat(10), members: [held.length] });
});

import { whenAsked } from './when-asked.mjs';

whenAsked(() => {
  for (;;);
});

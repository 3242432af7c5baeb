import { whenAsked } from './when-asked.mjs';

whenAsked(() => process.abort());

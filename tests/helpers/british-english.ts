import { setLanguage } from '#shared/words/language';

// Dates, times and numbers are the same on every machine that runs the tests.
setLanguage({ tag: 'en', locale: 'en-GB', messages: {} });

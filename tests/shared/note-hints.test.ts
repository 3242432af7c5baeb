import { expect, it } from 'vitest';
import { hintsIn } from '#shared/domain/note-hints';

const hints = (text: string, locale = 'en-US') =>
  hintsIn({ locale, text }, null).map(({ kind, text: there }) => `${kind}: ${there}`);

it('what was left in a note by mistake is hinted at', () => {
  expect(hints('See http://example.org/x.')).toEqual(['insecure-link: http://example.org/x.']);
  expect(hints('See example.com/beta')).toEqual(['bare-link: example.com/beta']);
  expect(hints('TODO: write this. FIXME')).toEqual(['unfinished: TODO', 'unfinished: FIXME']);
  expect(hints('Lorem ipsum dolor')).toEqual(['unfinished: Lorem ipsum']);
  expect(hints('Hello {name}, %s and %1$@')).toEqual([
    'placeholder: {name}',
    'placeholder: %s',
    'placeholder: %1$@',
  ]);
  expect(hints('As on Android and Google Play')).toEqual([
    'other-platform: Android',
    'other-platform: Google Play',
  ]);
  expect(hints('Now $4.99 or 5 €')).toEqual(['price: $4.99', 'price: 5 €']);
  expect(hints('<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> main')).toEqual([
    'merge-marker: <<<<<<< HEAD',
    'merge-marker: >>>>>>> main',
  ]);
});

it('plain sentences get no hint', () => {
  for (const text of [
    'Windows of the app open faster. See https://example.com.',
    'Sizes up to XXXL; 50 %, 100% in five days, 12.5% done.',
    'Mail us: beta@example.com',
    'An androidlike figure. Version 1.4.0 (42).',
    '{ } and () and [x]',
  ])
    expect(hints(text), text).toEqual([]);
});

it('a word of the language is no unfinished note', () => {
  expect(hints('TODO el equipo', 'es-ES')).toEqual([]);
  expect(hints('TODO: escribir', 'es-ES')).toEqual(['unfinished: TODO:']);
});

it('a note that still has the text of another language is hinted at', () => {
  const primary = { locale: 'en-US', text: 'Try offline search.' };
  const kinds = (locale: string, text: string) =>
    hintsIn({ locale, text }, primary).map(({ kind }) => kind);
  expect(kinds('fr-FR', 'Try offline search.\n')).toEqual(['same-text']);
  expect(kinds('en-GB', 'Try offline search.')).toEqual([]);
  expect(kinds('fr-FR', 'Essayez.')).toEqual([]);
});

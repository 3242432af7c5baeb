import { add, type Defects, theWatchApp } from './defect';

/** Size limits exceeded. */
export const sizeDefects = {
  'watch-app-too-large': {
    title: 'The watch app has more than 75 MB.',
    shows: 'watch-app-too-large',
    apply(draft) {
      theWatchApp(draft).files.set('films.bin', Buffer.alloc(76_000_000));
    },
  },
  'app-clip-too-large': {
    title: 'The App Clip has more than 10 MB.',
    shows: 'app-clip-too-large',
    apply(draft) {
      const clip = add(draft, draft.bundles.appClip());
      clip.files.set('films.bin', Buffer.alloc(16_000_000));
    },
  },
} satisfies Defects;

import { writeXmlPlist } from '../plist/write-xml-plist';
import { type Defects, edit } from './defect';
import { copyOf, corruptHeader, insertBefore } from './zip-edits';

/** Defects of the file itself: it is refused before its content is checked. */
export const archiveDefects = {
  'not-a-zip': {
    title: 'The file is a text.',
    shows: 'package-not-a-zip',
    apply(draft) {
      draft.ending = 'not-a-zip';
    },
  },
  truncated: {
    title: 'The file is cut off after two thirds.',
    shows: 'package-truncated',
    apply(draft) {
      draft.ending = 'cut-short';
    },
  },
  'no-app': {
    title: 'The folder in Payload is not an .app.',
    shows: 'package-without-app',
    apply(draft) {
      draft.appFolder = draft.appFolder.replace(/\.app$/, '');
    },
  },
  'two-apps': {
    title: 'Payload holds two apps.',
    shows: 'package-several-apps',
    apply({ app, besideApp }) {
      besideApp.set('Payload/Second.app/Info.plist', writeXmlPlist(app.infoPlist));
    },
  },
  'broken-plist': {
    title: 'Info.plist is cut off.',
    shows: 'package-plist-unreadable',
    apply({ app }) {
      const whole = writeXmlPlist(app.infoPlist);
      app.files.set('Info.plist', whole.subarray(0, whole.length >> 1));
    },
  },
  'header-differs': {
    title: 'A file has a different size in its local header than in the central directory.',
    shows: 'package-unsafe',
    apply: (draft) => edit(draft, (zip, path) => corruptHeader(zip, path)),
  },
  'unlisted-file': {
    title: 'The package contains a file that its central directory does not list.',
    shows: 'package-unsafe',
    apply: (draft) =>
      edit(draft, (zip, path) =>
        insertBefore(zip, path, copyOf(zip, path, path.replace('note', 'mote'))),
      ),
  },
  'bytes-before': {
    title: 'A script stands before the package.',
    shows: 'package-unsafe',
    apply(draft) {
      draft.edits.push((zip) => {
        const first = zip.toString('utf8', 30, 30 + zip.readUInt16LE(26));
        return insertBefore(zip, first, Buffer.from('#!/bin/sh\nexit 0\n'));
      });
    },
  },
} satisfies Defects;

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { NotesPreview } from '#shared/domain/notes-file';
import { inWords } from '#shared/words/say';
import { readNotesFile } from '../../../src-main/engine/notes/notes-file';
import { errorOf } from '../package/support/errors';
import { temporaryFolder } from '../package/support/temp-folder';
import { previewLines } from './support/preview-lines';

const at = temporaryFolder();

interface OddFile {
  /** By their paths. */
  files: Record<string, string | Buffer>;
  /** What is opened; the first file unless it says otherwise. */
  opened?: string;
  /** The whole preview. */
  shows: string[];
}

interface Refused extends Omit<OddFile, 'shows'> {
  says: string;
}

async function prepare({ files, opened }: Pick<OddFile, 'files' | 'opened'>): Promise<string> {
  const folder = await mkdtemp(at('odd-'));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  return join(folder, opened ?? Object.keys(files)[0] ?? '');
}

const entry = (language: string, text: string) => ({ language, text });
const json = (value: unknown) => JSON.stringify(value, null, 2);

const oddFiles: Record<string, OddFile> = {
  'the form of the guide': {
    files: { 'release_notes.json': json([entry('en-US', 'New.'), entry('de-DE', 'Neu.')]) },
    shows: [
      'release-notes-json',
      '"en-US" -> en-US: taken, Entry 1: "New."',
      '"de-DE" -> de-DE: taken, Entry 2: "Neu."',
    ],
  },
  'a plain map': {
    files: { 'release_notes.json': json({ 'en-US': 'New.', 'de-DE': 'Neu.' }) },
    shows: [
      'plain-map',
      '"en-US" -> en-US: taken, Line 2: "New."',
      '"de-DE" -> de-DE: taken, Line 3: "Neu."',
    ],
  },
  'codes for two stores': {
    files: {
      'a.json': json([
        entry('cs-CZ', 'CZ'),
        entry('cs', 'cs'),
        entry('de-DE', 'DE'),
        entry('de', 'de'),
      ]),
    },
    shows: [
      'release-notes-json',
      '"cs-CZ" -> cs: double (cs is used), Entry 1: "CZ"',
      '"cs" -> cs: taken, Entry 2: "cs"',
      '"de-DE" -> de-DE: taken, Entry 3: "DE"',
      '"de" -> de-DE: double (de-DE is used), Entry 4: "de"',
    ],
  },
  'codes in other spellings': {
    files: {
      'a.json': json({
        bn: '1',
        iw: '2',
        'nb-NO': '3',
        de: '4',
        zh_TW: '5',
        'EN-us': '6',
        pt_br: '7',
      }),
    },
    shows: [
      'plain-map',
      '"bn" -> bn-BD: code-changed, Line 2: "1"',
      '"iw" -> he: code-changed, Line 3: "2"',
      '"nb-NO" -> no: code-changed, Line 4: "3"',
      '"de" -> de-DE: code-changed, Line 5: "4"',
      '"zh_TW" -> zh-Hant: code-changed, Line 6: "5"',
      '"EN-us" -> en-US: code-changed, Line 7: "6"',
      '"pt_br" -> pt-BR: code-changed, Line 8: "7"',
    ],
  },
  'codes that App Store Connect does not have': {
    files: {
      'a.json': json([
        entry('et', 'Uus.'),
        entry('default', 'New.'),
        entry('xx-YY', '?'),
        entry('Klingon', 'Qapla’'),
      ]),
    },
    shows: [
      'release-notes-json',
      '"et" -> null: unknown, Entry 1: "Uus."',
      '"default" -> null: unknown, Entry 2: "New."',
      '"xx-YY" -> null: unknown, Entry 3: "?"',
      '"Klingon" -> null: unknown, Entry 4: "Qapla’"',
    ],
  },
  'regions that a person has to choose': {
    files: { 'a.json': json({ 'en-IE': 'New.', 'es-419': 'Nuevo.', 'pa-PK': '?' }) },
    shows: [
      'plain-map',
      '"en-IE" -> null: unknown, Line 2: "New."',
      '"es-419" -> null: unknown, Line 3: "Nuevo."',
      '"pa-PK" -> null: unknown, Line 4: "?"',
    ],
  },
  'a code with spaces': {
    files: { 'a.json': json([entry(' en-US ', 'New.')]) },
    shows: ['release-notes-json', '" en-US " -> en-US: code-changed, Entry 1: "New."'],
  },
  'the same code twice': {
    files: {
      'a.json': json([entry('en-US', 'First.'), entry('de-DE', 'Neu.'), entry('en-US', 'Second.')]),
    },
    shows: [
      'release-notes-json',
      '"en-US" -> en-US: taken, Entry 1: "First."',
      '"de-DE" -> de-DE: taken, Entry 2: "Neu."',
      '"en-US" -> en-US: double (en-US is used), Entry 3: "Second."',
    ],
  },
  'the same key twice': {
    files: { 'a.json': '{\n  "en-US": "First.",\n  "en-US": "Second."\n}' },
    shows: [
      'plain-map',
      '"en-US" -> en-US: taken, Line 3: "Second."',
      '! Line 2: “"en-US": "First."” “en-US” occurs twice. The last one is used.',
    ],
  },
  'an empty text beside one for the other store': {
    files: { 'a.json': json([entry('cs', ''), entry('cs-CZ', 'Nové.')]) },
    shows: [
      'release-notes-json',
      '"cs" -> cs: empty, Entry 1: ""',
      '"cs-CZ" -> cs: code-changed, Entry 2: "Nové."',
    ],
  },
  'only empty texts': {
    files: { 'a.json': json({ 'en-US': '', 'de-DE': ' \n ' }) },
    shows: [
      'plain-map',
      '"en-US" -> en-US: empty, Line 2: ""',
      '"de-DE" -> de-DE: empty, Line 3: " \\n "',
    ],
  },
  'an empty list': {
    files: { 'a.json': '[]' },
    shows: ['release-notes-json', '- No notes were found.'],
  },
  'entries that are incomplete': {
    files: {
      'a.json': json([
        entry('en-US', 'New.'),
        { language: 'de-DE' },
        { text: 'Neu.' },
        7,
        null,
        'fr-FR',
        { language: 'ja', text: 5 },
        entry('', 'x'),
      ]),
    },
    shows: [
      'release-notes-json',
      '"en-US" -> en-US: taken, Entry 1: "New."',
      '! Entry 2: “{ "language": "de-DE" }” This entry is missing “language” or “text”.',
      '! Entry 3: “{ "text": "Neu." }” This entry is missing “language” or “text”.',
      '! Entry 4: “7” This entry is missing “language” or “text”.',
      '! Entry 5: “null” This entry is missing “language” or “text”.',
      '! Entry 6: “"fr-FR"” This entry is missing “language” or “text”.',
      '! Entry 7: “{ "language": "ja", "text": 5 }” This entry is missing “language” or “text”.',
      '! Entry 8: “{ "language": "", "text": "x" }” This entry is missing “language” or “text”.',
    ],
  },
  'keys that are not used': {
    files: {
      'a.json': json([
        { language: 'en-GB', text: 'x', description: 'd', keywords: 'a,b', support_url: 'u' },
      ]),
    },
    shows: [
      'release-notes-json',
      '"en-GB" -> en-GB: taken, Entry 1: "x"',
      '- Ignored: “description”, “keywords” and “support_url”.',
    ],
  },
  'a field twice in one entry': {
    files: { 'a.json': '[{"language": "en-US", "text": "First.", "text": "Second."}]' },
    shows: [
      'release-notes-json',
      '"en-US" -> en-US: taken, Entry 1: "Second."',
      '- Entry 1: “"text": "First."” “text” occurs twice. The last one is used.',
    ],
  },
  'other names of the fields': {
    files: {
      'a.json': json([
        { locale: 'en-US', whatsNew: 'New.' },
        { locale: 'de-DE', whatsNew: 'Neu.' },
      ]),
    },
    shows: [
      'release-notes-json',
      '"en-US" -> en-US: taken, Entry 1: "New."',
      '"de-DE" -> de-DE: taken, Entry 2: "Neu."',
      '- “locale” is read as “language”.',
      '- “whatsNew” is read as “text”.',
    ],
  },
  'a list in a field': {
    files: { 'a.json': json({ version: '1.2', notes: [entry('en-US', 'New.')] }) },
    shows: [
      'plain-map',
      '"en-US" -> en-US: taken, Entry 1: "New."',
      '- Line 3: “notes” The notes were found inside this field.',
      '- Ignored: “version”.',
    ],
  },
  'a map in a field': {
    files: { 'a.json': json({ releaseNotes: { 'en-US': 'New.' }, build: 7 }) },
    shows: [
      'plain-map',
      '"en-US" -> en-US: taken, Line 3: "New."',
      '- Line 2: “releaseNotes” The notes were found inside this field.',
      '- Ignored: “build”.',
    ],
  },
  'a map of objects': {
    files: {
      'a.json': json({ 'en-US': { whatsNew: 'New.', keywords: 'a' }, 'de-DE': { title: 'Neu' } }),
    },
    shows: [
      'plain-map',
      '"en-US" -> en-US: taken, Line 2: "New."',
      '- “whatsNew” is read as “text”.',
      '! Line 6: “"de-DE": { "title": "Neu" }” The value isn’t a string.',
      '- Ignored: “keywords”.',
    ],
  },
  'a list of maps': {
    files: { 'a.json': json([{ 'en-US': 'New.' }, { 'de-DE': 'Neu.' }]) },
    shows: [
      'release-notes-json',
      '"en-US" -> en-US: taken, Line 3: "New."',
      '"de-DE" -> de-DE: taken, Line 6: "Neu."',
    ],
  },
  'one entry without a list': {
    files: { 'a.json': json(entry('en-US', 'New.')) },
    shows: ['plain-map', '"en-US" -> en-US: taken, Entry 1: "New."'],
  },
  'a map with other values': {
    files: { 'a.json': json({ 'en-US': 'New.', 'de-DE': ['Neu.'], 'fr-FR': null, ja: 5 }) },
    shows: [
      'plain-map',
      '"en-US" -> en-US: taken, Line 2: "New."',
      '! Line 3: “"de-DE": [ "Neu." ]” The value isn’t a string.',
      '! Line 6: “"fr-FR": null” The value isn’t a string.',
      '! Line 7: “"ja": 5” The value isn’t a string.',
    ],
  },
  'a text that is JSON': {
    files: { 'a.json': '"New."' },
    shows: [
      'plain-map',
      '! “"New."” This is JSON, but not an array or object of notes.',
      '- No notes were found.',
    ],
  },
  'a trailing comma': {
    files: { 'a.json': '[\n  {\n\t"language": "en-US",\n\t"text": "New",\n\n  }\n]' },
    shows: [
      'release-notes-json',
      '"en-US" -> en-US: taken, Entry 1: "New"',
      '- Line 6, column 3: The comma before this point is not valid JSON. It was ignored. Other tools may refuse the file.',
    ],
  },
  comments: {
    files: {
      'a.json': '// For 1.2\n{\n  "en-US": "New.", // ready\n  /* later: */ "de-DE": "Neu."\n}',
    },
    shows: [
      'plain-map',
      '"en-US" -> en-US: taken, Line 3: "New."',
      '"de-DE" -> de-DE: taken, Line 4: "Neu."',
      '- Line 1: “// For 1.2” 3 comments are not valid JSON. They were ignored.',
    ],
  },
  'names of prototypes': {
    files: { 'a.json': '{"__proto__": "x", "constructor": {"text": "y"}, "en-US": "New."}' },
    shows: [
      'plain-map',
      '"en-US" -> en-US: taken, Line 1: "New."',
      '- Ignored: “__proto__” and “constructor”.',
    ],
  },
  'a byte order mark': {
    files: { 'a.json': `\uFEFF${json({ 'en-US': 'New.' })}` },
    shows: ['plain-map', '"en-US" -> en-US: taken, Line 2: "New."'],
  },
  'UTF-16 with a mark': {
    files: { 'a.json': Buffer.from(`\uFEFF${json({ 'en-US': 'New.', ja: '新機能' })}`, 'utf16le') },
    shows: [
      'plain-map',
      '"en-US" -> en-US: taken, Line 2: "New."',
      '"ja" -> ja: taken, Line 3: "新機能"',
      '- a.json: The file is encoded as UTF-16, and is saved that way.',
    ],
  },
  'UTF-16 of the other order': {
    files: { 'a.json': Buffer.from(`\uFEFF${json({ 'en-US': 'New.' })}`, 'utf16le').swap16() },
    shows: [
      'plain-map',
      '"en-US" -> en-US: taken, Line 2: "New."',
      '- a.json: The file is encoded as UTF-16, and is saved that way.',
    ],
  },
  'UTF-16 without a mark': {
    files: { 'a.json': Buffer.from(json({ 'en-US': 'New.', ja: '新機能' }), 'utf16le') },
    shows: [
      'plain-map',
      '"en-US" -> en-US: taken, Line 2: "New."',
      '"ja" -> ja: taken, Line 3: "新機能"',
      '- a.json: The file is encoded as UTF-16, and is saved that way.',
    ],
  },
  'null characters': {
    files: { 'release_notes.txt': 'New\0search.' },
    shows: [
      'text-files',
      '"" -> null: taken, release_notes.txt: "New\\u0000search."',
      '- release_notes.txt: The file contains null characters, which App Store Connect refuses.',
    ],
  },
  'escaped letters': {
    files: { 'a.json': '{"ja": "\\u65b0\\u6a5f\\u80fd", "en-US": "a\\u0000b"}' },
    shows: [
      'plain-map',
      '"ja" -> ja: taken, Line 1: "新機能"',
      '"en-US" -> en-US: taken, Line 1: "a\\u0000b"',
      '- a.json: The file contains null characters, which App Store Connect refuses.',
    ],
  },
  'a text over the limit': {
    files: {
      'a.json': json([entry('en-US', 'x'.repeat(4001)), entry('de-DE', 'x'.repeat(20_001))]),
    },
    shows: [
      'release-notes-json',
      '"en-US" -> en-US: taken, Entry 1: "4001 characters"',
      '"de-DE" -> de-DE: taken, Entry 2: "20001 characters"',
      '- Entry 1: The text has 4,001 characters. The limit is 4,000.',
      '! Entry 2: The text has 20,001 characters. The limit is 4,000.',
    ],
  },
  '1 MB': {
    files: { 'a.json': json([entry('en-US', 'x'.repeat(1_000_000)), entry('de-DE', 'Neu.')]) },
    shows: [
      'release-notes-json',
      '"en-US" -> en-US: taken, Entry 1: "1000000 characters"',
      '"de-DE" -> de-DE: taken, Entry 2: "Neu."',
      '! Entry 1: The text has 1,000,000 characters. The limit is 4,000.',
    ],
  },
  'text files beside each other': {
    files: {
      'release_notes.txt': 'New.\n',
      'release_notes_de-DE.txt': 'Neu.\r\n',
      'release_notes_et.txt': 'Uus.',
      'other.txt': 'x',
    },
    opened: 'release_notes_de-DE.txt',
    shows: [
      'text-files',
      '"" -> null: taken, release_notes.txt: "New."',
      '"de-DE" -> de-DE: taken, release_notes_de-DE.txt: "Neu."',
      '"et" -> null: unknown, release_notes_et.txt: "Uus."',
    ],
  },
  'one text without a language': {
    files: { 'release_notes.txt': '- New search\n- Fixes\n' },
    shows: ['text-files', '"" -> null: taken, release_notes.txt: "- New search\\n- Fixes"'],
  },
  'an empty text file': {
    files: { 'release_notes.txt': '', 'release_notes_de-DE.txt': '\n\n' },
    opened: 'release_notes.txt',
    shows: [
      'text-files',
      '"" -> null: empty, release_notes.txt: ""',
      '"de-DE" -> de-DE: empty, release_notes_de-DE.txt: ""',
    ],
  },
  'a folder of text files': {
    files: { 'release_notes_en-US.txt': 'New.', 'release-notes-fr.txt': 'Nouveau.' },
    opened: '.',
    shows: [
      'text-files',
      '"fr" -> fr-FR: code-changed, release-notes-fr.txt: "Nouveau."',
      '"en-US" -> en-US: taken, release_notes_en-US.txt: "New."',
    ],
  },
  'a fastlane folder': {
    files: {
      'fastlane/metadata/en-US/release_notes.txt': 'New.\n',
      'fastlane/metadata/en-US/name.txt': 'App',
      'fastlane/metadata/de-DE/release_notes.txt': 'Neu.\n',
      'fastlane/metadata/ja/name.txt': 'App',
      'fastlane/metadata/default/release_notes.txt': 'Any.',
      'fastlane/metadata/copyright.txt': '2026',
      'fastlane/metadata/review_information/notes.txt': 'x',
    },
    opened: '.',
    shows: [
      'fastlane',
      '"de-DE" -> de-DE: taken, de-DE/release_notes.txt: "Neu."',
      '"default" -> null: unknown, default/release_notes.txt: "Any."',
      '"en-US" -> en-US: taken, en-US/release_notes.txt: "New."',
      '- No release_notes.txt in: ja.',
      '- Ignored: “copyright.txt”, “name.txt” and “review_information/”.',
    ],
  },
  'one language of a fastlane folder': {
    files: {
      'metadata/en-US/release_notes.txt': 'New.\n',
      'metadata/de-DE/release_notes.txt': 'Neu.\n',
    },
    opened: 'metadata/de-DE/release_notes.txt',
    shows: [
      'fastlane',
      '"de-DE" -> de-DE: taken, de-DE/release_notes.txt: "Neu."',
      '"en-US" -> en-US: taken, en-US/release_notes.txt: "New."',
    ],
  },
  'a folder of one language': {
    files: {
      'metadata/en-US/release_notes.txt': 'New.\n',
      'metadata/de-DE/release_notes.txt': 'Neu.\n',
    },
    opened: 'metadata/de-DE',
    shows: [
      'fastlane',
      '"de-DE" -> de-DE: taken, de-DE/release_notes.txt: "Neu."',
      '"en-US" -> en-US: taken, en-US/release_notes.txt: "New."',
    ],
  },
  'a table with a header': {
    files: { 'a.csv': 'Language,Text\r\nen-US,"New ""search"",\nfixes"\r\nde-DE,Neu.\r\n' },
    shows: [
      'csv',
      '"en-US" -> en-US: taken, Line 2: "New \\"search\\",\\nfixes"',
      '"de-DE" -> de-DE: taken, Line 4: "Neu."',
    ],
  },
  'a table of a German Excel': {
    files: {
      'a.csv':
        '\uFEFFsep=;\r\nSprache;Übersetzung;Status\r\nde-DE;"Neu; schnell";ok\r\nen-US;New.;\r\n',
    },
    shows: [
      'csv',
      '"de-DE" -> de-DE: taken, Line 3: "Neu; schnell"',
      '"en-US" -> en-US: taken, Line 4: "New."',
      '- Ignored: “Status”.',
    ],
  },
  'a table without a header': {
    files: { 'a.csv': 'en-US,New.\nde-DE,Neu.,spare\nfr-FR\n' },
    shows: [
      'csv',
      '"en-US" -> en-US: taken, Line 1: "New."',
      '"de-DE" -> de-DE: taken, Line 2: "Neu."',
      '- Line 2: “spare” Only the first two columns are read. These cells were ignored.',
      '! Line 3: “fr-FR” This row is missing its language or text.',
    ],
  },
  'a table with tabs': {
    files: { 'a.tsv': 'locale\tnotes\nen-US\tNew.\n\nja\t新機能\n' },
    shows: [
      'csv',
      '"en-US" -> en-US: taken, Line 2: "New."',
      '"ja" -> ja: taken, Line 4: "新機能"',
    ],
  },
  'a column for each language': {
    files: { 'a.csv': 'key,en-US,de-DE,xx\ntitle,App,App,App\nwhatsNew,New.,Neu.,?\n' },
    shows: [
      'csv',
      '"en-US" -> en-US: taken, Line 3: "New."',
      '"de-DE" -> de-DE: taken, Line 3: "Neu."',
      '"xx" -> null: unknown, Line 3: "?"',
      '- Line 2: “title App App App” This row contains no notes and was ignored.',
    ],
  },
  'a row without a language': {
    files: { 'a.csv': 'language,text\n,New.\nde-DE\nfr,\n' },
    shows: [
      'csv',
      '"fr" -> fr-FR: empty, Line 4: ""',
      '! Line 2: “New.” This row is missing its language or text.',
      '! Line 3: “de-DE” This row is missing its language or text.',
    ],
  },
  'headings of Markdown': {
    files: {
      'a.md':
        '# Release notes\n\n## en-US\n\nNew.\n\n- One\n\n## German\n\nNeu.\n\n## Estonian\n\nUus.\n',
    },
    shows: [
      'sections',
      '"en-US" -> en-US: taken, Line 3: "New.\\n\\n- One"',
      '"German" -> de-DE: code-changed, Line 9: "Neu."',
      '"Estonian" -> null: unknown, Line 13: "Uus."',
      '- Line 1: “# Release notes” Text before the first language was ignored.',
    ],
  },
  'headings in brackets': {
    files: { 'a.txt': '[en-US]\nNew.\n[de-DE]\nNeu.\n[xx-YY]\n?\n' },
    shows: [
      'sections',
      '"en-US" -> en-US: taken, Line 1: "New."',
      '"de-DE" -> de-DE: taken, Line 3: "Neu."',
      '"xx-YY" -> null: unknown, Line 5: "?"',
    ],
  },
  'tags of the other store': {
    files: {
      'a.txt': '<en-US>\nNew.\n# en\n</en-US>\n<de-DE>Neu.</de-DE>\n<fil>\nBago.\n</fil>\n',
    },
    shows: [
      'sections',
      '"en-US" -> en-US: taken, Line 1: "New.\\n# en"',
      '"de-DE" -> de-DE: taken, Line 5: "Neu."',
      '"fil" -> null: unknown, Line 6: "Bago."',
    ],
  },
  'headings with colons and names in their own language': {
    files: { 'a.txt': 'English:\nNew. Fixed:\n- One\n\nDeutsch:\nNeu.\n\n日本語：\n新機能\n' },
    shows: [
      'sections',
      '"English" -> en-US: code-changed, Line 1: "New. Fixed:\\n- One"',
      '"Deutsch" -> de-DE: code-changed, Line 5: "Neu."',
      '"日本語" -> ja: code-changed, Line 8: "新機能"',
    ],
  },
  'headings with rules': {
    files: { 'a.txt': '=== fr ===\nNouveau.\n\n=== pt-BR ===\nNovo.\n' },
    shows: [
      'sections',
      '"fr" -> fr-FR: code-changed, Line 1: "Nouveau."',
      '"pt-BR" -> pt-BR: taken, Line 4: "Novo."',
    ],
  },
  'names with codes': {
    files: { 'a.md': '### German (de-DE)\nNeu.\n### fr-FR – French\nNouveau.\n' },
    shows: [
      'sections',
      '"de-DE" -> de-DE: taken, Line 1: "Neu."',
      '"fr-FR" -> fr-FR: taken, Line 3: "Nouveau."',
    ],
  },
  'text that is about languages': {
    files: { 'a.txt': 'New in this version:\n- German and French\n\nKnown issues: none\n' },
    shows: [
      'text-files',
      '"" -> null: taken, a.txt: "New in this version:\\n- German and French\\n\\nKnown issues: none"',
    ],
  },
  'sentences that begin like codes': {
    files: { 'a.txt': 'No, it is not fixed.\nHello, it is.\n' },
    shows: ['text-files', '"" -> null: taken, a.txt: "No, it is not fixed.\\nHello, it is."'],
  },
  'a folder of files named by their languages': {
    files: {
      'de-DE.txt': 'Neu.',
      'spanish.txt': 'Nuevo.',
      'README.txt': 'x',
      'fr.txt': 'Nouveau.',
      'et.txt': 'Uus.',
      'more/it.txt': 'x',
    },
    opened: '.',
    shows: [
      'text-files',
      '"de-DE" -> de-DE: taken, de-DE.txt: "Neu."',
      '"et" -> null: unknown, et.txt: "Uus."',
      '"fr" -> fr-FR: code-changed, fr.txt: "Nouveau."',
      '"spanish" -> es-ES: code-changed, spanish.txt: "Nuevo."',
      '- Ignored: “README.txt” and “more/”.',
    ],
  },
  'a folder for the other store': {
    files: { 'whatsnew/whatsnew-de-DE': 'Neu.', 'whatsnew/whatsnew-en-US': 'New.' },
    opened: '.',
    shows: [
      'text-files',
      '"de-DE" -> de-DE: taken, whatsnew-de-DE: "Neu."',
      '"en-US" -> en-US: taken, whatsnew-en-US: "New."',
    ],
  },
  'one file of a folder with 2,500 others': {
    files: {
      'release_notes_sv.txt': 'Nytt.',
      ...Object.fromEntries(Array.from({ length: 2500 }, (_, at) => [`a${at}.jpg`, ''])),
      'release_notes_da.txt': 'Nyt.',
    },
    shows: [
      'text-files',
      '"da" -> da: taken, release_notes_da.txt: "Nyt."',
      '"sv" -> sv: taken, release_notes_sv.txt: "Nytt."',
    ],
  },
  'a file of one language that names another': {
    files: { 'release_notes_en-US.txt': 'We fixed:\n\nGerman:\nBetter wording' },
    opened: '.',
    shows: [
      'text-files',
      '"en-US" -> en-US: taken, release_notes_en-US.txt: "We fixed:\\n\\nGerman:\\nBetter wording"',
      '- release_notes_en-US.txt: Line 3: “German:” This line may be the heading of another language. It was taken as part of the note.',
    ],
  },
  'one note with a line that is a language': {
    files: { 'release_notes.txt': 'We fixed:\n\nGerman:\nBetter wording' },
    shows: [
      'text-files',
      '"" -> null: taken, release_notes.txt: "We fixed:\\n\\nGerman:\\nBetter wording"',
      '- release_notes.txt: Line 3: “German:” This line may be the heading of another language. It was taken as part of the note.',
    ],
  },
  'a mail with headings of every kind': {
    files: {
      'mail.txt': [
        'Hi Anna,',
        '',
        'German:\nNeu.\n- Eins',
        '',
        'French (France):\nNouveau.',
        '',
        'Español\nNuevo.',
        '',
        '1. Italian\nNuova.',
        '',
        'Nederlands\n----------\nNieuw.',
        '',
        '**Polish**\nNowa.',
        '',
        '*Čeština*\nNová.',
        '',
        'Portuguese (Brazil) - Novo.\n- Mapa',
        '',
        'fr-CA\nNouvelle.',
        '',
        'ko\n지도',
        '',
        '中文（简体）：\n试用',
        '',
        '[ja]\n新機能',
        '',
        'Best,\nTom\n--\nTranslations Ltd.',
      ].join('\n'),
    },
    shows: [
      'sections',
      '"German" -> de-DE: code-changed, Line 3: "Neu.\\n- Eins"',
      '"French (France)" -> fr-FR: code-changed, Line 7: "Nouveau."',
      '"Español" -> es-ES: code-changed, Line 10: "Nuevo."',
      '"Italian" -> it: code-changed, Line 13: "Nuova."',
      '"Nederlands" -> nl-NL: code-changed, Line 16: "Nieuw."',
      '"Polish" -> pl: code-changed, Line 20: "Nowa."',
      '"Čeština" -> cs: code-changed, Line 23: "Nová."',
      '"Portuguese (Brazil)" -> pt-BR: code-changed, Line 26: "Novo.\\n- Mapa"',
      '"fr-CA" -> fr-CA: taken, Line 29: "Nouvelle."',
      '"ko" -> ko: taken, Line 32: "지도"',
      '"中文（简体）" -> zh-Hans: code-changed, Line 35: "试用"',
      '"ja" -> ja: taken, Line 38: "新機能\\n\\nBest,\\nTom\\n--\\nTranslations Ltd."',
      '- Line 1: “Hi Anna,” Text before the first language was ignored.',
      '- Line 41: “Best,” From this line on, the text may not belong to the note. It was taken as part of it.',
    ],
  },
  'lines in notes that may be headings': {
    files: {
      'a.txt':
        '[de-DE]\nDeutsch\n\n[en-US]\nNew.\n\nGerman:\nBetter wording\n\nItalian\n\nPolish\n\n[fr-FR]\n> Nouveau.\nno-crash\n',
    },
    shows: [
      'sections',
      '"de-DE" -> de-DE: taken, Line 1: "Deutsch"',
      '"en-US" -> en-US: taken, Line 4: "New.\\n\\nGerman:\\nBetter wording\\n\\nItalian\\n\\nPolish"',
      '"fr-FR" -> fr-FR: taken, Line 14: "> Nouveau.\\nno-crash"',
      ...[
        [2, 'Deutsch'],
        [7, 'German:'],
        [10, 'Italian'],
        [12, 'Polish'],
      ].map(
        ([line, quote]) =>
          `- Line ${line}: “${quote}” This line may be the heading of another language. It was taken as part of the note.`,
      ),
      '- Line 15: “> Nouveau.” From this line on, the text may not belong to the note. It was taken as part of it.',
    ],
  },
  'languages in the lines of a note': {
    files: { 'a.txt': '[en-US]\nFixed:\n\nPortuguese (Brazil): typos\n\n[de-DE]\nNeu.\n' },
    shows: [
      'sections',
      '"en-US" -> en-US: taken, Line 1: "Fixed:\\n\\nPortuguese (Brazil): typos"',
      '"de-DE" -> de-DE: taken, Line 6: "Neu."',
      '- Line 4: “Portuguese (Brazil): typos” This line may be the heading of another language. It was taken as part of the note.',
    ],
  },
  'a list of languages in one note': {
    files: { 'a.txt': 'New languages:\n\nItalian\nPolish\nCzech\n' },
    shows: [
      'text-files',
      '"" -> null: taken, a.txt: "New languages:\\n\\nItalian\\nPolish\\nCzech"',
      ...['Italian', 'Polish', 'Czech'].map(
        (quote, at) =>
          `- a.txt: Line ${at + 3}: “${quote}” This line may be the heading of another language. It was taken as part of the note.`,
      ),
    ],
  },
  'a note that is much longer than the others': {
    files: { 'a.txt': `[de]\n${'Neu. '.repeat(80)}\n[fr]\nNouveau.\n[it]\nNuova.\n` },
    shows: [
      'sections',
      '"de" -> de-DE: code-changed, Line 1: "399 characters"',
      '"fr" -> fr-FR: code-changed, Line 3: "Nouveau."',
      '"it" -> it: taken, Line 5: "Nuova."',
      '- Line 1: “de” This note is much longer than the others. It may contain the text of another language.',
    ],
  },
  'a greeting that is a code': {
    files: { 'a.txt': 'Hi:\nNew build.\n' },
    shows: ['text-files', '"" -> null: taken, a.txt: "Hi:\\nNew build."'],
  },
};

/** What files are called that hold the note of one language, and which one that is. */
const fileNames: [string, string | null][] = [
  ['de-DE.txt', 'de-DE'],
  ['de.txt', 'de-DE'],
  ['fr_FR.md', 'fr-FR'],
  ['German.txt', 'de-DE'],
  ['Português (Brasil).txt', 'pt-BR'],
  ['English (US).txt', 'en-US'],
  ['notes-de.txt', 'de-DE'],
  ['notes.de.txt', 'de-DE'],
  ['1.4.0-de.txt', 'de-DE'],
  ['Orbit notes de-DE.txt', 'de-DE'],
  ['de-DE-utf16.txt', 'de-DE'],
  ['de-DE release notes.txt', 'de-DE'],
  ['whatsnew-zh-Hans', 'zh-Hans'],
  ['WhatToTest.pt-BR.txt', 'pt-BR'],
  ['orbit-German.txt', 'de-DE'],
  ['no.txt', 'no'],
  ['build-no.txt', null],
  ['no-crash.txt', null],
  ['to-do.txt', null],
  ['new.txt', null],
  ['qa.txt', null],
  ['German users.txt', null],
];

test.each(fileNames)(
  'a note goes to the language that its file is named by: %s',
  async (name, locale) => {
    const text = 'We fixed:\n\nItalian:\nBetter wording\n\nFrench:\nTypos\n';
    const plain = 'Text.\n';
    const read = await readNotesFile(await prepare({ files: { [name]: locale ? text : plain } }));
    expect(read.preview.entries.map((one) => [one.locale, one.text])).toEqual([
      [locale, (locale ? text : plain).trimEnd()],
    ]);
    expect(read.preview.entries[0]?.code === '').toBe(locale === null);
  },
);

const refused: Record<string, Refused> = {
  'more notes than there are languages': {
    files: { 'a.json': json(Array.from({ length: 10_000 }, (_, at) => entry(`x${at}`, 't'))) },
    says: 'a.json has more than 200 notes.',
  },
  'Latin-1': {
    files: { 'a.json': Buffer.from('{\n"de-DE": "Für alle"}', 'latin1') },
    says: 'a.json is not encoded as UTF-8 or UTF-16. The first character that can’t be read is on line 2. Save it as UTF-8.',
  },
  'UTF-16 that breaks off': {
    files: {
      'a.json': Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from('{}', 'utf16le'),
        Buffer.from([0x41]),
      ]),
    },
    says: 'a.json looks like UTF-16 but contains invalid bytes. Save it as UTF-8.',
  },
  'more than 4 MB': {
    files: { 'a.json': json([entry('en-US', 'x'.repeat(4_200_000))]) },
    says: 'a.json is larger than 4 MB.',
  },
  '100,000 brackets': {
    files: { 'a.json': '['.repeat(100_000) },
    says: 'a.json is nested too deeply, at line 1, column 65. Notes must be an array or an object.',
  },
  'no JSON at all': {
    files: { 'a.json': 'New search.' },
    says: 'a.json is not valid JSON. The first error is at line 1, column 1.',
  },
  'an empty file': {
    files: { 'a.json': '' },
    says: 'a.json is not valid JSON. The first error is at line 1, column 1.',
  },
  'JSON after JSON': {
    files: { 'a.json': '{"en-US": "New."}\n{"de-DE": "Neu."}' },
    says: 'a.json is not valid JSON. The first error is at line 2, column 1.',
  },
  'a folder without notes': {
    files: { 'a/b.txt': 'x' },
    opened: '.',
    says: 'The folder FOLDER contains no notes: no release_notes.json, no release_notes.txt and no folders of languages with one.',
  },
  'a table that is no table of notes': {
    files: { 'a.csv': 'a,b\n1,2\n' },
    says: 'a.csv doesn’t have a row or a column for each language. Name the columns “language” and “text”.',
  },
  'a quotation mark that is never closed': {
    files: { 'a.csv': 'language,text\nen-US,"New\nde-DE,Neu\n' },
    says: 'A quotation mark in a.csv is never closed. It starts on line 2 or earlier.',
  },
};

test.each(Object.entries(oddFiles))('the preview of notes tells all of it: %s', async (_, odd) => {
  const read = await readNotesFile(await prepare(odd));
  expect(previewLines(read)).toEqual(odd.shows);
  // What the window gets is this and nothing else.
  expect(NotesPreview.parse({ ...read.preview, ticket: null })).toEqual({
    ...read.preview,
    ticket: null,
  });
});

test.each(Object.entries(refused))(
  'notes that can’t be read are refused with the place and what to do: %s',
  async (_, odd) => {
    const path = await prepare(odd);
    const error = await errorOf(readNotesFile(path));
    expect(error.code).toBe('notes-malformed');
    expect(inWords(error.detail)).toBe(odd.says.replace('FOLDER', basename(path)));
  },
);

import { ArrowUpFromLine, FileText, KeyRound, PackageOpen } from 'lucide-react';
import { macAppLikeName, packageLikeName } from '#shared/domain/package-file';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { isAddingKey, takeDroppedKeys } from '../../store/add-key';
import { takeDroppedDevices } from '../../store/device-actions';
import { openHelp } from '../../store/help';
import { takeDroppedBackup } from '../../store/key-backups';
import { hasNotesHere, type NotesKind, takeDroppedNotes } from '../../store/notes-import';
import {
  choosePackage,
  openPackages,
  openSample,
  refusePackage,
} from '../../store/package-actions';
import { openShared } from '../../store/sharing';
import { type DroppedPeople, isInviting, takeDroppedPeople } from '../../store/testers';
import { showToast, useWindow } from '../../store/window';
import { HelpButton } from '../../ui/help-button';
import { keyOf } from '../../words/keys';
import { dropWords, skippedWords } from '../../words/package';
import './drop-overlay.css';
import { usePlan } from '../../store/plan';
import { Button } from '../../ui/button';
import { WaitingLine } from '../../ui/progress';
import './drop-area.css';
import { useEffect, useState } from 'react';
import { keyLikeName } from '#shared/domain/found-key';
import { backupExtension } from '#shared/domain/key-backup';
import { notesLikeName } from '#shared/domain/notes-file';
import { peopleLikeName } from '#shared/domain/tester-address';
import { type AppError, appError } from '#shared/errors';

import { pathOf, request } from '../../bridge/bridge';

function take(dropped: Dropped): void {
  if ('error' in dropped) return refusePackage(dropped.error);
  if ('shared' in dropped) return void openShared(dropped.shared);
  if ('backup' in dropped) return void takeDroppedBackup(dropped.backup);
  if ('keys' in dropped) return void takeDroppedKeys(dropped.keys);
  if ('notes' in dropped)
    return void takeDroppedNotes(dropped.notes, dropped.fileName, dropped.kind);
  if ('people' in dropped) return takeDroppedPeople(dropped.people);
  if ('devices' in dropped) return void takeDroppedDevices(dropped.devices, dropped.fileName);
  if (dropped.leftOut.length > 0) showToast(skippedWords(dropped.leftOut));
  void openPackages(dropped.packages);
}

const overTexts = {
  devices: { title: 'devices.drop-title', text: 'devices.drop-text', icon: PackageOpen },
  people: {
    title: 'beta-testers.drop-title',
    text: 'beta-testers.invite-nothing-sent',
    icon: FileText,
  },
  keys: { title: 'drop.over-key', text: 'accounts.key-stored', icon: KeyRound },
  notes: { title: 'drop.over-notes', text: 'drop.over-notes-text', icon: FileText },
  // Notes, a plan and presets are all JSON.
  json: { title: 'drop.over-json', text: 'drop.over-notes-text', icon: FileText },
  'no-package': {
    title: 'drop.over-notes',
    text: 'drop.over-notes-no-package',
    icon: FileText,
  },
} as const;

/** Covers the whole window while files are dragged over it. */
export function DropOverlay() {
  const hover = useWindowDrop(take);
  if (hover === null) return null;
  const over = overWhat(hover);
  const Icon = over === null ? PackageOpen : overTexts[over].icon;
  return (
    <div className="drop-overlay" aria-hidden>
      <div className="drop-overlay-words">
        <Icon />
        <span className="drop-overlay-title">
          {over === null ? dropWords(hover.files) : say(overTexts[over].title)}
        </span>
        <span className="small">
          {say(over === null ? 'drop.over-text' : overTexts[over].text)}
        </span>
      </div>
    </div>
  );
}

/** The first screen: one drop area, one sentence, one action, and a sample to try it with. */
export function DropArea() {
  const opening = usePlan((state) => state.opening);
  return (
    <section className="drop-area" aria-labelledby="drop-area-title" aria-busy={opening !== null}>
      <span className="drop-area-icon" aria-hidden>
        <ArrowUpFromLine />
      </span>
      <h1 id="drop-area-title">{say('drop.title')}</h1>
      <p className="drop-area-text">{say('drop.text')}</p>
      <div className="drop-area-acts">
        <Button kind="main" keys={keyOf('open-package')} onPress={() => void choosePackage()}>
          {say('drop.choose')}
        </Button>
        <Button onPress={() => void openSample()}>{say('drop.sample')}</Button>
      </div>
      <div className="drop-area-help">
        <HelpButton
          topic={say('first-steps.label')}
          onPress={() => openHelp({ page: 'first-publish' })}
        />
      </div>
      <div className="drop-area-wait">
        {opening !== null && (
          <WaitingLine>{say('window.reading-package', { file: opening })}</WaitingLine>
        )}
      </div>
    </section>
  );
}

interface DropHover {
  /** How many files are dragged over the window. */
  files: number;
  /** What their types tell of them, which is all that is known before they are dropped. */
  kind: 'text' | 'json' | 'other';
}

/** What a drop would do, where it is not opening packages. */
function overWhat({ kind }: DropHover): keyof typeof overTexts | null {
  const wanted = wantedHere();
  if (wanted !== null) return wanted;
  if (kind === 'other') return null;
  if (kind === 'json') return 'json';
  return hasNotesHere() ? 'notes' : 'no-package';
}

function kindOf({ items }: DataTransfer): DropHover['kind'] {
  const types = [...items].map(({ type }) => type);
  if (types.length === 1 && types[0] === 'application/json') return 'json';
  return types.every((type) => type.startsWith('text/')) ? 'text' : 'other';
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Accepts files anywhere on the window; returns what is being dragged over it. */
function useWindowDrop(onDrop: (dropped: Dropped) => void): DropHover | null {
  const [hover, setHover] = useState<DropHover | null>(null);

  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (event.relatedTarget === null && carriesFiles(event)) void request('packages:prepare', {});
      over(event);
    };
    const over = (event: DragEvent) => {
      if (!carriesFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const files = event.dataTransfer.items.length;
      const kind = files === 0 ? 'other' : kindOf(event.dataTransfer);
      setHover((before) =>
        before?.files === files && before.kind === kind ? before : { files, kind },
      );
    };
    const leave = (event: DragEvent) => {
      // Moving between two elements fires `dragleave` as well; only leaving the window counts.
      if (event.relatedTarget === null) setHover(null);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setHover(null);
      onDrop(readDrop([...(event.dataTransfer?.files ?? [])], wantedHere(), foldersIn(event)));
    };
    const forget = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setHover(null);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('keydown', forget);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('keydown', forget);
    };
  }, [onDrop]);

  return hover;
}

type Dropped =
  | { packages: readonly string[]; leftOut: readonly string[] }
  | { keys: readonly string[] }
  /** An encrypted backup of keys. */
  | { backup: string }
  /** A plan or presets from a colleague. */
  | { shared: string }
  | { notes: string; fileName: string; kind: NotesKind }
  | { devices: string; fileName: string }
  | { people: DroppedPeople }
  | { error: AppError };

const isPackage = ({ name }: File): boolean => packageLikeName.test(name);
/** What a file that is no package is taken for, where the window is. */
type Wanted = 'devices' | 'keys' | 'people' | null;

/** The screen of test devices takes any other file as one with devices, Add key as one with a key, an invitation as people. */
function wantedHere(): Wanted {
  if (isInviting()) return 'people';
  if (isAddingKey()) return 'keys';
  return useWindow.getState().screen.name === 'devices' ? 'devices' : null;
}

/** What people take for a key, or keep one in: main says what it is. */
const isKeyLike = (file: File): boolean => pathOf(file) !== '' && keyLikeName.test(file.name);

/** The dropped folders: a file's name does not tell. */
function foldersIn({ dataTransfer }: DragEvent): ReadonlySet<number> {
  const entries = [...(dataTransfer?.items ?? [])].map((item) => item.webkitGetAsEntry());
  return new Set(entries.flatMap((entry, at) => (entry?.isDirectory ? [at] : [])));
}

const isNotes = ({ name }: File): boolean => notesLikeName.test(name);
/** They belong together, and main finds the others beside the first. */
const isNotesText = ({ name }: File): boolean => /^release[_-]notes.*\.txt$/i.test(name);
const isShared = ({ name }: File): boolean => /\.json$/i.test(name);
const isKey = ({ name }: File): boolean => /\.p8$/i.test(name);
const isBackup = ({ name }: File): boolean => name.toLowerCase().endsWith(`.${backupExtension}`);
const isDeviceFile = (file: File): boolean =>
  pathOf(file) !== '' && !isPackage(file) && !isKey(file) && !isBackup(file);

/**
 * What was dropped on the window: the paths of packages with the names of other files, the paths of keys, or why it is
 * neither. No file is read here; a key's text never enters the page.
 */
export function readDrop(
  files: readonly File[],
  wanted: Wanted = null,
  folders: ReadonlySet<number> = new Set(),
): Dropped {
  const [file, ...others] = files;
  if (file === undefined) {
    return { error: appError('package-not-ipa', message('drop.not-a-file')) };
  }
  if (wanted === 'people') return { people: readPeople(file, others.length === 0) };
  if (wanted === 'keys' && others.length === 0 && isKeyLike(file)) return { keys: [pathOf(file)] };
  if (wanted === 'devices' && others.length === 0 && isDeviceFile(file))
    return { devices: pathOf(file), fileName: file.name };
  if (others.length === 0 && folders.has(0) && isFolderOfNotes(file))
    return { notes: pathOf(file), fileName: file.name, kind: 'folder' };
  if (others.length === 0 || files.every(isNotesText)) return readOne(file);
  const packages = files.filter(isPackage);
  const keys = files.filter(isKey);
  if (packages.length === 0) return keys.length === 0 ? noneOf(files) : readKeys(keys);
  const notHere = packages.find((one) => pathOf(one) === '');
  if (notHere !== undefined) return readOne(notHere);
  return {
    packages: packages.map(pathOf),
    leftOut: files.filter((one) => !isPackage(one)).map((one) => one.name),
  };
}

/** Behind the open sheet nothing else is opened. */
function readPeople(file: File, isAlone: boolean): DroppedPeople {
  const path = pathOf(file);
  if (isAlone && path !== '' && peopleLikeName.test(file.name)) return { path };
  const detail =
    path === '' && file.name !== ''
      ? message('drop.not-on-disk', { file: file.name })
      : message('beta-testers.import.not-a-list');
  return { error: appError('testers-unreadable', detail) };
}

/** Any folder while notes can be imported; a folder with an extension is an app or the like. */
function isFolderOfNotes(file: File): boolean {
  return hasNotesHere() && pathOf(file) !== '' && !/\.[^./\\]+$/.test(file.name);
}

function noneOf(files: readonly File[]): Dropped {
  const list = files.map((one) => one.name);
  return { error: appError('package-not-ipa', message('drop.no-package', { files: { list } })) };
}

function readKeys(keys: readonly File[]): Dropped {
  const notHere = keys.find((one) => pathOf(one) === '');
  return notHere === undefined ? { keys: keys.map(pathOf) } : readOne(notHere);
}

function readOne(file: File): Dropped {
  const path = pathOf(file);
  if (path === '') {
    const detail =
      file.name === ''
        ? message('drop.not-on-disk-unnamed')
        : message('drop.not-on-disk', { file: file.name });
    return {
      error: appError('package-not-found', detail, {
        whatToDo: message('drop.not-on-disk-fix'),
      }),
    };
  }
  if (isKey(file)) return { keys: [path] };
  if (isBackup(file)) return { backup: path };
  if (isShared(file)) return { shared: path };
  if (isNotes(file)) return { notes: path, fileName: file.name, kind: 'file' };
  // A folder has no extension either; main checks the path and reports which it is.
  if (/\.[^./\\]+$/.test(file.name) && !isPackage(file)) {
    if (macAppLikeName.test(file.name)) return { error: macAppError(file) };
    return {
      error: appError('package-not-ipa', message('drop.other-extension', { file: file.name })),
    };
  }
  return { packages: [path], leftOut: [] };
}

/** What Mac apps are distributed in elsewhere; Apple takes none of it. */
function macAppError({ name }: File): AppError {
  return appError('package-not-ipa', message('drop.mac-app', { file: name }), {
    whatToDo: message('drop.mac-app-fix'),
  });
}

import { ArrowUpFromLine, PackageOpen } from 'lucide-react';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { takeDroppedKey } from '../../store/account-actions';
import {
  choosePackage,
  openPackages,
  openSample,
  refusePackage,
} from '../../store/package-actions';
import { showToast } from '../../store/window';
import { dropWords, skippedWords } from '../../words/package';
import './drop-overlay.css';
import { usePlan } from '../../store/plan';
import { Button } from '../../ui/button';
import { WaitingLine } from '../../ui/progress';
import './drop-area.css';
import { useEffect, useState } from 'react';
import { type AppError, appError } from '#shared/errors';
import { pathOf, request } from '../../bridge/bridge';

function take(dropped: Dropped): void {
  if ('error' in dropped) return refusePackage(dropped.error);
  if ('key' in dropped) return void takeDroppedKey(dropped.key);
  if (dropped.leftOut.length > 0) showToast(skippedWords(dropped.leftOut));
  void openPackages(dropped.packages);
}

/** Covers the whole window while files are dragged over it. */
export function DropOverlay() {
  const hover = useWindowDrop(take);
  if (hover === null) return null;
  return (
    <div className="drop-overlay" aria-hidden>
      <div className="drop-overlay-words">
        <PackageOpen />
        <span className="drop-overlay-title">{dropWords(hover.files)}</span>
        <span className="small">{say('drop.over-text')}</span>
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
        <Button kind="main" onPress={() => void choosePackage()}>
          {say('drop.choose')}
        </Button>
        <Button onPress={() => void openSample()}>{say('drop.sample')}</Button>
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
      setHover((before) => (before?.files === files ? before : { files }));
    };
    const leave = (event: DragEvent) => {
      // Moving between two elements fires `dragleave` as well; only leaving the window counts.
      if (event.relatedTarget === null) setHover(null);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setHover(null);
      onDrop(readDrop([...(event.dataTransfer?.files ?? [])]));
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
  | { key: string }
  | { error: AppError };

const isPackage = ({ name }: File): boolean => /\.ipa$/i.test(name);
const isKey = ({ name }: File): boolean => /\.p8$/i.test(name);

/**
 * What was dropped on the window: the paths of packages with the names of other files, the path of a key, or why it is
 * neither. No file is read here; a key's text never enters the page.
 */
export function readDrop(files: readonly File[]): Dropped {
  const [file, ...others] = files;
  if (file === undefined) {
    return { error: appError('package-not-ipa', message('drop.not-a-file')) };
  }
  if (others.length === 0) return readOne(file);
  const packages = files.filter(isPackage);
  const key = files.find(isKey);
  if (packages.length === 0) return key === undefined ? noneOf(files) : readOne(key);
  const notHere = packages.find((one) => pathOf(one) === '');
  if (notHere !== undefined) return readOne(notHere);
  return {
    packages: packages.map(pathOf),
    leftOut: files.filter((one) => !isPackage(one)).map((one) => one.name),
  };
}

function noneOf(files: readonly File[]): Dropped {
  const list = files.map((one) => one.name);
  return { error: appError('package-not-ipa', message('drop.no-package', { files: { list } })) };
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
  if (isKey(file)) return { key: path };
  // A folder has no extension either; main checks the path and reports which it is.
  if (/\.[^./\\]+$/.test(file.name) && !isPackage(file)) {
    return {
      error: appError('package-not-ipa', message('drop.other-extension', { file: file.name })),
    };
  }
  return { packages: [path], leftOut: [] };
}

import { useState } from 'react';
import { checkTyped, refusedPlaces, whatToTestLimit } from '#shared/asc/text-rules';
import { localeName } from '#shared/words/locale-name';
import { inWords, say } from '#shared/words/say';
import { noteIn } from '../../store/notes-book';
import {
  chooseTargets,
  closeTranslating,
  emptyTargets,
  stopTranslating,
  type Translating,
  targetsOf,
  translate,
  useTranslating,
} from '../../store/translating';
import { showSettings } from '../../store/window';
import { useNotes } from '../../text-editor/notes-context';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { WaitingLine } from '../../ui/progress';
import { TickBox } from '../../ui/tick-box';
import './translate-sheet.css';

/** Translates the note in the primary language with the user's own translator. Nothing is sent before the button. */
export function TranslateSheet() {
  const state = useTranslating((one) => one.state);
  return (
    <Sheet title={say('translate.title')} isOpen={state !== null} onClose={closeTranslating}>
      {state !== null && <TranslateBody state={state} />}
    </Sheet>
  );
}

function TranslateBody({ state }: { state: Translating }) {
  const { translator, source } = state;
  if (translator.kind === 'off') return <TurnedOff />;
  if (source.text.trim() === '')
    return (
      <>
        <p>{say('translate.no-source', { language: { locale: source.locale } })}</p>
        <div className="sheet-foot">
          <Button onPress={closeTranslating} autoFocus>
            {say('button.close')}
          </Button>
        </div>
      </>
    );
  return <Targets state={state} />;
}

function TurnedOff() {
  return (
    <>
      <p>{say('translate.off-text')}</p>
      <div className="sheet-foot">
        <Button onPress={closeTranslating}>{say('button.close')}</Button>
        <Button
          kind="main"
          autoFocus
          onPress={() => {
            closeTranslating();
            showSettings('settings-translator');
          }}
        >
          {say('translate.open-settings')}
        </Button>
      </div>
    </>
  );
}

/** What is sent where, said each time before it is. */
function whatIsSent({ translator, source, app }: Translating): string {
  const facts = {
    language: { locale: source.locale },
    count: source.text.length,
    app: app.name,
  };
  if (translator.kind === 'command')
    return say('translate.what-program', { ...facts, program: fileName(translator.program) });
  if (translator.kind === 'http')
    return say('translate.what-service', { ...facts, host: new URL(translator.url).host });
  return '';
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function Targets({ state }: { state: Translating }) {
  const book = useNotes();
  const { targets, phase, error, results } = state;
  const all = targetsOf(book);
  const [tickedFirst] = useState(() => targets);
  const rows = inNameOrder(all, tickedFirst);
  const count = targets.size;
  const replaced = [...targets].filter((locale) => noteIn(book, locale).trim() !== '').length;
  const isWorking = phase === 'working';
  return (
    <>
      <p className="selectable">{whatIsSent(state)}</p>
      {error !== null && <ErrorNotice {...error} isAlert />}
      {phase === 'done' && <p role="alert">{say('translate.partly', { count })}</p>}
      {!isWorking && (
        <div className="translate-choices">
          <Button size="small" onPress={() => chooseTargets(emptyTargets(book))}>
            {say('translate.choose-empty')}
          </Button>
          <Button size="small" onPress={() => chooseTargets(all)}>
            {say('translate.choose-all')}
          </Button>
          <Button size="small" onPress={() => chooseTargets([])}>
            {say('translate.choose-none')}
          </Button>
        </div>
      )}
      <ul className="translate-list" aria-label={say('translate.targets')}>
        {rows.map((locale) => (
          <li key={locale} className="translate-row">
            <TickBox
              label={localeName(locale)}
              isSelected={targets.has(locale)}
              isReadOnly={isWorking}
              onChange={(isOn) =>
                chooseTargets(all.filter((one) => (one === locale ? isOn : targets.has(one))))
              }
            />
            <span className="grow" />
            <TargetState locale={locale} state={state} text={noteIn(book, locale)} />
          </li>
        ))}
      </ul>
      {replaced > 0 && !isWorking && (
        <p className="small">{say('translate.replace-warning', { count: replaced })}</p>
      )}
      <div className="sheet-foot">
        {isWorking ? (
          <>
            <span className="grow">
              <WaitingLine>
                {say('translate.progress', { done: Object.keys(results).length, count })}
              </WaitingLine>
            </span>
            <Button onPress={stopTranslating} autoFocus>
              {say('translate.stop')}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={closeTranslating}>
              {say(phase === 'done' ? 'button.close' : 'button.cancel')}
            </Button>
            <GuardedButton
              reasons={count === 0 ? [say('translate.none-chosen')] : []}
              onPress={() => void translate(book)}
            >
              {phase === 'done'
                ? say('translate.retry', { count })
                : say('translate.start', { count })}
            </GuardedButton>
          </>
        )}
      </div>
    </>
  );
}

/** Those that were chosen when the sheet opened, then the others, each from A to Z: a row never moves under the pointer. */
function inNameOrder(locales: readonly string[], first: ReadonlySet<string>): string[] {
  return locales
    .map((locale) => ({ locale, name: localeName(locale), rank: first.has(locale) ? 0 : 1 }))
    .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name))
    .map(({ locale }) => locale);
}

interface TargetProps {
  locale: string;
  state: Translating;
  /** The note as it is now. */
  text: string;
}

/** What becomes of a language, or became of it. */
function TargetState({ locale, state, text }: TargetProps) {
  const { results, targets, phase, asked } = state;
  const result = results[locale];
  if (result?.problem)
    return <span className="small translate-failed">{inWords(result.problem)}</span>;
  if (typeof result?.text === 'string') return <TranslatedState text={result.text} />;
  if (!targets.has(locale)) return null;
  if (phase === 'working')
    return (
      <span className="small">
        {say(asked.includes(locale) ? 'translate.state.working' : 'translate.state.waiting')}
      </span>
    );
  if (phase === 'done')
    return <span className="small translate-failed">{say('translate.state.failed')}</span>;
  return (
    <span className="small">
      {say(text.trim() === '' ? 'translate.is-empty' : 'translate.replaces')}
    </span>
  );
}

/** It was written, and the editor marks what App Store Connect would refuse in it. */
function TranslatedState({ text }: { text: string }) {
  const check = checkTyped(text);
  const refused = refusedPlaces(text, check).length;
  if (check.tooLong)
    return (
      <span className="small translate-failed">
        {say('translate.state.too-long', { count: check.length - whatToTestLimit })}
      </span>
    );
  return (
    <span className={`small ${refused > 0 ? 'translate-look' : ''}`}>
      {refused > 0
        ? say('translate.state.refused', { count: refused })
        : say('translate.state.done', { count: check.length })}
    </span>
  );
}

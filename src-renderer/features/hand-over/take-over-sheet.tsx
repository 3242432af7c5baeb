import { useState } from 'react';
import { longestPerson } from '#shared/domain/hand-over';
import type { HandOverFile } from '#shared/domain/shared-file';
import { listed } from '#shared/words/format';
import { partyText } from '#shared/words/hand-over';
import { langAttribute } from '#shared/words/locale-name';
import { appName } from '#shared/words/names';
import { planFacts } from '#shared/words/plan-facts';
import { stepsLeft } from '#shared/words/run-steps';
import { inWords, say } from '#shared/words/say';
import { fullTime } from '#shared/words/time';
import { chooseTakeOverAccount, closeTakeOver, takeOver, useTakeOver } from '../../store/hand-over';
import { useSharing } from '../../store/sharing';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { Fact, FactList, FactText } from '../../ui/fact-list';
import { Select } from '../../ui/select';
import { TextInput } from '../../ui/text-input';
import { versionAndBuild } from '../../words/package';
import './hand-over-sheet.css';

/** A colleague's run: what it is, how far it is and what will be done, before it is taken over. */
export function TakeOverSheet() {
  const { file } = useTakeOver();
  return (
    <Sheet
      title={say('take-over.title')}
      text={file?.fileName ?? ''}
      isOpen={file !== null}
      onClose={closeTakeOver}
    >
      {file !== null && <TakeOverParts file={file} />}
    </Sheet>
  );
}

function TakeOverParts({ file }: { file: HandOverFile }) {
  const { accountId, error, isBusy } = useTakeOver();
  const key = useSharing((state) => state.key);
  const accounts = useSnapshots((state) => state.accounts).filter(
    ({ environment }) => environment === file.run.environment,
  );
  const [person, setPerson] = useState<string | null>(null);
  const isHere = file.here === 'other';
  return (
    <form
      className="hand-over"
      onSubmit={(event) => {
        event.preventDefault();
        void takeOver(person ?? key?.name ?? '');
      }}
    >
      <RunFacts file={file} />
      {isHere && <p className="small">{say('take-over.here')}</p>}
      {accounts.length === 0 && <p className="small">{say('take-over.no-account')}</p>}
      {!isHere && accounts.length > 0 && (
        <div className="hand-over-names">
          <div className="field">
            <span className="field-label">{say('take-over.account')}</span>
            <Select
              label={say('take-over.account')}
              value={accountId ?? accounts[0]?.id ?? ''}
              options={accounts.map(({ id, name }) => ({ id, name }))}
              onChange={chooseTakeOverAccount}
            />
          </div>
          <TextInput
            label={say('hand-over.your-name')}
            value={person ?? key?.name ?? ''}
            onChange={(typed) => setPerson(typed.slice(0, longestPerson))}
          />
        </div>
      )}
      {error !== null && <ErrorNotice isAlert {...error} />}
      <div className="sheet-foot">
        <span className="grow" />
        <Button onPress={closeTakeOver}>{say('button.cancel')}</Button>
        <Button kind="main" type="submit" isDisabled={isBusy || isHere || accountId === null}>
          {say(file.needsPackage ? 'take-over.button-package' : 'take-over.button')}
        </Button>
      </div>
    </form>
  );
}

function RunFacts({ file: { run, from, at, needsPackage } }: { file: HandOverFile }) {
  const steps = stepsLeft(run).map(({ title }) => inWords(title));
  return (
    <FactList isLong>
      <Fact label={say('hand-over.label.app')}>
        <bdi>{appName(run.package)}</bdi> <bdi>{versionAndBuild(run.package)}</bdi>{' '}
        <code>{run.package.bundleId}</code>
      </Fact>
      <Fact label={say('hand-over.label.from')}>{inWords(partyText(from))}</Fact>
      <Fact label={say('hand-over.label.at')}>{fullTime(at)}</Fact>
      <Fact label={say('hand-over.label.environment')}>
        {say('command.environment', { environment: run.environment })}
      </Fact>
      <Fact label={say('hand-over.label.left')}>{listed(steps)}</Fact>
      <Fact label={say('hand-over.upload')}>
        {say(needsPackage ? 'hand-over.package.needed' : 'hand-over.package.complete')}
      </Fact>
      {run.plan.notes.map(({ locale, text }) => (
        <Fact key={locale} label={say('sharing.plan.notes', { language: { locale } })}>
          <FactText lang={langAttribute(locale)}>{text}</FactText>
        </Fact>
      ))}
      {planFacts(run.plan).map(({ label, text }) => (
        <Fact key={label + text} label={label}>
          {text}
        </Fact>
      ))}
    </FactList>
  );
}

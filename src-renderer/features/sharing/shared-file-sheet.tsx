import { useState } from 'react';
import type { PlanFile, PresetsFile } from '#shared/domain/shared-file';
import { langAttribute } from '#shared/words/locale-name';
import { planFacts } from '#shared/words/plan-facts';
import { say } from '#shared/words/say';
import { usePlan } from '../../store/plan';
import {
  approveShared,
  closeShared,
  isForOpenPackage,
  takeSharedPresets,
  usePlanOfFile,
  useSharing,
} from '../../store/sharing';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { Fact, FactList, FactText } from '../../ui/fact-list';
import { Select } from '../../ui/select';
import { ApprovalKeyForm } from './approval-key';
import './shared-file-sheet.css';

/** A colleague's file: a plan to read and approve or to publish with, or presets to take. */
export function SharedFileSheet() {
  const { file, error } = useSharing();
  const title = file?.kind === 'presets' ? say('sharing.presets.title') : say('sharing.plan.title');
  return (
    <Sheet
      title={title}
      text={file === null ? '' : subtitle(file)}
      isOpen={file !== null || error !== null}
      onClose={closeShared}
    >
      {error !== null && <ErrorNotice isAlert {...error} />}
      {file?.kind === 'plan' && <PlanParts file={file} />}
      {file?.kind === 'presets' && <PresetParts file={file} />}
    </Sheet>
  );
}

function subtitle(file: PlanFile | PresetsFile): string {
  if (file.kind === 'plan') return file.fileName;
  return say('sharing.presets.text', { file: file.fileName });
}

function PlanParts({ file }: { file: PlanFile }) {
  const key = useSharing((state) => state.key);
  const isBusy = useSharing((state) => state.isBusy);
  const open = usePlan((state) => state.plan);
  const isHere = isForOpenPackage(file.plan, open);
  const hasSigned = file.signatures.some(({ isOwn, isValid }) => isOwn && isValid);
  return (
    <>
      <PlanFacts file={file} />
      {key === null && !isHere && <ApprovalKeyForm />}
      {!isHere && (
        <p className="small">
          {say(open === null ? 'sharing.plan.open-package' : 'sharing.plan.other-package')}
        </p>
      )}
      <div className="sheet-foot">
        <span className="grow" />
        <Button onPress={closeShared}>{say('button.close')}</Button>
        {key && !hasSigned && (
          <Button
            kind={isHere ? 'plain' : 'main'}
            isDisabled={isBusy}
            onPress={() => void approveShared()}
          >
            {say('sharing.plan.approve', { name: key.name })}
          </Button>
        )}
        {isHere && (
          <Button kind="main" onPress={usePlanOfFile}>
            {say('sharing.plan.use')}
          </Button>
        )}
      </div>
    </>
  );
}

function PlanFacts({ file: { plan, signatures } }: { file: PlanFile }) {
  const { build, sha256 } = plan.package ?? {};
  return (
    <FactList isLong>
      <Fact label={say('sharing.plan.package')}>
        {build === undefined ? (
          say('sharing.plan.unnamed')
        ) : (
          <>
            <code>{build.bundleId}</code> {build.version} ({build.buildNumber})
          </>
        )}
      </Fact>
      <Fact label={say('sharing.plan.checksum')}>
        {sha256 === undefined ? say('sharing.plan.unnamed') : <code>{sha256}</code>}
      </Fact>
      {plan.notes.map(({ locale, text }) => (
        <Fact key={locale} label={say('sharing.plan.notes', { language: { locale } })}>
          <FactText lang={langAttribute(locale)}>{text}</FactText>
        </Fact>
      ))}
      {planFacts(plan).map(({ label, text }) => (
        <Fact key={label + text} label={label}>
          {text}
        </Fact>
      ))}
      <Fact label={say('sharing.plan.signatures')}>
        {signatures.length === 0
          ? say('sharing.plan.unsigned')
          : signatures.map((one) => (
              <Chip key={one.name} tone={one.isValid && one.isKnown ? 'ok' : 'look'}>
                {signatureWords(one)}
              </Chip>
            ))}
      </Fact>
    </FactList>
  );
}

function signatureWords({ name, isValid, isKnown }: PlanFile['signatures'][number]): string {
  if (!isValid) return say('sharing.plan.signed-other', { name });
  return say(isKnown ? 'sharing.plan.signed' : 'sharing.plan.signed-stranger', { name });
}

const later = 'later';

function PresetParts({ file }: { file: PresetsFile }) {
  const accounts = useSnapshots((state) => state.accounts);
  const isBusy = useSharing((state) => state.isBusy);
  const [account, setAccount] = useState(
    accounts.find(({ environment }) => environment === 'live')?.id ?? later,
  );
  const count = file.presets.length;
  return (
    <>
      <ul className="shared-presets">
        {file.presets.map((preset) => (
          <li key={preset.id}>
            <b>{preset.name}</b> <code>{preset.bundleId}</code>
            {preset.lock !== null && (
              <span className="small">
                {say('sharing.presets.locked', { name: preset.lock.owner.name })}
              </span>
            )}
            {file.known.includes(preset.id) && (
              <span className="small">{say('sharing.presets.known')}</span>
            )}
          </li>
        ))}
      </ul>
      <div className="shared-account">
        <span className="field-label">{say('sharing.presets.account')}</span>
        <Select
          label={say('sharing.presets.account')}
          value={account}
          options={[
            ...accounts.map(({ id, name }) => ({ id, name })),
            { id: later, name: say('sharing.presets.no-account') },
          ]}
          onChange={setAccount}
        />
      </div>
      <div className="sheet-foot">
        <span className="grow" />
        <Button onPress={closeShared}>{say('button.cancel')}</Button>
        <Button
          kind="main"
          isDisabled={isBusy}
          onPress={() => void takeSharedPresets(account === later ? null : account)}
        >
          {say('sharing.presets.import', { count })}
        </Button>
      </div>
    </>
  );
}
